"""From a limit, an anchor, pauses and extensions to a date, with each step of the sum in words."""

import datetime
from dataclasses import dataclass, field, replace
from enum import Enum

from safeguarding.clock import why
from safeguarding.clock.calendar import ONE_DAY, CalendarEnds, WorkingCalendar
from safeguarding.clock.counting import Counted, Interval, Moment, at_same_time, count, midnight
from safeguarding.clock.log import Entry, Log, Pause, intervals
from safeguarding.clock.procedure import NOT_STATED, Limit, Procedure, Reading, Step
from safeguarding.clock.wall import london_date
from safeguarding.clock.words import say


class NoDate(Enum):
    """Why a step has no date at the moment."""

    WAITING = "waiting"
    PAUSED = "paused"


@dataclass
class Reckoned:
    """What a reading of a limit comes to: a date, or why there is none and what it waits for."""

    why: list[str] = field(default_factory=list)
    due: Moment | None = None
    opens: Moment | None = None
    original_due: Moment | None = None
    no_date: NoDate | None = None
    waits_for: str = ""


def reckon(
    procedure: Procedure, step: Step, log: Log, calendar: WorkingCalendar, reading: Reading | None = None
) -> Reckoned:
    """The date of ``step`` by ``reading`` (the one in force when None), and every sentence of the sum."""
    reading = reading or step.in_force
    limit = reading.limit
    if limit is None:
        return _waiting([], "No limit is stated for this step, so it has no date of its own.")
    anchor = _anchor(procedure, reading.anchor, log)
    if anchor is None:
        return _waiting([], why.waits_for(procedure, reading.anchor, log))
    sentences = [why.anchor(procedure.title_of(reading.anchor), anchor, log.corrected_from(anchor)), why.limit(limit)]
    try:
        if limit.unit == NOT_STATED:
            if not procedure.kind_of_day:
                return _waiting(sentences, _which_kind_of_day(limit, anchor, calendar))
            sentences.append(why.kind_of_day(procedure.kind_of_day))
            limit = replace(limit, unit=procedure.kind_of_day.count_as)
        return _dated(step, limit, anchor, log, calendar, sentences)
    except CalendarEnds as end:
        return _waiting(sentences, str(end))


def other_readings(procedure: Procedure, step: Step, log: Log, calendar: WorkingCalendar) -> list[str]:
    """What the readings that are not in force would come to."""
    others = step.readings[1:]
    if not others:
        return []
    said = [why.in_force(step.in_force.title)]
    for reading in others:
        found = reckon(procedure, step, log, calendar, reading)
        said.append(why.other_reading(reading.title, found.due, found.waits_for))
    return said


def _waiting(sentences: list[str], waits_for: str) -> Reckoned:
    return Reckoned([*sentences, waits_for], no_date=NoDate.WAITING, waits_for=waits_for)


def _anchor(procedure: Procedure, name: str, log: Log) -> Entry | None:
    return log.happened(name) if name in procedure.events else log.met(name)


def _which_kind_of_day(limit: Limit, anchor: Entry, calendar: WorkingCalendar) -> str:
    working, plain = (
        _count(anchor.moment, replace(limit, unit=u), calendar) for u in ("working-days", "calendar-days")
    )
    return (
        f"The arrangement does not say which kind of day it means. Ask the partnership: it is due on "
        f"{say(working.due)} if working days are meant, and on {say(plain.due)} if calendar days are."
    )


def _count(start: Moment, limit: Limit, calendar: WorkingCalendar, paused=(), n: int | None = None) -> Counted:
    n = limit.n if n is None else n
    return count(start, n, limit.unit, calendar=calendar, paused=paused, first_day=limit.first_day, roll=limit.roll)


def _dated(step: Step, limit: Limit, anchor: Entry, log: Log, calendar: WorkingCalendar, sentences: list) -> Reckoned:
    pauses, met = log.pauses(step.key), log.met(step.key)
    stops = step.pausable and limit.n >= 0
    paused = intervals(pauses, met.day if met else None) if stops else []
    original = _count(anchor.moment, limit, calendar)
    counted, due, said = _extended(step, limit, anchor, log, calendar, paused)
    opens = None if limit.opens is None else _count(anchor.moment, limit, calendar, paused, limit.opens).due
    result = Reckoned(sentences, due, opens, original.due)
    lasting = pauses[-1] if stops and not met and pauses and pauses[-1].until is None else None
    if lasting and london_date(due) >= lasting.since:
        return _stopped(result, lasting)
    result.why += [*why.days(london_date(anchor.moment), limit, counted), *why.pauses(pauses, stops, step), *said]
    if lasting:
        result.why.append(why.due_before_pause(lasting))
    result.why += [why.opens(opens), why.due(due)] if opens else [why.due(due)]
    return result


def _stopped(result: Reckoned, pause: Pause) -> Reckoned:
    """No date while the clock stands: it depends on the day of resuming."""
    result.due, result.opens = None, None
    result.no_date = NoDate.PAUSED
    result.waits_for = why.paused_since(pause)
    result.why += [result.waits_for, why.would_have_been(result.original_due)]
    return result


def _extended(
    step: Step, limit: Limit, anchor: Entry, log: Log, calendar: WorkingCalendar, paused: list[Interval]
) -> tuple[Counted, Moment, list[str]]:
    """The count with every extension: the same unit adds to it, others follow in a fixed order, the latest date wins."""
    extensions = log.extensions(step.key)
    more = sum(entry.n for entry in extensions if entry.n and entry.unit == limit.unit)
    counted = _count(anchor.moment, limit, calendar, paused, limit.n + more)
    due = counted.due
    for entry in extensions:
        if entry.n and entry.unit != limit.unit:
            due = _further(due, entry, limit, calendar, paused)
    latest = max((entry.until for entry in extensions if entry.until), default=None)
    if latest and latest >= london_date(due):
        due = latest
    return counted, due, [why.extended(entry) for entry in extensions]


def _further(due: Moment, entry: Entry, limit: Limit, calendar: WorkingCalendar, paused) -> Moment:
    if entry.unit == "hours" and not isinstance(due, datetime.datetime):
        due = midnight(due + ONE_DAY)  # a date lasts until its day is over
    further = count(due, entry.n, entry.unit, calendar=calendar, paused=paused, roll=limit.roll).due
    return further if isinstance(further, datetime.datetime) else at_same_time(due, further)
