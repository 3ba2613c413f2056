"""Dates and moments of a review's frozen content as people read them."""

import datetime

from safeguarding.design.dates import long_date, long_moment


def when(iso: str) -> str:
    """A date or moment of the frozen content as people read it; nothing for nothing."""
    if not iso:
        return ""
    return long_moment(datetime.datetime.fromisoformat(iso)) if "T" in iso else long_date(day(iso))


def day(iso: str) -> datetime.date:
    """The date of an ISO date or moment."""
    return datetime.date.fromisoformat(iso[:10])
