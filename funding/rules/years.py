"""Years as partnerships write them: *2019/20* from April to March, *2026* from January to December."""

import datetime
import re

from safeguarding.clock.refusal import Refused

_FINANCIAL = re.compile(r"(\d{4})/(\d{2})", re.ASCII)
_CALENDAR = re.compile(r"\d{4}", re.ASCII)


def span_of(title: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a year. Raises Refused for a title that is no year."""
    found = _FINANCIAL.fullmatch(title)
    if found and (int(found[1]) + 1) % 100 == int(found[2]) and int(found[1]) >= 1900:
        return datetime.date(int(found[1]), 4, 1), datetime.date(int(found[1]) + 1, 3, 31)
    if _CALENDAR.fullmatch(title) and int(title) >= 1900:
        return datetime.date(int(title), 1, 1), datetime.date(int(title), 12, 31)
    raise Refused(f"“{title}” is not a year. Write it like 2026/27, or 2026 for January to December.", field="title")


def year_after(title: str) -> str:
    """*2019/20* is followed by *2020/21*, *2026* by *2027*."""
    first = int(title[:4]) + 1
    return f"{first}/{(first + 1) % 100:02d}" if "/" in title else str(first)


def year_of(day: datetime.date) -> str:
    """The financial year that a day is in."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"
