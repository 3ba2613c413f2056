"""The wall clock. Nothing else in the portal may ask what the time is; all times are London's."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")

_standing: ContextVar[datetime.datetime | None] = ContextVar("the moment at which a seed or an import stands")


def now() -> datetime.datetime:
    """This moment, aware, in London."""
    return (_standing.get(None) or timezone.now()).astimezone(LONDON)


def today() -> datetime.date:
    """Today's date in London."""
    return now().date()


def london_date(moment: datetime.date | datetime.datetime) -> datetime.date:
    """The London calendar date of a moment (a date is returned as it is)."""
    if isinstance(moment, datetime.datetime):
        return moment.astimezone(LONDON).date()
    return moment


@contextmanager
def standing_at(moment: datetime.datetime) -> Iterator[None]:
    """Let what is called inside see ``moment`` (aware, in the past) as the present.

    Only for seeding and imports, so that a record of the past is made by the same commands and
    the same rules as one of today; never in a request. Raises ValueError for a moment in the
    future or without a zone.
    """
    if moment.tzinfo is None or moment > timezone.now():
        raise ValueError("Stand at an aware moment that has been.")
    token = _standing.set(moment)
    try:
        yield
    finally:
        _standing.reset(token)
