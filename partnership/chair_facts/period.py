"""A period of London days as the moments that bound it."""

import datetime

from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)


def moments(from_on: datetime.date, until_on: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    """The first moment of the period and the first one after it, in London time."""
    return _midnight(from_on), _midnight(until_on + A_DAY)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=wall.LONDON)
