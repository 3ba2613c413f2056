"""The plan of a procedure: when each step is due and why. Pure, and the order of entries does not matter.

The same procedure, the same entries and the same calendar always give the same plan; nothing is
counted down and nothing is kept but the entries.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from safeguarding.clock import why
from safeguarding.clock.calendar import ONE_DAY, CalendarEnds, WorkingCalendar, days_after
from safeguarding.clock.counting import Moment, why_not_counted
from safeguarding.clock.lateness import NOT_LATE, lateness_at
from safeguarding.clock.log import Entry, Log, intervals
from safeguarding.clock.procedure import LAW, NOT_STATED, Procedure, Step, read_procedure
from safeguarding.clock.reckoning import NoDate, Reckoned, other_readings, reckon
from safeguarding.clock.wall import london_date


@dataclass(frozen=True)
class Planned:
    """One step as it stands. ``due`` is a date, or a London moment where the limit is in hours.

    ``original_due`` is what it was before pauses and extensions. ``state`` is one of ``open``,
    ``met``, ``not-needed``, ``paused``, ``waiting``; ``waits_for`` says what a step without a date
    needs. ``days_late`` are the working days by which a finished step was late, never capped;
    ``late`` is true from the first hour. ``why`` are sentences for a reader.
    """

    key: str
    title: str
    due: Moment | None = None
    opens: Moment | None = None
    original_due: Moment | None = None
    source: str = "local"
    unit: str = ""
    state: str = "waiting"
    waits_for: str = ""
    why: list[str] = field(default_factory=list)
    met_on: datetime.date | None = None
    met_at: datetime.datetime | None = None
    late: bool = False
    days_late: int = 0
    owner: str = ""
    tells: tuple[str, ...] = ()


def plan(procedure: Mapping | Procedure, entries: Iterable[Entry], *, calendar: WorkingCalendar) -> list[Planned]:
    """Each step of ``procedure`` in its order, dated by ``entries``. Raises BadProcedure for a dict it cannot read.

    A step that was finished keeps the calendar that was known when its finish was recorded: a
    closure day that is added later moves open steps only.
    """
    read = as_procedure(procedure)
    log = Log(entries)
    return [_planned(read, step, log, calendar) for step in read.steps.values()]


def as_procedure(procedure: Mapping | Procedure) -> Procedure:
    """A procedure from its dict; one that was read already is returned as it is."""
    return procedure if isinstance(procedure, Procedure) else read_procedure(procedure)


def _planned(procedure: Procedure, step: Step, log: Log, calendar: WorkingCalendar) -> Planned:
    met = log.met(step.key)
    if step.source == LAW:
        calendar = calendar.of_the_law()
    elif met:
        calendar = calendar.known_at(met.recorded_at)
    known = {
        "key": step.key,
        "title": step.title,
        "source": step.source,
        "unit": step.limit.unit if step.limit else "",
        "owner": step.owner,
        "tells": step.tells,
    }
    found = reckon(procedure, step, log, calendar)
    sentences = [*found.why, *other_readings(procedure, step, log, calendar), *why.who_says_so(step)]
    if met:
        return _finished(known, found, sentences, met, calendar)
    return Planned(**known, **_unfinished(found, sentences, log.not_needed(step.key)))


def _finished(known: dict, found: Reckoned, sentences: list[str], met: Entry, calendar: WorkingCalendar) -> Planned:
    try:
        late = lateness_at(found.due, met.moment, calendar)
    except CalendarEnds:
        late = NOT_LATE
    return Planned(
        **known,
        due=found.due,
        opens=found.opens,
        original_due=found.original_due,
        state="met",
        why=[*sentences, why.done(met, late)],
        met_on=met.day,
        met_at=met.at,
        late=late.late,
        days_late=late.working_days,
    )


def _unfinished(found: Reckoned, sentences: list[str], not_needed: Entry | None) -> dict:
    dates = {"opens": found.opens, "original_due": found.original_due, "due": found.due}
    if not_needed:
        return {**dates, "state": "not-needed", "why": [*sentences, why.not_needed(not_needed)]}
    state = {NoDate.WAITING: "waiting", NoDate.PAUSED: "paused"}.get(found.no_date, "open")
    return {**dates, "state": state, "waits_for": found.waits_for, "why": sentences}


def day_of(
    procedure: Mapping | Procedure, entries: Iterable[Entry], on: Moment, calendar: WorkingCalendar
) -> tuple[int | None, int | None]:
    """``(7, 15)`` for *day 7 of 15* on a London date: never capped, and paused days do not count.

    The day is None until its event has happened (or its step was met, where days are counted from a
    step), and where the kind of day is not known; both are None for a procedure that counts no days.
    Raises CalendarEnds outside the known years.
    """
    read, log = as_procedure(procedure), Log(entries)
    counts = read.day_count
    if not counts:
        return None, None
    began, unit = log.happened(counts.event) or log.met(counts.event), _kind_of_day(read, counts.unit)
    if not began or unit not in ("working-days", "weekdays", "calendar-days"):
        return None, counts.last
    until = london_date(on)
    paused = intervals(log.pauses(), until + ONE_DAY)
    counted = (not why_not_counted(day, unit, calendar, paused) for day in days_after(began.day, until))
    return sum(counted), counts.last


def _kind_of_day(procedure: Procedure, unit: str) -> str | None:
    if unit != NOT_STATED:
        return unit
    return procedure.kind_of_day.count_as if procedure.kind_of_day else None
