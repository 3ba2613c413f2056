"""When a deadline's reminders are owed: before it, on its day, and for as long as it is overdue. Pure.

A ladder is the arrangement file's: ``leads`` (working days before the date), ``overdue-every`` so
many working days after it, and ``climb``: who else is told from how many working days late.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count as numbers
from itertools import dropwhile, takewhile

from safeguarding.clock.calendar import ONE_DAY, CalendarEnds, WorkingCalendar
from safeguarding.clock.counting import count


@dataclass(frozen=True)
class Reminder:
    """One reminder: ``lead`` working days before the date (0 on the day, negative when overdue), and who else hears."""

    on: datetime.date
    lead: int
    climb: tuple[str, ...] = ()


def reminder_dates(deadline, calendar: WorkingCalendar) -> Iterator[Reminder]:
    """Every reminder of an open deadline in the order of its days, without end while it is overdue.

    A reminder for the day itself comes on the last working day before, when that day is not worked.
    Nothing for a deadline that is not open. Ends where the calendar ends.
    """
    if deadline.state != "open" or not deadline.due_on:
        return
    try:
        yield from _ahead(deadline, calendar)
        yield from _overdue(deadline, calendar)
    except CalendarEnds:
        return


def _ahead(deadline, calendar: WorkingCalendar) -> Iterator[Reminder]:
    for lead in sorted(set(deadline.ladder.get("leads", [])), reverse=True):
        roll = "none" if lead else "back"
        on = count(deadline.due_on, -lead, "working-days", calendar=calendar, roll=roll).due
        yield Reminder(on, lead, () if lead else _climb(deadline.ladder, 0))


def _overdue(deadline, calendar: WorkingCalendar) -> Iterator[Reminder]:
    every = max(1, deadline.ladder.get("overdue-every", 1))
    also = {rung["after"] for rung in deadline.ladder.get("climb", [])}
    day = deadline.due_on
    for late in numbers(1):
        day = _next_working(day, calendar)
        if late % every == 0 or late in also:
            yield Reminder(day, -late, _climb(deadline.ladder, late))


def _next_working(day: datetime.date, calendar: WorkingCalendar) -> datetime.date:
    day += ONE_DAY
    while not calendar.is_working(day):
        day += ONE_DAY
    return day


def _climb(ladder: dict, late: int) -> tuple[str, ...]:
    return tuple(rung["to"] for rung in ladder.get("climb", []) if rung["after"] <= late)


def owed(deadline, on: datetime.date, calendar: WorkingCalendar) -> list[Reminder]:
    """The reminders owed on or before ``on`` that were not told yet (``deadline.reminded_to``)."""
    return list(takewhile(lambda reminder: reminder.on <= on, _not_told(deadline, calendar)))


def owed_leads(deadline, on: datetime.date, calendar: WorkingCalendar) -> list[tuple[int, tuple[str, ...]]]:
    """``owed`` as pairs of lead and climb addresses."""
    return [(reminder.lead, reminder.climb) for reminder in owed(deadline, on, calendar)]


def next_reminder(deadline, calendar: WorkingCalendar) -> datetime.date | None:
    """The day of the first reminder that was not told yet."""
    first = next(_not_told(deadline, calendar), None)
    return first.on if first else None


def _not_told(deadline, calendar: WorkingCalendar) -> Iterator[Reminder]:
    told = deadline.reminded_to or datetime.date.min
    return dropwhile(lambda reminder: reminder.on <= told, reminder_dates(deadline, calendar))
