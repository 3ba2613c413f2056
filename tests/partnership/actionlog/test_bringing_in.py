"""What is chosen is written: all of it or nothing, with stream, deadlines and one notice for each owner."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnership import tasks
from partnership.commands import imports
from partnership.commands.actions import change_action, raise_action
from partnership.imports import checking, columns, making, matching, writing
from partnership.models import Action, ActionImport, ActionNote
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice
from tests.partnership.actionlog.conftest import HEADINGS

State = ActionImport.State
WIDE = [*HEADINGS, "Revised due", "Date raised", "Status", "Closed", "Notes", "Evidence", "Measure"]


def row(ref="7", *, owner="Bea Manager", due="2027-04-03", more=()):
    return [ref, "Write the guide for schools", owner, due, *more]


@pytest.fixture
def full(read, business_manager):
    """A row with everything, read."""
    more = ["2027-05-03", "2026-01-05", "Amber", "", "Two schools so far.", "The draft", "Every school has it"]
    return read([WIDE, row(more=more)])


def test_an_action_comes_in_with_what_the_file_says(full, written, business_manager, support_officer):
    job = written(full)
    action = Action.objects.get()

    assert (job.state, job.written) == (State.DONE, 1)
    assert (action.owner_person, action.raised_by) == (business_manager, support_officer)
    assert (action.original_due_on.month, action.due_on.month, action.slips) == (4, 5, 1)
    assert action.measure == "Every school has it"
    assert (action.source, action.origin_label) == ("import", "Reference 7")
    assert action.origin_url == job.get_absolute_url()


def test_its_stream_says_what_the_log_said(full, written):
    written(full)
    stream = {note.kind: note.words for note in ActionNote.objects.all()}

    assert stream["raised"].split("\n")[1:] == ["Its reference there: 7", "Status: Amber"]
    assert stream["moved"] == "Moved before it was brought in."
    assert {note.words for note in ActionNote.objects.filter(kind="note")} == {
        "Two schools so far.",
        "Evidence named in the earlier log: The draft",
    }


def test_one_that_is_closed_comes_in_closed_by_whoever_sent_it(read, written, business_manager, support_officer):
    more = ["", "2025-01-05", "Complete", "2025-03-03", "", "The report", ""]
    written(read([WIDE, row(due="2025-02-01", more=more)]))
    action = Action.objects.get()

    assert (action.closed_on, action.closed_by) == (datetime.date(2025, 3, 3), support_officer)
    assert action.notes.get(kind="evidence").evidence_on == datetime.date(2025, 3, 3)
    assert not Deadline.objects.exists()
    assert not Notice.objects.filter(recipient=business_manager).exists()


def test_its_deadline_is_the_one_that_raising_it_would_set(full, written, business_manager, support_officer):
    written(full)
    action = Action.objects.get()
    raised = raise_action(
        partnership=action.partnership,
        what=action.what,
        due_on=action.due_on,
        owner_person=business_manager,
        urgent=True,
        by=support_officer,
    )
    one, other = (Deadline.objects.filter(subject_id=found.pk).values().get() for found in (action, raised))
    own = {"id", "subject_id", "subject_label", "subject_url", "updated_at"}

    assert {k: v for k, v in one.items() if k not in own} == {k: v for k, v in other.items() if k not in own}


def test_an_owner_of_many_hears_once(read, written, business_manager, agency, agency_lead):
    rows = [row(str(n)) for n in range(5)] + [row("a", owner="River NHS Trust"), row("b", owner="River Trust")]
    written(read([HEADINGS, *rows]))
    told = Notice.objects.filter(kind="actions-brought-in").values_list("recipient__name", "noun")

    assert sorted(told) == [("Alex Lead", "the action log"), ("Bea Manager", "the action log")]


def test_what_came_in_before_it_was_smart_can_be_made_so_bit_by_bit(full, written, support_officer):
    written(full)
    action = Action.objects.get()
    change_action(action=action, difference="Children hear the same from everybody", by=support_officer)

    assert action.urgent
    assert Action.objects.get().difference


def test_nothing_is_written_by_reading(full):
    assert full.good == 1
    assert not Action.objects.exists()


def test_good_rows_beside_faults_are_written_only_when_somebody_chooses_them(read, written, business_manager):
    job = read([HEADINGS, row("1"), row("2", due="soon")])

    with pytest.raises(Refused, match="There are faults in the file"):
        written(job)
    assert not Action.objects.exists()
    assert written(job, only_good=True).written == 1


def test_a_file_without_a_good_row_cannot_be_brought_in(read, written):
    with pytest.raises(Refused, match="No row can be brought in"):
        written(read([HEADINGS, row(due="soon")]), only_good=True)


def test_it_is_brought_in_once(full, written):
    job = written(full)

    with pytest.raises(Refused, match="has moved on: brought in"):
        written(job)
    assert making.take_up(job.pk) == State.DONE
    assert Action.objects.count() == 1


def test_what_is_given_up_is_forgotten(full, support_officer):
    imports.give_up(job=full, by=support_officer)

    assert ActionImport.objects.values_list("state", "rows").get() == (State.GIVEN_UP, [])


class KilledError(BaseException):
    """What a worker that is killed does to its transaction."""


def test_a_worker_that_is_killed_half_way_leaves_nothing_and_another_goes_on(full, monkeypatch, support_officer):
    def killed(**anything):
        raise KilledError

    imports.bring_in(job=full, by=support_officer)
    monkeypatch.setattr(writing, "set_deadlines", killed)
    with pytest.raises(KilledError):
        making.take_up(full.pk)
    monkeypatch.undo()

    assert not Action.objects.exists()
    assert making.make_waiting() == 0
    stale = wall.now() - making.STALE_AFTER - datetime.timedelta(seconds=1)
    ActionImport.objects.update(claimed_at=stale)
    assert making.make_waiting() == 1
    assert Action.objects.count() == 1


def test_a_file_that_kills_every_worker_is_given_up_with_a_sentence(send):
    job = send([HEADINGS, row()])
    ActionImport.objects.update(attempts=making.MOST_ATTEMPTS)

    assert making.take_up(job.pk) == State.FAILED
    assert "Every try ended" in ActionImport.objects.get().reason


def test_the_messenger_carries_an_id_and_a_lost_import_is_no_fault(send):
    job = send([HEADINGS, row()])
    tasks.take_up_import(job.pk)
    tasks.take_up_import(job.pk + 1)

    assert ActionImport.objects.get().state == State.CHECKED


def test_two_workers_take_one_import_once(send):
    job = send([HEADINGS, row()])

    assert [bool(making.claim(job.pk, wall.now())) for _ in range(2)] == [True, False]


ROWS = [(n, [str(n), f"Write chapter {n} of the guide", "Bea Manager", f"2027-04-{n:02}"]) for n in range(1, 9)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(order=st.permutations(ROWS))
def test_good_rows_in_any_order_are_the_same_set(order, partnership, business_manager, support_officer):
    found = columns.Found(1, HEADINGS, columns.known(HEADINGS))
    register = matching.Register.of(partnership)
    setting = checking.Setting(found, register, wall.today(), support_officer.pk)

    def as_set(rows):
        return sorted(checking.check(setting, rows).good, key=lambda made: made["ref"])

    assert as_set(order) == as_set(ROWS)
