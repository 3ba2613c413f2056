"""A year of meetings by a group's frequency: the same weekday of the month, moved off days that nobody works."""

import datetime
from dataclasses import dataclass

from safeguarding.clock.calendar import ONE_DAY, CalendarEnds, WorkingCalendar
from safeguarding.clock.counting import count, same_weekday
from safeguarding.design.dates import long_date

A_WEEK = 7
IN_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}
MOST = 53

# What may be chosen where the arrangement says nothing, or somebody wants it otherwise for a year.
CHOICES: dict[str, tuple[str, dict]] = {
    "weeks-1": ("Every week", {"every": 1, "unit": "weeks"}),
    "weeks-2": ("Every 2 weeks", {"every": 2, "unit": "weeks"}),
    "months-1": ("Every month", {"every": 1, "unit": "months"}),
    "months-2": ("Every 2 months", {"every": 2, "unit": "months"}),
    "quarters-1": ("Once a quarter", {"times": 1, "per": "quarter"}),
    "year-3": ("3 times a year", {"times": 3, "per": "year"}),
    "year-2": ("Twice a year", {"times": 2, "per": "year"}),
}


@dataclass(frozen=True)
class SeriesDay:
    """A day that is proposed. ``wanted`` is the day by the frequency; ``why`` says why it is another, or nothing."""

    on: datetime.date
    wanted: datetime.date
    why: str = ""


def propose(frequency: dict, first: datetime.date, calendar: WorkingCalendar) -> list[SeriesDay]:
    """The days of a year from ``first`` by a frequency of the arrangement file; none where it meets as needed.

    By months the weekday of the month stays (*the second Tuesday*; a fifth one is the last), by weeks
    the weekday. A weekend, a bank holiday or a closure day moves to the next working day.
    """
    wanted = [day for day in _days(frequency, first) if day is not None][:MOST]
    return [_off_closed_days(day, calendar) for day in wanted]


def _days(frequency: dict, first: datetime.date) -> list[datetime.date]:
    if "every" in frequency:
        return _every(frequency["every"], frequency["unit"], first)
    if "times" not in frequency:
        return []
    times = min(frequency["times"] * IN_A_YEAR[frequency["per"]], 52)  # once a week at most
    if times <= 12:
        return [same_weekday(first, number * 12 // times) for number in range(times)]
    return [first + (number * 52 // times) * A_WEEK * ONE_DAY for number in range(times)]


def _every(number: int, unit: str, first: datetime.date) -> list[datetime.date]:
    if unit == "weeks":
        return [first + number * step * A_WEEK * ONE_DAY for step in range(-(-52 // number))]
    if unit == "months":
        return [same_weekday(first, offset) for offset in range(0, 12, number)]
    return [first]


def _off_closed_days(wanted: datetime.date, calendar: WorkingCalendar) -> SeriesDay:
    try:
        counted = count(wanted, 0, "calendar-days", calendar=calendar, roll="forward")
    except CalendarEnds:
        return SeriesDay(wanted, wanted, "The bank holidays of that year are not known yet. Check the day.")
    why = f"Moved from {long_date(wanted)}: {counted.rolled[0].reason}." if counted.rolled else ""
    return SeriesDay(counted.due, wanted, why)
