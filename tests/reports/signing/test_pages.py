"""The pages of the sign-off, for insider, partner and outsider; nothing that is typed is lost."""

import pytest

from accounts.models import Kept
from reports.commands import signing
from reports.models import Report, Section, SignOff
from safeguarding.clock import wall
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
MOVES = ["comments", "scrutiny", "draft", "seal", "publish"]


@pytest.fixture
def page(client, sign_in, report):
    """``page(person, "sign-off/")``: what that person gets."""
    return lambda person, tail="sign-off/": sign_in(client, person).get(f"/reports/{report.pk}/{tail}")


@pytest.fixture
def send(client, sign_in, report):
    """``send(person, tail, **fields)``: what comes of sending that page's form."""

    def send(person, tail, **fields):
        return sign_in(client, person).post(f"/reports/{report.pk}/{tail}", fields)

    return send


def answer(seal, **fields):
    return {"digest": seal.digest, "kind": "signed", "identity_password": PASSWORD, **fields}


@pytest.mark.parametrize("tail", ["sign-off/", "sent-to/"])
def test_the_sign_off_is_seen_by_partners_and_not_elsewhere(
    page, with_partners, support_officer, agency_lead, outsider, tail
):
    assert [page(one, tail).status_code for one in (support_officer, agency_lead, outsider)] == [200, 200, 404]


@pytest.mark.parametrize("move", MOVES)
def test_moves_are_the_writers_own(page, with_partners, support_officer, agency_lead, outsider, move):
    people = (support_officer, agency_lead, outsider)

    assert [page(one, f"sign-off/{move}/").status_code for one in people] == [200, 403, 404]


def test_signing_is_for_partners(page, seal, support_officer, signers, outsider):
    people = (signers["river-police"], support_officer, outsider)

    assert [page(one, "sign-off/sign/").status_code for one in people] == [200, 403, 404]


def test_what_would_be_refused_is_said_before_anything_is_pressed(page, with_scrutiny, support_officer):
    Section.objects.filter(kind="changed").update(words="")

    text = page(support_officer).content.decode()

    assert "“Seal it for sign-off” waits for this:" in text
    assert "Write “What changed for children”" in text


def test_the_whole_report_stands_above_the_answer(page, seal, signers):
    text = page(signers["river-police"], "sign-off/sign/").content.decode()

    assert text.index("They met.") < text.index("What is your answer?")
    assert seal.digest in text


def test_signing_ends_with_a_receipt(send, seal, signers, client):
    response = send(signers["river-police"], "sign-off/sign/", **answer(seal))

    text = client.get(response.url).content.decode()
    assert SignOff.objects.get().agency.key == "river-police"
    assert seal.digest in text
    assert "River Police" in text


def test_a_wrong_password_signs_nothing_and_keeps_the_words(send, seal, signers):
    fields = answer(seal, kind="dissent", dissent="Too little on neglect.", identity_password="wrong")

    response = send(signers["river-police"], "sign-off/sign/", **fields)

    assert "Too little on neglect." in response.content.decode()
    assert not SignOff.objects.exists()


def test_a_newer_seal_is_shown_with_what_changed_and_what_was_typed(send, seal, report, signers, support_officer):
    signing.back_to_draft(report=report, reason="A slip.", by=support_officer)
    Section.objects.filter(key="groups").update(words="They met twice.")
    second = signing.seal_report(report=report, by=support_officer)

    fields = answer(seal, kind="dissent", dissent="Too little on neglect.")
    text = send(signers["river-police"], "sign-off/sign/", **fields).content.decode()

    assert "The report was sealed again while you were reading" in text
    assert "“What the groups did”: the words have changed." in text
    assert "Too little on neglect." in text
    assert f'value="{second.digest}"' in text


def test_a_report_that_went_back_keeps_what_was_typed_for_the_next_seal(
    send, page, seal, report, signers, support_officer
):
    signing.back_to_draft(report=report, reason="A slip.", by=support_officer)
    fields = answer(seal, kind="dissent", dissent="Too little on neglect.")
    text = send(signers["river-police"], "sign-off/sign/", **fields).content.decode()
    signing.seal_report(report=report, by=support_officer)

    again = page(signers["river-police"], "sign-off/sign/").content.decode()

    assert "went back to its writers" in text
    assert "Too little on neglect." in text
    assert "Too little on neglect." in again
    assert PASSWORD not in Kept.objects.get().data


def test_a_writer_reads_why_somebody_else_signs(page, seal, report, signers):
    Report.objects.update(begun_by=signers["river-police"])

    text = page(signers["river-police"], "sign-off/sign/").content.decode()

    assert "You began this report, so somebody else signs it for River Police." in text
    assert "Record my answer" not in text


def test_the_moves_are_made_from_their_pages(send, report, soon, support_officer):
    day = {"due_on-day": soon.day, "due_on-month": soon.month, "due_on-year": soon.year}
    send(support_officer, "sign-off/comments/", **day)
    send(support_officer, "sign-off/scrutiny/", **day)
    send(support_officer, "sign-off/seal/")

    report.refresh_from_db()
    assert report.state == "signing"


def test_a_move_that_somebody_made_a_moment_ago_is_said(send, with_scrutiny, soon, support_officer):
    day = {"due_on-day": soon.day, "due_on-month": soon.month, "due_on-year": soon.year}

    text = send(support_officer, "sign-off/comments/", **day).content.decode()

    assert "This report stands at “With independent scrutiny”" in text


def test_home_says_what_waits_for_whom(client, sign_in, seal, signers):
    text = sign_in(client, signers["river-police"]).get("/").content.decode()

    assert "Read the report and sign" in text


@pytest.mark.parametrize("state", Report.State.values)
@pytest.mark.parametrize("tail", ["sign-off/", "sent-to/"])
def test_the_pages_need_few_statements(client, sign_in, statements, seal, business_manager, report, state, tail):
    dates = {"publish_on": wall.today(), "published_at": wall.now()} if state == "published" else {}
    Report.objects.update(state=state, **dates)
    sign_in(client, business_manager).get("/inbox/")

    with statements(15):
        client.get(f"/reports/{report.pk}/{tail}")


def test_the_page_to_sign_needs_few_statements(client, sign_in, statements, seal, signers, report):
    sign_in(client, signers["river-police"]).get("/inbox/")

    with statements(15):
        client.get(f"/reports/{report.pk}/sign-off/sign/")
