"""Deadlines that are on no procedure, and the questions of the table."""

import datetime

import pytest

from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject

DEC = {n: datetime.date(2026, 12, n) for n in range(1, 32)}
HALF_PAST_EIGHT = datetime.datetime(2026, 12, 7, 8, 30, tzinfo=datetime.UTC)


@pytest.fixture
def give(db, on_monday, person):
    """``give(DEC[14])``: a deadline of a request, as a room sets it."""

    def give(due, *, number=5, **fields):
        fields = {"owner": "agency:3", "step": "answer", "title": "Answer the request", **fields}
        subject = Subject("information-request", number, "SR-2026-007", f"/requests/{number}/")
        return set_deadline(subject=subject, due=due, partnership_key="riverside", by=person, **fields)

    return give


def test_the_same_deadline_twice_is_one_row(give):
    assert give(DEC[14]).pk == give(DEC[14]).pk
    assert Deadline.objects.count() == 1


def test_a_moved_deadline_keeps_its_original_date(give):
    give(DEC[14])
    moved = give(DEC[16])

    assert (moved.due_on, moved.original_due_on) == (DEC[16], DEC[14])


def test_a_deadline_at_an_hour_keeps_the_hour(give):
    kept = give(HALF_PAST_EIGHT)

    assert (kept.due, kept.due_on) == (HALF_PAST_EIGHT, DEC[7])


def test_a_done_deadline_is_met(give, person):
    kept = meet_deadline(deadline=give(DEC[14]), on=DEC[4], by=person)

    assert (kept.state, kept.met_on, kept.next_reminder_on) == ("met", DEC[4], None)


def test_a_deadline_that_is_done_stays_done(give, person):
    kept = give(DEC[14])
    meet_deadline(deadline=kept, on=DEC[4], by=person)
    meet_deadline(deadline=kept, on=DEC[7], by=person)
    drop_deadline(deadline=kept, by=person)

    assert (kept.state, kept.met_on) == ("met", DEC[4])


@pytest.mark.parametrize("when", [DEC[8], HALF_PAST_EIGHT.replace(hour=10)])
def test_nothing_is_done_in_the_future(give, person, when):
    with pytest.raises(Refused, match="in the future"):
        meet_deadline(deadline=give(DEC[14]), on=when, by=person)


def test_what_is_dropped_is_not_met_afterwards(give, person):
    dropped = drop_deadline(deadline=give(DEC[14]), by=person)

    assert dropped.state == "not-needed"
    with pytest.raises(Refused, match="not needed any more"):
        meet_deadline(deadline=dropped, on=DEC[4], by=person)


def test_a_new_date_opens_a_finished_deadline_again(give, person):
    meet_deadline(deadline=give(DEC[14]), on=DEC[4], by=person)

    assert (give(DEC[16]).state, give(DEC[16]).met_on) == ("open", None)


def test_a_step_on_a_clock_is_met_through_its_log(clock, row, person):
    kept = meet_deadline(deadline=row("meeting"), on=DEC[4], by=person)

    assert kept.state == "met"
    assert clock.entries.get().kind == "met"


def test_a_step_on_a_clock_is_dropped_through_its_log(clock, row, person):
    assert drop_deadline(deadline=row("meeting"), by=person).state == "not-needed"
    assert clock.entries.get().kind == "not-needed"


def test_a_step_on_a_clock_cannot_be_set_by_hand(clock, subject, person):
    with pytest.raises(Refused, match="is on a clock"):
        set_deadline(
            subject=subject, step="meeting", title="x", due=DEC[9], owner="x", partnership_key="riverside", by=person
        )


def test_overdue_begins_the_day_after(give):
    give(DEC[4])

    assert [Deadline.objects.overdue(on).count() for on in (DEC[4], DEC[5])] == [0, 1]


def test_an_hour_is_overdue_from_that_hour(give):
    give(HALF_PAST_EIGHT)

    found = [Deadline.objects.overdue(HALF_PAST_EIGHT.replace(minute=minute)).count() for minute in (30, 31)]
    assert found == [0, 1]


def test_the_table_answers_what_is_due_for_whom(give):
    mine, _ = give(DEC[10]), give(DEC[10], number=6, owner="role:support_team")

    found = Deadline.objects.due_between(DEC[9], DEC[10]).for_addresses(["agency:3"]).in_partnership("riverside")
    assert list(found) == [mine]
    assert not Deadline.objects.due_between(DEC[11], DEC[31]).exists()
