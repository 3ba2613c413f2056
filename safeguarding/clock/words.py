"""Dates, moments and numbers of days as sentences say them. Everything is London's."""

import datetime

from safeguarding.clock.wall import LONDON

UNIT_WORDS = {
    "hours": ("hour", "hours"),
    "working-days": ("working day", "working days"),
    "weekdays": ("weekday", "weekdays"),
    "calendar-days": ("calendar day", "calendar days"),
    "months": ("month", "months"),
    "not-stated": ("day", "days"),
}


def say_date(day: datetime.date) -> str:
    """*Tuesday 7 April 2026*; a moment is shown by its London date."""
    if isinstance(day, datetime.datetime):
        day = day.astimezone(LONDON).date()
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def say(moment: datetime.date | datetime.datetime) -> str:
    """*Tuesday 7 April 2026, 4:45pm* for a moment, in London; *Tuesday 7 April 2026* for a date.

    In the hour that comes twice, when the clocks go back, the zone is said as well.
    """
    if not isinstance(moment, datetime.datetime):
        return say_date(moment)
    local = moment.astimezone(LONDON)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return f"{say_date(local)}, {_time(local)}{f' {local.tzname()}' if twice else ''}"


def _time(local: datetime.datetime) -> str:
    if (local.hour, local.minute) in {(0, 0), (12, 0)}:
        return "midday" if local.hour else "midnight"
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def say_amount(n: int, unit: str) -> str:
    """*1 working day*, *24 hours*; the sign of ``n`` is left to the sentence."""
    one, many = UNIT_WORDS[unit]
    return f"{abs(n)} {one if abs(n) == 1 else many}"


def list_words(items) -> str:
    """*a*, *a and b*, *a, b and c*."""
    items = list(items)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
