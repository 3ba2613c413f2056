"""Days, spans and filled rows, as every section says them."""

import datetime
from collections.abc import Iterable

from safeguarding.design import dates
from safeguarding.design.cells import Row


def day(item: dict, key: str) -> str:
    """The date under a key of the file in words, or nothing."""
    return dates.long_date(datetime.date.fromisoformat(item[key])) if key in item else ""


def span(item: dict) -> str:
    """*April 2025 to March 2027* from what stands under ``from`` and ``until``."""
    begin, end = (
        dates.short_date(datetime.date.fromisoformat(item[key])) if key in item else "" for key in ("from", "until")
    )
    if begin and end:
        return f"{begin} to {end}"
    return f"From {begin}" if begin else f"Until {end}" if end else ""


def given(rows: Iterable[Row]) -> list[Row]:
    """The rows that the arrangement fills."""
    return [row for row in rows if row.value not in ("", None, [])]
