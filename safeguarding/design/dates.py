"""How dates, numbers and money read on every page and in every message.

The day is written out (*Tuesday 7 April 2026*), the twelve-hour clock has no leading nought
(*4:45pm*), and twelve o'clock is *midday* or *midnight*, so that nobody has to guess.
"""

import datetime
from decimal import Decimal

from safeguarding.clock import wall

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _local(value):
    """A moment as London shows it; a date as it is."""
    return value.astimezone(wall.LONDON) if isinstance(value, datetime.datetime) else value


def long_date(value: datetime.date | None) -> str:
    """*Tuesday 7 April 2026*; a moment is shown by its London date; nothing for ``None``."""
    if not value:
        return ""
    day = _local(value)
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def short_date(value: datetime.date | None) -> str:
    """*7 April 2026*: for tables, where the weekday would only be noise."""
    if not value:
        return ""
    day = _local(value)
    return f"{day.day} {day:%B} {day.year}"


def clock_time(value: datetime.datetime | datetime.time) -> str:
    """*4:45pm*, *9am*, *midday*, *midnight*; a moment is shown in London time."""
    time = _local(value).time() if isinstance(value, datetime.datetime) else value
    if (time.hour, time.minute) in {(0, 0), (12, 0)}:
        return "midday" if time.hour else "midnight"
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}{'am' if time.hour < 12 else 'pm'}"


def long_moment(value: datetime.datetime | datetime.date | None) -> str:
    """*Tuesday 7 April 2026, 4:45pm* in London; a plain date has no time."""
    if not isinstance(value, datetime.datetime):
        return long_date(value)
    return f"{long_date(value)}, {clock_time(value)}"


def short_moment(value: datetime.datetime | datetime.date | None) -> str:
    """*7 April 2026, 4:45pm* in London; a plain date has no time."""
    if not isinstance(value, datetime.datetime):
        return short_date(value)
    return f"{short_date(value)}, {clock_time(value)}"


def machine_time(value: datetime.date | datetime.datetime) -> str:
    """ISO 8601 in London time, for the ``datetime`` attribute."""
    return _local(value).isoformat()


def in_words(number: int) -> str:
    """*no*, *one* … *nine*, then figures with commas."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """*one day*, *3 days* becomes *three days*: a number in words with its noun."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def days_late(due: datetime.date | None, on: datetime.date | None = None) -> str:
    """How a due date stands, in calendar days in London: *three days late*, *due today*, *due in two days*.

    A due moment that has passed today is *late today*.
    """
    if not due:
        return ""
    days = (wall.london_date(due) - (on or wall.today())).days
    if days < 0:
        return f"{counted(-days, 'day')} late"
    if days == 0:
        passed = isinstance(due, datetime.datetime) and on is None and due < wall.now()
        return "late today" if passed else "due today"
    return "due tomorrow" if days == 1 else f"due in {counted(days, 'day')}"


def money(amount: Decimal | int | float | None) -> str:
    """*£1,200*, and *£1,200.50* only where there are pence."""
    if amount is None:
        return ""
    value = Decimal(str(amount))
    whole = value == value.to_integral_value()
    sign = "-" if value < 0 else ""
    return f"{sign}£{abs(value):,.0f}" if whole else f"{sign}£{abs(value):,.2f}"
