"""Search looks through everything that the person may see, and through nothing else."""

import pytest
from django.urls import reverse

from accounts import search
from partnership.models import AgendaItem, GroupDecision
from safeguarding.clock import wall

PAGE = "/search/"


@pytest.fixture
def look(client, sign_in):
    """``look(person, "words")``: the page of what was found."""

    def look(person, words):
        sign_in(client, person)
        return client.post(PAGE, {"words": words}, follow=True).text

    return look


@pytest.fixture
def decide(quality, support_officer):
    """``decide("words")``: a decision of the quality group."""

    def decide(words, **fields):
        number = f"D-2026-{GroupDecision.objects.count() + 1}"
        return GroupDecision.objects.create(
            reference=number, group=quality, words=words, decided_on=wall.today(), recorded_by=support_officer, **fields
        )

    return decide


def test_each_of_three_people_finds_what_they_may_see(look, quality_member, agency_lead, outsider, make_action):
    make_action("Publish the neglect guide")

    assert "Publish the neglect guide" in look(quality_member, "neglect guide")
    assert "Publish the neglect guide" not in look(agency_lead, "neglect guide")
    assert "Publish the neglect guide" not in look(outsider, "neglect guide")


def test_every_word_must_stand_somewhere_in_the_record(look, quality_member, make_action):
    make_action("Publish the neglect guide")

    assert "Nothing was found" in look(quality_member, "neglect budget")
    assert "Publish the neglect guide" in look(quality_member, "GUIDE neglect")


def test_nothing_restricted_is_found_even_by_those_who_may_open_it(
    look, support_officer, make_action, make_meeting, decide
):
    make_action("Speak with the zebra foundation", restricted=True)
    AgendaItem.objects.create(meeting=make_meeting(), title="The zebra matter", restricted=True)
    decide("The zebra is told.", restricted=True)

    assert "Nothing was found" in look(support_officer, "zebra")


def test_a_meeting_is_found_by_its_agenda_and_by_minutes_once_they_are_approved(look, quality_member, make_meeting):
    held, draft = make_meeting(days=-9, state="approved"), make_meeting(days=-2, state="drafted")
    for meeting in (held, draft):
        AgendaItem.objects.create(meeting=meeting, title="Threshold document", said="Elephants were discussed.")

    shown = look(quality_member, "elephants")

    assert held.get_absolute_url() in shown
    assert draft.get_absolute_url() not in shown
    assert draft.get_absolute_url() in look(quality_member, "threshold")


def test_decisions_groups_and_people_are_found(look, support_officer, quality_member, decide):
    decide("Adopt the new threshold document.")

    assert "Adopt the new threshold document." in look(support_officer, "threshold")
    assert "/groups/quality/" in look(support_officer, "quality")
    assert "Mo Member" in look(support_officer, "mo member")


def test_only_who_manages_people_finds_people(look, quality_member, support_officer):
    assert "Nothing was found" in look(quality_member, "sam support")


def test_the_words_stand_in_no_address(client, sign_in, quality_member):
    sign_in(client, quality_member)

    answer = client.post(PAGE, {"words": "neglect"})

    assert answer.headers["Location"] == PAGE


def test_the_results_are_there_again_on_the_way_back(client, sign_in, look, quality_member, make_action):
    make_action("Publish the neglect guide")
    look(quality_member, "neglect")

    assert "Publish the neglect guide" in client.get(PAGE).text


def test_the_next_person_does_not_see_what_was_typed(client, sign_in, look, quality_member, agency_lead):
    look(quality_member, "neglect")
    client.post(reverse("account_logout"))

    assert "neglect" not in sign_in(client, agency_lead).get(PAGE).text


@pytest.mark.parametrize("typed", ["", "   ", "a", "a b c"])
def test_too_little_gets_a_sentence(look, observer, typed):
    shown = look(observer, typed)

    assert "Enter a" in shown


def test_signs_of_sql_are_words_like_any_other(look, quality_member, make_action):
    make_action("Reach 100% of schools")

    assert "Reach 100% of schools" in look(quality_member, "100%")
    assert "Nothing was found" in look(quality_member, "1%0")


def test_more_than_ten_lead_to_all_of_them_page_by_page(client, look, quality_member, make_action):
    for n in range(60):
        make_action(f"Zeal number {n}")

    assert "/search/actions/" in look(quality_member, "zeal")
    shown = client.get("/search/actions/?page=2").text
    assert "Zeal number 59" in shown
    assert "Zeal number 1<" not in shown


def test_an_unknown_kind_is_no_page(client, sign_in, observer):
    assert sign_in(client, observer).get("/search/secrets/").status_code == 404


def test_a_search_costs_the_same_with_ten_times_the_rows(
    client, look, support_officer, make_action, decide, statements
):
    for n in range(30):
        make_action(f"Zeal {n}")
        decide(f"More zeal {n}")
    look(support_officer, "zeal")

    with statements(15):
        client.get(PAGE)


def test_at_most_six_words_count_each_once():
    assert search.words_of("one one two three four five six seven x") == ("one", "two", "three", "four", "five", "six")
