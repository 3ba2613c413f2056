"""The wall clock. Nothing else in the portal may ask what the time is; all times are London's."""

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


def now() -> datetime.datetime:
    """This moment, aware, in London."""
    return timezone.now().astimezone(LONDON)


def today() -> datetime.date:
    """Today's date in London."""
    return now().date()


def london_date(moment: datetime.date | datetime.datetime) -> datetime.date:
    """The London calendar date of a moment (a date is returned as it is)."""
    if isinstance(moment, datetime.datetime):
        return moment.astimezone(LONDON).date()
    return moment
