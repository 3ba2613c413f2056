"""Draft, chair, approval, and what the database refuses from then on."""

import pytest
from django.db import DatabaseError, connection, transaction

from partnership import minutes_content
from partnership.commands import minutes as commands
from partnership.models import GroupDecision, Minutes, MinutesAddendum
from safeguarding.clock.models import Deadline
from safeguarding.notices.models import Notice
from tests.partnership.minutes.test_taking import refusal_of


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("recipient__name", flat=True))


def test_the_chair_is_told_and_has_ten_working_days(drafted):
    deadline = Deadline.objects.get(step="approve-minutes")

    assert told("minutes-to-approve") == {"Cleo Chair"}
    assert (deadline.title, deadline.owner) == ("Approve the minutes", "group-chair:quality")


def test_minutes_wait_until_the_meeting_has_ended(running, support_officer):
    assert "still going on" in refusal_of(commands.send_to_chair, meeting=running, by=support_officer)


def test_a_decision_is_written_out_before_the_chair_sees_it(running, support_officer):
    commands.record_outcome(item=running.items.first(), outcome="decision", by=support_officer)
    commands.close_meeting(meeting=running, by=support_officer)

    said = refusal_of(commands.send_to_chair, meeting=running, by=support_officer)

    assert "Write the decision in a sentence" in said


def test_the_chair_sends_back_with_a_reason(drafted, quality_chair):
    commands.send_back(meeting=drafted, because="Name the audit.", by=quality_chair)

    assert (drafted.state, drafted.sent_back_because) == ("open", "Name the audit.")
    assert told("minutes-sent-back") == {"Sam Support"}
    assert Deadline.objects.get(step="approve-minutes").state == "not-needed"


def test_sending_back_needs_a_reason(drafted, quality_chair):
    assert "put right" in refusal_of(commands.send_back, meeting=drafted, because=" ", by=quality_chair)


def test_minutes_that_come_again_have_their_date_again(drafted, quality_chair, support_officer):
    commands.send_back(meeting=drafted, because="Name the audit.", by=quality_chair)

    commands.send_to_chair(meeting=drafted, by=support_officer)

    states = Deadline.objects.filter(step__startswith="approve-minutes").order_by("pk").values_list("state", flat=True)
    assert list(states) == ["not-needed", "open"]


def test_approval_freezes_what_was_read(approved, quality_chair):
    minutes = approved.approved_minutes

    assert minutes.digest == minutes_content.digest(minutes.content)
    assert (minutes.approved_by, approved.state) == (quality_chair, "approved")
    assert Deadline.objects.get(step="approve-minutes").state == "met"


def test_decisions_enter_the_register_with_the_approval(drafted, quality_chair, support_officer):
    assert not GroupDecision.objects.exists()

    commands.approve_minutes(meeting=drafted, by=quality_chair)

    decision = GroupDecision.objects.get()
    assert (decision.words, decision.recorded_by) == ("The audit is repeated.", support_officer)


def test_members_are_told(approved):
    assert told("minutes-approved") == {"Mo Member"}


def test_the_minute_taker_does_not_approve(make_meeting, quality_chair):
    meeting = make_meeting(days=0)
    commands.open_meeting(meeting=meeting, by=quality_chair)
    commands.close_meeting(meeting=meeting, by=quality_chair)
    commands.send_to_chair(meeting=meeting, by=quality_chair)

    assert "yourself" in refusal_of(commands.approve_minutes, meeting=meeting, by=quality_chair)


def test_a_member_or_the_support_team_does_not_approve(drafted, quality_member, support_officer):
    for person in (quality_member, support_officer):
        assert refusal_of(commands.approve_minutes, meeting=drafted, by=person)


def test_who_chaired_the_meeting_approves(make_meeting, quality_member, support_officer):
    meeting = make_meeting(days=0)
    commands.open_meeting(meeting=meeting, chaired_by=quality_member, by=support_officer)
    commands.close_meeting(meeting=meeting, by=support_officer)
    commands.send_to_chair(meeting=meeting, by=support_officer)

    commands.approve_minutes(meeting=meeting, by=quality_member)

    assert meeting.state == "approved"


def test_what_was_not_read_is_not_approved(drafted, quality_chair):
    said = refusal_of(commands.approve_minutes, meeting=drafted, digest="another", by=quality_chair)

    assert "Read them again" in said


@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize("model", [Minutes, MinutesAddendum])
def test_the_database_refuses_to_change_them(approved, quality_chair, model, change):
    commands.add_addendum(meeting=approved, words="It was the second audit.", by=quality_chair)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(model._meta.db_table))


def test_a_correction_stands_beside_them(approved, quality_chair):
    commands.add_addendum(meeting=approved, words="It was the second audit.", by=quality_chair)

    assert approved.approved_minutes.addenda.get().words == "It was the second audit."
    assert "Mo Member" in told("minutes-corrected")


def test_a_draft_is_changed_and_not_corrected(drafted, quality_chair):
    assert "not approved" in refusal_of(commands.add_addendum, meeting=drafted, words="No.", by=quality_chair)
