"""Forms that are sent by hand, past every page: nobody changes what is not theirs to change."""

import pytest

from reports.models import Report, SignOff
from safeguarding.clock import wall
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
DAY = {"due_on_0": "1", "due_on_1": "12", "due_on_2": "2030", "on_0": "1", "on_1": "12", "on_2": "2030"}
ANSWERS = {**DAY, "words": "Mine", "reason": "Mine", "heading": "Mine", "name": "Mine", "how": "Mine", "to": "down"}
PART, COMMENT = "sections/{section}/", "sections/{section}/comments/{comment}/"
WRITERS_OWN = (
    "outline/add/",
    "outline/{section}/rename/",
    "outline/{section}/facts/",
    "outline/{section}/move/",
    "outline/{section}/drop/",
    "facts/refresh/",
    f"{PART}write/",
    f"{PART}ask/",
    f"{PART}ask-nobody/",
    f"{PART}done/",
    f"{PART}not-done/",
    f"{COMMENT}answer/",
    "sign-off/comments/",
    "sign-off/scrutiny/",
    "sign-off/draft/",
    "sign-off/seal/",
    "sign-off/publish/",
    "sign-off/correct/",
    "sent-to/add/",
    "sent-to/{row}/",
)
OF_ONE_REPORT = (
    *(tail for tail in WRITERS_OWN if "{" in tail),
    f"{PART}comments/add/",
    "documents/{job}/",
    "facts/{fact}/",
    "facts/{fact}/records/",
)


@pytest.mark.parametrize("tail", WRITERS_OWN)
def test_nobody_but_its_writers_changes_a_report(
    try_it, everything, ids, tail, signers, agency_lead, scrutineer, observer, outsider
):
    before, people = everything(), [signers["river-police"], agency_lead, scrutineer, observer, outsider]
    address = f"/reports/{ids['pk']}/{tail.format(**ids)}"

    assert [try_it(person, address, ANSWERS) for person in people] == [403, 403, 403, 404, 404]
    assert everything() == before


@pytest.mark.parametrize("tail", OF_ONE_REPORT)
def test_the_number_of_another_reports_thing_is_not_found(
    try_it, client, everything, ids, others, support_officer, tail
):
    before, address = everything(), f"/reports/{ids['pk']}/{tail.format(**others)}"

    assert try_it(support_officer, address, ANSWERS) in {404, 405}
    assert client.get(address).status_code == 404
    assert everything() == before


def test_a_comment_is_not_answered_through_another_part(try_it, everything, ids, with_partners, support_officer):
    before, part = everything(), with_partners.sections.get(key="changed")

    address = f"{part.get_absolute_url()}comments/{ids['comment']}/answer/"

    assert try_it(support_officer, address, ANSWERS) == 404
    assert everything() == before


def test_the_support_team_writes_no_word_of_scrutinys_statement(try_it, everything, with_partners, support_officer):
    before, part = everything(), with_partners.sections.get(kind="scrutiny")

    for tail in ("write/", "done/", "not-done/"):
        try_it(support_officer, f"{part.get_absolute_url()}{tail}", {"words": "All is well.", "version": "1"})

    assert everything() == before


def test_an_author_changes_no_other_part(try_it, everything, with_partners, agency_lead):
    with_partners.sections.filter(key="groups").update(author=agency_lead)
    before, other = everything(), with_partners.sections.get(key="changed")

    assert [try_it(agency_lead, f"{other.get_absolute_url()}{tail}", ANSWERS) for tail in ("write/", "done/")] == [
        403
    ] * 2
    assert everything() == before


def test_who_sends_another_partners_number_signs_for_their_own(try_it, seal, signers, agencies, agency_lead):
    address = f"/reports/{seal.report_id}/sign-off/sign/"
    answers = {
        "agency": agencies["river-police"].pk,
        "kind": "signed",
        "digest": seal.digest,
        "identity_password": PASSWORD,
    }

    assert try_it(signers["river-council"], address, answers) == 302
    assert try_it(agency_lead, address, answers) == 403
    assert [row.agency for row in SignOff.objects.all()] == [agencies["river-council"]]


def test_a_document_of_a_draft_is_not_on_the_public_page_of_a_published_report(client, ids):
    Report.objects.update(state="published", publish_on=wall.today(), published_at=wall.now())

    assert client.get("/published/riverside/wt-2023/2025-26/data/").status_code == 404
