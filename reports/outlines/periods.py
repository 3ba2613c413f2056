"""Periods by the names that people give them: 2025-26, and 2026-27-q1 for a quarter."""

import calendar
import datetime
import re

from reports.outlines.outline import Outline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import short_date

_LABEL = re.compile(r"(?P<year>[0-9]{4}(?:-[0-9]{2})?)(?:-q(?P<quarter>[1-4]))?")
FIRST, LAST = 2000, 2100
ONE_DAY = datetime.timedelta(days=1)
QUARTERS = (1, 2, 3, 4)


def period_of(outline: Outline, label: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of the period that a label names, both included.

    Raises Refused, at the field ``label``, for one that is not written as this outline's periods are.
    """
    found = _LABEL.fullmatch(label.strip().lower())
    if found is None or not FIRST <= int(found["year"][:4]) < LAST:
        raise Refused(_right(outline), field="label")
    year = int(found["year"][:4])
    quarter = int(found["quarter"] or 0)
    if (outline.per == "quarter") != bool(quarter) or found["year"] != _year_label(outline, year):
        raise Refused(_right(outline), field="label")
    return _quarter(outline, year, quarter) if quarter else _year(outline, year)


def labels(outline: Outline, today: datetime.date, most: int = 4) -> list[str]:
    """The names of the latest periods that have begun by a day, the latest first."""
    years = range(today.year, today.year - most - 1, -1)
    named = [_year_label(outline, year) for year in years]
    if outline.per == "quarter":
        named = [f"{name}-q{quarter}" for name in named for quarter in reversed(QUARTERS)]
    return [name for name in named if period_of(outline, name)[0] <= today][:most]


def words_of(outline: Outline, label: str) -> str:
    """A period with its days: *2025-26: 1 Apr 2025 to 31 Mar 2026*, *2026-27, quarter 1: …*."""
    begins, ends = period_of(outline, label)
    said = label.replace("-q", ", quarter ")
    return f"{said}: {short_date(begins)} to {short_date(ends)}"


def due_on(outline: Outline, until_on: datetime.date) -> datetime.date | None:
    """The day by which a report on a period that ends on ``until_on`` is published; None where none is set."""
    if outline.due is None:
        return None
    in_year = _real(until_on.year, outline.due.month, outline.due.day)
    return in_year if in_year > until_on else _real(until_on.year + 1, outline.due.month, outline.due.day)


def _right(outline: Outline) -> str:
    year = _year_label(outline, 2025)
    example = f"{year}-q1" if outline.per == "quarter" else year
    return f"A period of this report is written like {example}. Choose one of the list, or write it so."


def _year(outline: Outline, year: int) -> tuple[datetime.date, datetime.date]:
    later, month, day = outline.ends
    return _real(year, *outline.begins), _real(year + later, month, day)


def _year_label(outline: Outline, year: int) -> str:
    until = _year(outline, year)[1].year
    return str(year) if until == year else f"{year}-{until % 100:02d}"


def _quarter(outline: Outline, year: int, quarter: int) -> tuple[datetime.date, datetime.date]:
    month, day = outline.begins
    begins = add_months(datetime.date(year, 1, 1), month - 1 + 3 * (quarter - 1)).replace(day=day)
    return begins, add_months(begins, 3) - ONE_DAY


def add_months(on: datetime.date, months: int) -> datetime.date:
    """The same day some months later, or the month's last where it has no such day."""
    whole = on.year * 12 + on.month - 1 + months
    return _real(whole // 12, whole % 12 + 1, on.day)


def _real(year: int, month: int, day: int) -> datetime.date:
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))
