"""A partnership's own closure days: seen first, then moved, and only what is open."""

import datetime

import pytest

from safeguarding.clock.commands import (
    add_closure_day,
    calendar_for,
    on_closure_moved,
    plan_of,
    preview_closure,
    remove_closure_day,
)
from safeguarding.clock.models import ClosureDay
from safeguarding.clock.refusal import Refused

DEC = {n: datetime.date(2026, 12, n) for n in range(1, 32)}


@pytest.fixture
def running(clock, enter):
    """Notified in time on the clock's third day; the meeting, due on 15 December, is open."""
    enter("anchored", "awareness", on=DEC[1])
    enter("anchored", "referral", on=DEC[1])
    enter("met", "notify", on=DEC[3])
    return clock


@pytest.fixture
def close(person):
    def close(on, **fields):
        return add_closure_day(partnership_key="riverside", on=on, title="Office closed", by=person, **fields)

    return close


@pytest.fixture
def told(monkeypatch):
    calls = []
    on_closure_moved.append(lambda **call: calls.append(call))
    yield calls
    on_closure_moved.pop()


def moves(found):
    return [(move.deadline.step, move.before, move.after) for move in found]


def test_a_preview_shows_the_move_and_moves_nothing(running, row):
    found = preview_closure(partnership_key="riverside", on=DEC[8])

    assert moves(found) == [("meeting", DEC[15], DEC[16])]
    assert row("meeting").due_on == DEC[15]


def test_closing_moves_the_open_steps_alone(running, close, row):
    assert moves(close(DEC[8])) == [("meeting", DEC[15], DEC[16])]
    assert (row("meeting").due_on, row("notify").due_on) == (DEC[16], DEC[8])


def test_a_finished_step_keeps_its_date_on_the_page_as_well(running, close, enter):
    close(DEC[2])
    enter("met", "meeting", on=DEC[4])

    assert {step.key: step.due for step in plan_of(running)}["notify"] == DEC[8]


def test_a_step_that_was_finished_after_the_closing_counts_it(running, close, row, enter, on_monday):
    close(DEC[8])
    on_monday.shift(60)
    enter("met", "meeting", on=DEC[7])

    assert row("meeting").due_on == DEC[16]


def test_each_moved_clock_is_told_why(running, close, told, person):
    close(DEC[8])

    assert [(call["clock"], call["by"], call["why"]) for call in told] == [
        (running, person, "Tuesday 8 December 2026 is now a closure day: Office closed")
    ]
    assert moves(told[0]["moves"]) == [("meeting", DEC[15], DEC[16])]


def test_a_day_that_nothing_is_counted_over_tells_nobody(running, close, told):
    assert close(DEC[31]) == []
    assert told == []


def test_another_partnerships_closure_moves_nothing_here(running, person, row):
    add_closure_day(partnership_key="hillside", on=DEC[8], title="Closed", by=person)

    assert row("meeting").due_on == DEC[15]


def test_taking_a_day_off_the_list_moves_the_steps_back(running, close, row, person):
    close(DEC[8])
    found = remove_closure_day(partnership_key="riverside", on=DEC[8], by=person)

    assert moves(found) == [("meeting", DEC[16], DEC[15])]
    assert calendar_for("riverside").is_working(DEC[8])


def test_a_day_can_be_closed_again(running, close, row, person):
    close(DEC[8])
    remove_closure_day(partnership_key="riverside", on=DEC[8], by=person)
    close(DEC[8])

    assert row("meeting").due_on == DEC[16]
    assert ClosureDay.objects.count() == 2


@pytest.mark.parametrize("day", [DEC[25], DEC[12]])
def test_a_day_that_is_not_worked_is_refused(running, close, day):
    with pytest.raises(Refused, match="is not a working day anyway"):
        close(day)


def test_a_day_outside_the_calendar_is_refused(db):
    with pytest.raises(Refused, match="outside the calendar"):
        preview_closure(partnership_key="riverside", on=datetime.date(2031, 1, 2))


def test_a_step_that_would_leave_the_calendar_keeps_its_date(clock, enter, row, close, on_monday):
    on_monday.move_to(datetime.datetime(2030, 12, 13, 12, tzinfo=datetime.UTC))
    enter("anchored", "referral")

    assert close(datetime.date(2030, 12, 30)) == []
    assert row("meeting").due_on == datetime.date(2030, 12, 31)


def test_a_closure_needs_its_reason(db, person):
    with pytest.raises(Refused, match="Say why"):
        add_closure_day(partnership_key="riverside", on=DEC[8], title=" ", by=person)


def test_a_day_that_is_not_listed_cannot_be_taken_off(db, person):
    with pytest.raises(Refused, match="is not on the list"):
        remove_closure_day(partnership_key="riverside", on=DEC[8], by=person)


def test_the_trail_knows_who_closed_and_opened(running, close, person):
    close(DEC[8])
    remove_closure_day(partnership_key="riverside", on=DEC[8], by=person)

    assert [row.history_user for row in ClosureDay.history.all()] == [person, person]


def test_a_preview_takes_the_same_statements_however_many_clocks_run(running, statements):
    with statements(5):
        preview_closure(partnership_key="riverside", on=DEC[8])
