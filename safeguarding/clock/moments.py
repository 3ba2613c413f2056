"""Reading a date, or a date and time, that somebody typed. Without a zone it is London's own time."""

import datetime
import re
from dataclasses import dataclass

from safeguarding.clock.wall import LONDON
from safeguarding.clock.words import say

SHAPE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)


@dataclass(frozen=True)
class When:
    """A date or an aware moment, with a sentence on how it was read where that needs saying."""

    moment: datetime.date | datetime.datetime
    note: str = ""


def read_when(text: str) -> When:
    """The date or moment in ``text`` (ISO 8601). Raises ValueError with a sentence that says what to enter."""
    shape = SHAPE.fullmatch(text.strip())
    if not shape:
        raise ValueError(f"{text!r} is not a date. Enter it as 2026-12-21, or with a time as 2026-12-21T16:45.")
    try:
        if not shape["time"]:
            return When(datetime.date.fromisoformat(shape["day"]))
        moment = datetime.datetime.fromisoformat(f"{shape['day']}T{shape['time']}{shape['zone'] or ''}")
        return When(moment.astimezone(LONDON)) if moment.tzinfo else _in_london(moment)
    except (ValueError, OverflowError) as error:
        raise ValueError(
            f"{text!r} is a day or a time that does not exist. Check the day, the month and the time."
        ) from error


def _in_london(naive: datetime.datetime) -> When:
    early = naive.replace(tzinfo=LONDON)
    late = early.replace(fold=1)
    if early.utcoffset() == late.utcoffset():
        return When(early)
    as_read = early.astimezone(datetime.UTC).astimezone(LONDON)
    if as_read.replace(tzinfo=None) == naive:
        return When(
            early, f"{say(early)} comes twice, because the clocks go back that night: the first of the two is meant."
        )
    return When(
        as_read, f"{naive:%H:%M} does not exist on that night, because the clocks go forward; read as {say(as_read)}."
    )
