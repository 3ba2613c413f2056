"""Notes, evidence, blocks and another due date."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnership.commands import actions
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused


def test_evidence_has_a_day_of_its_own(raised, owner, in_days):
    note = actions.add_evidence(action=raised(), words="The audit of March", evidence_on=in_days(-9), by=owner)

    assert (note.kind, note.evidence_on) == ("evidence", in_days(-9))


def test_evidence_of_tomorrow_is_refused(raised, owner, in_days):
    with pytest.raises(Refused, match="in the future"):
        actions.add_evidence(action=raised(), words="To come", evidence_on=in_days(1), by=owner)


def test_evidence_may_carry_a_file(raised, owner, documents_folder):
    upload = SimpleUploadedFile("audit.txt", b"Forty schools have the guide.\n")

    note = actions.add_evidence(action=raised(), words="The audit", evidence_on=wall.today(), by=owner, upload=upload)

    assert note.version_id


def test_a_note_without_words_is_refused(raised, owner):
    with pytest.raises(Refused, match="how it is going"):
        actions.note_progress(action=raised(), words="  ", by=owner)


def test_a_blocked_action_says_what_stands_in_its_way_until_it_does_not(raised, owner):
    action = actions.block(action=raised(), blocked_by="No agreement on data", by=owner)

    assert action.blocked_since == wall.today()
    assert actions.unblock(action=action, by=owner).blocked_since is None


def test_unblocking_what_is_not_blocked_is_refused(raised, owner):
    with pytest.raises(Refused, match="not blocked"):
        actions.unblock(action=raised(), by=owner)


def test_a_later_date_is_a_slip_and_the_first_date_is_kept(raised, owner, in_days, deadline):
    action = actions.move_due(action=raised(), due_on=in_days(44), reason="The officer is ill", by=owner)

    assert (action.slips, action.original_due_on, deadline(action).due_on) == (1, in_days(30), in_days(44))


def test_an_earlier_date_is_no_slip(raised, owner, in_days):
    assert actions.move_due(action=raised(), due_on=in_days(10), reason="It is urgent", by=owner).slips == 0


def test_the_owner_hears_when_somebody_else_moves_the_date(raised, owner, support_officer, in_days, told):
    action = raised()

    actions.move_due(action=action, due_on=in_days(40), reason="Agreed with the chair", by=support_officer)

    assert told("action-moved") == {owner}


@pytest.mark.parametrize(
    ("days", "reason", "said"), [(30, "So", "already"), (-1, "So", "has passed"), (40, " ", "Say why the date moves")]
)
def test_a_date_moves_to_another_day_to_come_and_for_a_reason(raised, owner, in_days, days, reason, said):
    with pytest.raises(Refused, match=said):
        actions.move_due(action=raised(), due_on=in_days(days), reason=reason, by=owner)


def test_a_closed_action_is_not_moved(closed, owner, in_days):
    with pytest.raises(Refused, match="Open it again first"):
        actions.move_due(action=closed(), due_on=in_days(40), reason="Because", by=owner)
