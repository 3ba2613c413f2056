"""Who reaches what: the insider, the partner agency's lead, the outsider; named and conflicted."""

import pytest

from reviews.commands import access, information
from reviews.models import InformationRequest, RapidReview, Referral
from safeguarding.clock.refusal import Refused
from safeguarding.history.models import Opening

pytestmark = pytest.mark.django_db

CASE_PAGES = [
    "",
    "agencies/",
    "chronology/",
    "meeting/",
    "decision/",
    "documents/",
    "clock/",
    "people/",
    "history/",
]


@pytest.mark.parametrize("tail", CASE_PAGES)
def test_the_support_team_reads_every_page_of_the_case(client, review, people, sign_in, tail):
    assert sign_in(client, people["support"]).get(f"{review.get_absolute_url()}{tail}").status_code == 200


@pytest.mark.parametrize("tail", [*CASE_PAGES, "call/", "sign/", "people/add/", "clock/pause/"])
def test_an_outsider_finds_nothing(client, review, outsider, sign_in, tail):
    assert sign_in(client, outsider).get(f"{review.get_absolute_url()}{tail}").status_code == 404


@pytest.mark.parametrize("tail", CASE_PAGES)
def test_an_agency_lead_finds_nothing_of_the_case(client, asked, people, sign_in, tail):
    assert sign_in(client, people["lead"]).get(f"{asked.review.get_absolute_url()}{tail}").status_code == 404


@pytest.mark.parametrize(
    "tail", ["call/", "agencies/ask/", "meeting/record/", "submit/", "people/add/", "clock/pause/"]
)
def test_a_named_partner_may_read_but_not_run_the_case(client, review, partners, sign_in, tail):
    assert sign_in(client, partners[0]).get(f"{review.get_absolute_url()}{tail}").status_code == 403


def test_a_lead_sees_their_own_request(client, asked, people, sign_in):
    assert sign_in(client, people["lead"]).get(asked.get_absolute_url()).status_code == 200


def test_a_lead_of_another_agency_does_not_see_it(client, asked, make_person, council, sign_in):
    other = make_person("Lea Other", "agency_lead", agency=council)

    assert sign_in(client, other).get(asked.get_absolute_url()).status_code == 404


def test_what_is_typed_and_not_sent_is_only_the_lead_s(client, asked, people, sign_in):
    information.keep_return(request=asked, fields={"involvement": "Half a thought"}, by=people["lead"])

    page = sign_in(client, people["support"]).get(asked.get_absolute_url())

    assert b"Half a thought" not in page.content


def test_a_manager_sees_the_request_that_their_lead_has_not_answered(asked, people, make_person):
    boss = make_person("Max Boss", "observer")
    people["lead"].manager = boss
    people["lead"].save()

    assert list(InformationRequest.objects.visible_to(boss)) == [asked]


def test_a_conflict_of_interest_closes_the_case_to_its_own_team(client, review, people, business_manager, sign_in):
    access.declare_conflict(review=review, person=people["support"], reason="A neighbour", by=business_manager)

    assert sign_in(client, people["support"]).get(review.get_absolute_url()).status_code == 404
    assert not RapidReview.objects.visible_to(people["support"]).exists()
    assert not Referral.objects.visible_to(people["support"]).exists()


def test_nobody_clears_their_own_conflict(review, people, business_manager):
    conflict = access.declare_conflict(review=review, person=people["support"], reason="Kin", by=business_manager)

    with pytest.raises(Refused, match="Somebody else"):
        access.clear_conflict(conflict=conflict, reason="Fine", by=people["support"])


def test_access_by_name_ends_when_it_is_ended(review, people, observer):
    access.name_person(review=review, person=observer, why="Learns the work", by=people["support"])
    assert RapidReview.objects.visible_to(observer).exists()

    named = review.named.get(address=f"person:{observer.pk}")
    access.end_naming(named=named, by=people["support"])
    assert not RapidReview.objects.visible_to(observer).exists()


def test_opening_a_case_is_written_down(client, review, people, sign_in):
    sign_in(client, people["support"]).get(review.get_absolute_url())

    assert Opening.objects.filter(person=people["support"], subject_kind="rapid-review", subject_id=review.pk).exists()


def test_a_referrer_follows_their_own_referral_and_nothing_else(client, review, people, sign_in):
    signed_in = sign_in(client, people["referrer"])

    assert signed_in.get(review.referral.get_absolute_url()).status_code == 200
    assert signed_in.get(review.get_absolute_url()).status_code == 404


def test_a_crafted_address_is_not_found(client, review, people, sign_in):
    signed_in = sign_in(client, people["support"])

    assert signed_in.get("/reviews/RR-1999-999/").status_code == 404
    assert signed_in.get(f"{review.get_absolute_url()}agencies/999999/remind/").status_code == 404


def test_whoever_is_named_on_the_review_reads_the_referral_behind_it(client, review, people, partners, sign_in):
    for person in (people["chair"], partners[0]):
        assert sign_in(client, person).get(review.referral.get_absolute_url()).status_code == 200


def test_the_way_back_from_a_request_leads_where_the_person_may_go(client, asked, people, partners, sign_in):
    assert (
        f"{asked.review.get_absolute_url()}agencies/" in sign_in(client, partners[0]).get(asked.get_absolute_url()).text
    )
    assert 'href="/requests/"' in sign_in(client, people["lead"]).get(asked.get_absolute_url()).text


@pytest.mark.parametrize("tail", ["edit/", "children/add/", "send/"])
def test_only_the_maker_and_the_team_change_a_referral(client, review, people, sign_in, tail):
    assert sign_in(client, people["chair"]).get(f"{review.referral.get_absolute_url()}{tail}").status_code == 403
