"""The one place where days are counted. Pure: no database, no wall clock, the same answer every time.

The start is day 0 and is never moved first: five working days from a Saturday end on the Friday
after. Hours are elapsed hours, through nights, holidays and clock changes. Months keep the day of
the month and stop at the month's end (31 January plus one month is 28 or 29 February). A paused
day is not counted, and a day that would not have counted anyway costs nothing when paused.
"""

import calendar as months
import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from safeguarding.clock.calendar import ONE_DAY, WEEKEND, CalendarEnds, WorkingCalendar
from safeguarding.clock.wall import LONDON
from safeguarding.clock.words import say_date

UNITS = ("hours", "working-days", "weekdays", "calendar-days", "months")
ROLLS = ("none", "forward", "back")
PAUSED = "the clock was paused"
FURTHEST = 100_000

Moment = datetime.date | datetime.datetime
Interval = tuple[datetime.date, datetime.date]


@dataclass(frozen=True)
class Day:
    """A day that was counted (``n`` is its number, negative when counting back) or passed over (``reason``)."""

    on: datetime.date
    n: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Counted:
    """Where a count ended, with every day it counted, every day it skipped, and what a reader should know.

    ``due`` is a date, or for hours a moment in London. ``rolled`` are the days passed over at the
    end, where the date had to move to a working day. Hours and months list no counted days.
    """

    due: Moment
    counted: list[Day] = field(default_factory=list)
    skipped: list[Day] = field(default_factory=list)
    rolled: list[Day] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def count(
    start: Moment,
    n: int,
    unit: str,
    *,
    calendar: WorkingCalendar,
    paused: Collection[Interval] = (),
    first_day: int = 0,
    roll: str = "none",
) -> Counted:
    """Count ``n`` of ``unit`` from ``start``; a negative ``n`` counts back, and 0 is the start itself.

    ``start`` is a London date or an aware moment, whose London date is taken for units of days and
    months. A date counts hours from its midnight. ``paused`` are half-open intervals of dates
    ``[from, until)``. With ``first_day`` 1 the start is itself day 1, where it counts at all; hours
    take no notice of it. ``roll`` moves the result to the next or the last working day.

    Raises ValueError for an unknown unit, roll or first day or a moment without a time zone, and
    CalendarEnds for a count that goes past the days that are known.
    """
    _check(start, n, unit, first_day, roll)
    pauses = sorted(interval for interval in paused if interval[0] < interval[1])
    try:
        if unit == "hours":
            result = _count_hours(start, n, pauses)
        elif unit == "months":
            result = _count_months(_date(start), n, pauses, first_day)
        else:
            result = _count_days(_date(start), n, unit, calendar, pauses, first_day)
        return _noted(_rolled(result, roll, calendar), unit, roll, calendar)
    except (OverflowError, months.IllegalMonthError) as error:
        raise CalendarEnds(f"{n} {unit} from {say_date(start)} is further than dates go.") from error


def _check(start, n, unit, first_day, roll) -> None:
    if unit not in UNITS:
        raise ValueError(f"{unit!r} is not a unit of time. Known units: {', '.join(UNITS)}.")
    if roll not in ROLLS:
        raise ValueError(f"{roll!r} is not a way to move a date. Known: {', '.join(ROLLS)}.")
    if first_day not in (0, 1):
        raise ValueError(f"The first day is 0 or 1, not {first_day!r}.")
    if isinstance(start, datetime.datetime) and start.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    if abs(n) > FURTHEST:
        raise CalendarEnds(f"{n} {unit} is more than can be counted: {FURTHEST} is the most.")


def _date(start: Moment) -> datetime.date:
    return start.astimezone(LONDON).date() if isinstance(start, datetime.datetime) else start


def is_paused(day: datetime.date, paused: Collection[Interval]) -> bool:
    """Whether ``day`` lies in one of the half-open intervals."""
    return any(first <= day < until for first, until in paused)


def _count_days(start, n, unit, calendar, paused, first_day) -> Counted:
    direction = ONE_DAY if n > 0 else -ONE_DAY
    result = Counted(due=start)
    day = due = start - direction if first_day and n else start
    if not n:
        return result
    while len(result.counted) < abs(n):
        day += direction
        reason = why_not_counted(day, unit, calendar, paused)
        if reason:
            result.skipped.append(Day(day, reason=reason))
            continue
        number = len(result.counted) + 1
        result.counted.append(Day(day, n=number if n > 0 else -number))
        due = day
    return Counted(due, result.counted, result.skipped)


def why_not_counted(
    day: datetime.date, unit: str, calendar: WorkingCalendar, paused: Collection[Interval]
) -> str | None:
    """Why a count in ``unit`` (a unit of days) passes over ``day``, or None where it counts."""
    reason = None
    if unit == "working-days":
        reason = calendar.why_closed(day)
    elif unit == "weekdays":
        reason = WEEKEND.get(day.weekday())
    return reason or (PAUSED if is_paused(day, paused) else None)


def _count_months(start, n, paused, first_day) -> Counted:
    plain = add_months(start, n)
    if first_day and n:
        ends_early = plain.day == start.day and n > 0
        plain += ONE_DAY if n < 0 else -ONE_DAY if ends_early else datetime.timedelta()
    direction = ONE_DAY if n > 0 else -ONE_DAY
    due, skipped, pushed = plain, [], None
    while pushed != len(skipped):  # days added for a pause may lie in a pause themselves
        pushed = len(skipped)
        due = plain + pushed * direction
        skipped = _paused_days(start, due, paused)
    return Counted(due, skipped=skipped)


def _paused_days(start: datetime.date, end: datetime.date, paused) -> list[Day]:
    """The paused days after ``start`` and up to ``end``, in the direction of the count."""
    direction = 1 if end >= start else -1
    days = (start + direction * step * ONE_DAY for step in range(1, abs((end - start).days) + 1))
    return [Day(day, reason=PAUSED) for day in days if is_paused(day, paused)]


def add_months(start: datetime.date, n: int) -> datetime.date:
    """The same day of the month ``n`` months on, or the month's last day where that day does not exist."""
    month = start.year * 12 + start.month - 1 + n
    year, index = divmod(month, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError("year out of range")
    return datetime.date(year, index + 1, min(start.day, months.monthrange(year, index + 1)[1]))


def same_weekday(start: datetime.date, n: int) -> datetime.date:
    """The same weekday of the month ``n`` months on (*the second Tuesday*); a fifth one is the last where there are four."""
    year, index = divmod(start.year * 12 + start.month - 1 + n, 12)
    starts_on, length = months.monthrange(year, index + 1)
    day = 1 + (start.weekday() - starts_on) % 7 + (start.day - 1) // 7 * 7
    return datetime.date(year, index + 1, day if day <= length else day - 7)


def midnight(day: datetime.date) -> datetime.datetime:
    """The moment at which ``day`` begins in London."""
    return datetime.datetime.combine(day, datetime.time.min, tzinfo=LONDON)


def _count_hours(start, n, paused) -> Counted:
    moment = start if isinstance(start, datetime.datetime) else midnight(start)
    notes = []
    if not isinstance(start, datetime.datetime):
        notes.append(f"No time was given, so the hours are counted from midnight at the start of {say_date(start)}.")
    spans = [
        (midnight(first).astimezone(datetime.UTC), midnight(until).astimezone(datetime.UTC)) for first, until in paused
    ]
    walk = _hours_on if n >= 0 else _hours_back
    begin = moment.astimezone(datetime.UTC)
    due = walk(begin, datetime.timedelta(hours=abs(n)), spans).astimezone(LONDON) if n else moment.astimezone(LONDON)
    return Counted(due, skipped=_paused_days(_date(moment), _date(due), paused), notes=notes)


def _hours_on(moment, left, spans):
    for begins, ends in spans:
        if ends <= moment:
            continue
        if begins > moment:
            if moment + left <= begins:
                break
            left -= begins - moment
        moment = ends
    return moment + left


def _hours_back(moment, left, spans):
    for begins, ends in sorted(spans, key=lambda span: span[1], reverse=True):
        if begins >= moment:
            continue
        if ends < moment:
            if moment - left >= ends:
                break
            left -= moment - ends
        moment = begins
    return moment - left


def _rolled(result: Counted, roll: str, calendar: WorkingCalendar) -> Counted:
    """The result moved to a working day; a moment keeps its time of day."""
    if roll == "none":
        return result
    direction = ONE_DAY if roll == "forward" else -ONE_DAY
    day, passed = _date(result.due), []
    while reason := calendar.why_closed(day):
        passed.append(Day(day, reason=reason))
        day += direction
    due = result.due if not passed else at_same_time(result.due, day)
    return Counted(due, result.counted, result.skipped, passed, result.notes)


def at_same_time(moment: Moment, day: datetime.date) -> Moment:
    """``day`` at the London time of ``moment``; the plain day where ``moment`` has no time."""
    if not isinstance(moment, datetime.datetime):
        return day
    return datetime.datetime.combine(day, moment.astimezone(LONDON).time(), tzinfo=LONDON)


def _noted(result: Counted, unit: str, roll: str, calendar: WorkingCalendar) -> Counted:
    if (unit == "working-days" or roll != "none") and calendar.is_by_rule(_date(result.due)):
        year = _date(result.due).year
        result.notes.append(f"The bank holidays of {year} are not announced yet; they are worked out by rule.")
    return result
