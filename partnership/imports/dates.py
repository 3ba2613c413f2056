"""Dates as people type them into spreadsheets. Day before month; where that is in doubt, a sentence."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.utils.datetime import from_excel

_MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (
        datetime.date(2000, number, 1).strftime("%B").lower(),
        datetime.date(2000, number, 1).strftime("%b").lower(),
    )
} | {"sept": 9}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_WORDS = re.compile(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]+)[, \-]+(\d{4}|\d{2})", re.IGNORECASE)
# Excel counts days from 1900; these are 1954 and 2119.
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
FIRST_YEAR, LAST_YEAR = 1990, 2100


class NotADateError(ValueError):
    """Why a cell is not taken for a date, as a sentence."""


@dataclass(frozen=True)
class Column:
    """What a whole column says about itself: whether any of its dates can only be read month first."""

    title: str
    month_first: bool = False

    @classmethod
    def of(cls, title: str, cells: Iterable) -> "Column":
        """Look once at every cell of the column."""
        parts = (_numbers(cell) for cell in cells if isinstance(cell, str))
        return cls(title, any(found[1] > 12 >= found[0] for found in parts if found))


def _numbers(text: str) -> tuple[int, int, int] | None:
    found = _NUMBERS.fullmatch(text)
    return (int(found[1]), int(found[2]), _year(found[3])) if found else None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def read(cell, column: Column) -> datetime.date | None:
    """The day that a cell says; None for an empty one. Raises NotADateError with a sentence."""
    if cell is None:
        return None
    day = _of_excel(cell) if not isinstance(cell, str) else _of_text(cell, column)
    if day is None:
        raise NotADateError(f"“{str(cell)[:40]}” is not a date. Write it like 3 April 2026.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotADateError(f"“{str(cell)[:40]}” is in the year {day.year}. Check the year.")
    return day


def _of_excel(cell) -> datetime.date | None:
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    if not _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return None
    return from_excel(int(cell)).date()


def _of_text(text: str, column: Column) -> datetime.date | None:
    numbers = _numbers(text)
    if numbers:
        return _in_figures(text, numbers, column)
    iso = _ISO.fullmatch(text)
    if iso:
        return _real(text, int(iso[1]), int(iso[2]), int(iso[3]))
    words = _WORDS.fullmatch(" ".join(text.split()))
    if words and words[2].lower() in _MONTHS:
        return _real(text, _year(words[3]), _MONTHS[words[2].lower()], int(words[1]))
    return _of_excel(float(text)) if _SERIAL.fullmatch(text) else None


def _in_figures(text: str, numbers: tuple[int, int, int], column: Column) -> datetime.date:
    """``03/04/2026``: day first, unless the column shows that somebody wrote the month first."""
    first, second, year = numbers
    if second > 12 >= first:
        raise NotADateError(f"“{text}” has the month first. Write the day first, like 3 April 2026.")
    if column.month_first and first <= 12 and first != second:
        raise NotADateError(
            f"“{text}” can be read in two ways, as other dates in the column “{column.title}” have the month first. "
            "Write the month as a word, like 3 April 2026."
        )
    return _real(text, year, second, first)


def _real(text: str, year: int, month: int, day: int) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise NotADateError(f"“{text}” is not a real date. Check the day and the month.") from None
