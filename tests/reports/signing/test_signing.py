"""The partners' answers: one for each, on what was read, by somebody who represents it and did not write."""

import pytest
from django.db import DatabaseError, transaction

from reports.commands import signing
from reports.documents import body_html, printed_of
from reports.models import Section, SignOff
from reports.rules.signing import signatories
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.models import Opening, Step
from safeguarding.notices.models import Notice
from tests.reports.signing.conftest import STATUTORY

pytestmark = pytest.mark.django_db


def why_not(sign, key, **answer):
    with pytest.raises(Refused) as refused:
        sign(key, **answer)
    return refused.value.reasons[0]


def test_those_who_sign_are_the_statutory_partners_of_the_arrangement(report, signers):
    asked = signatories(report)

    assert [one.agency.key for one in asked] == list(STATUTORY)
    assert [one.people for one in asked] == [(person,) for person in signers.values()]


def test_with_the_last_partner_the_report_is_signed_off(seal, sign, report):
    sign("river-council")
    sign("river-police")
    report.refresh_from_db()
    assert report.state == "signing"

    sign("river-board")

    report.refresh_from_db()
    assert report.state == "signed"
    assert not Deadline.objects.open().filter(step__startswith="sign").exists()


def test_everybody_who_signs_hears_that_it_is_signed_off(signed, support_officer, signers):
    told = {n.recipient for n in Notice.objects.filter(kind="report-signed-off")}

    assert told == {support_officer, signers["river-council"], signers["river-board"]}


def test_an_answer_is_logged_and_noted_without_its_words(seal, sign, signers):
    sign("river-police", kind="dissent", words="Too little on neglect.")

    assert Opening.objects.get(what="signed").person == signers["river-police"]
    assert not Step.objects.filter(what__contains="neglect").exists()
    assert Step.objects.filter(what__startswith="Signed off with dissent for River Police").exists()


def test_dissent_is_printed_in_the_report(signed, seal, sign, report, support_officer):
    signing.back_to_draft(report=report, reason="Once more.", by=support_officer)
    again = signing.seal_report(report=report, by=support_officer)
    sign("river-police", kind="dissent", words="Too little on neglect.")

    assert "Too little on neglect." in body_html(printed_of(report, again))


@pytest.mark.parametrize("kind", ["dissent", "sent-back"])
def test_dissent_and_sending_back_say_why(seal, sign, kind):
    assert why_not(sign, "river-police", kind=kind, words=" ")
    assert not SignOff.objects.exists()


def test_an_answer_that_there_is_not_is_refused(seal, sign):
    assert why_not(sign, "river-police", kind="perhaps") == "Choose how you answer."


def test_sending_back_makes_it_a_draft_and_tells_its_writers(seal, sign, report, support_officer):
    sign("river-police", kind="sent-back", words="The figures of May are missing.")

    report.refresh_from_db()
    assert (report.state, report.moves.last().reason) == ("draft", "The figures of May are missing.")
    assert Notice.objects.filter(kind="report-sent-back", recipient=support_officer).exists()
    assert not Deadline.objects.open().filter(step__startswith="sign").exists()


def test_after_it_was_sent_back_every_partner_signs_the_new_seal(seal, sign, report, support_officer):
    sign("river-council")
    sign("river-police", kind="sent-back", words="A slip.")
    signing.seal_report(report=report, by=support_officer)

    assert [one.sign_off for one in signatories(report)] == [None] * 3
    assert sign("river-council").seal.number == 2


def test_what_was_read_must_be_the_newest_seal(seal, sign, report, support_officer):
    signing.back_to_draft(report=report, reason="A slip.", by=support_officer)
    Section.objects.filter(key="groups").update(words="They met twice.")
    signing.seal_report(report=report, by=support_officer)

    assert why_not(sign, "river-police", digest=seal.digest).startswith("The report was sealed again")


def test_a_report_that_went_back_a_second_ago_is_not_signed(seal, sign, report, support_officer):
    signing.back_to_draft(report=report, reason="A slip.", by=support_officer)

    assert why_not(sign, "river-police").startswith("This report went back to its writers on")


def test_two_for_one_partner_at_once_give_one_answer(seal, sign, make_person, agencies):
    other = make_person("Una Uniform", "executive_member", agency=agencies["river-police"])
    sign("river-police")

    assert why_not(sign, "river-police", by=other).startswith("Pat Police has answered for River Police already")


def test_nobody_signs_for_a_partner_that_they_do_not_represent(seal, sign, signers, agency_lead, outsider):
    for person in (signers["river-council"], agency_lead, outsider):
        assert "do not represent" in why_not(sign, "river-police", by=person)


def test_who_is_appointed_for_two_partners_signs_for_both(seal, sign, signers, agencies, appoint):
    appoint(signers["river-council"], "executive_member", agency=agencies["river-board"])

    assert sign("river-council")
    assert sign("river-board", by=signers["river-council"])


@pytest.mark.parametrize("did", ["began", "wrote", "sealed"])
def test_who_put_the_report_together_does_not_sign_it(
    with_scrutiny, sign, report, support_officer, appoint, signers, did
):
    person = signers["river-police"]
    appoint(person, "support_team")
    if did == "began":
        type(report).objects.update(begun_by=person)
    if did == "wrote":
        section = report.sections.get(key="groups")
        section.changed_by = person
        section.save()
        section.changed_by = support_officer
        section.save()
    signing.seal_report(report=report, by=person if did == "sealed" else support_officer)

    assert why_not(sign, "river-police").endswith("so somebody else signs it for River Police.")


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_keeps_an_answer_as_it_is(seal, sign, change):
    rows = SignOff.objects.filter(pk=sign("river-police").pk)

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(kind="dissent", words="No.") if change == "update" else rows._raw_delete(rows.db)

    assert SignOff.objects.get().kind == "signed"


def test_a_groups_report_is_signed_by_its_chair(report, quality, quality_chair, support_officer):
    report.outline, report.group, report.state = "group-year", quality, "scrutiny"
    report.save()
    seal = signing.seal_report(report=report, by=support_officer)
    agency = signatories(report)[0].agency

    signing.sign_report(report=report, digest=seal.digest, kind="signed", agency=agency, by=quality_chair)

    report.refresh_from_db()
    assert report.state == "signed"
