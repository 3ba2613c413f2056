"""Statements that are made once in a process and sent for every frame with its own days and partnership.

Making a statement out of conditions costs Django more than the database needs to answer it. So it is made for a frame
of days that never come; where these stand in its values, the frame's own are put whenever it is sent.
"""

import datetime
import itertools
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from accounts.models import Partnership
from partnership.models import Group
from reports.facts.frame import Frame
from reports.facts.period import A_DAY, is_over
from safeguarding.clock import wall

# Days that nothing else means, so that they are known again among the values; each kind of frame has its order of them.
FROM, UNTIL = datetime.date(2801, 6, 15), datetime.date(2803, 6, 15)
BEFORE, DURING, AFTER = (datetime.date(year, 6, 15) for year in (2800, 2802, 2804))
CENTURY = "280"
NEAR = range(-60, 61)  # days before and after an end of the frame
PARTNERSHIP, GROUP = Partnership(pk=2_147_483_601, key="partnership-of-the-frame"), Group(pk=2_147_483_602)


@dataclass(frozen=True)
class Statement:
    """SQL with its values; ``places`` are those that a frame fills, by the name of what belongs there."""

    sql: str
    values: tuple
    places: dict[int, tuple]
    read: Callable[[list], list]

    def values_for(self, frame: Frame) -> tuple:
        """The values with this frame's own in their places."""
        values = list(self.values)
        for place, name in self.places.items():
            values[place] = _value(frame, name)
        return tuple(values)

    def sent(self, frame: Frame) -> list[tuple]:
        """The rows for this frame."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values_for(frame))
            found = cursor.fetchall()
        return self.read(found)


_made: dict[tuple, Statement | None] = {}


def rows(frame: Frame, asked: Callable[..., QuerySet], *more) -> list[tuple]:
    """The rows of ``asked(frame, *more)``, a ``values_list`` that is made of nothing but these.

    ``more`` can be told apart by ``==`` and takes few values. Raises ValueError where a day is reckoned from the
    frame's in a way that is not known here (``_names``).
    """
    statement = made(frame, asked, *more)
    return statement.sent(frame) if statement else []


def made(frame: Frame, asked: Callable[..., QuerySet], *more) -> Statement | None:
    """The statement for frames of this kind, made when it is first wanted; None where it can find nothing."""
    kind = (frame.group is not None, is_over(frame), frame.today >= frame.from_on)
    key = (asked, more, kind, connection.vendor)
    if key not in _made:
        _made[key] = _made_of(asked(_pattern(frame), *more), _pattern(frame))
    return _made[key]


def _pattern(frame: Frame) -> Frame:
    """A frame of the same kind, of days that never come."""
    today = AFTER if is_over(frame) else DURING if frame.today >= frame.from_on else BEFORE
    return Frame(PARTNERSHIP, FROM, UNTIL, today, GROUP if frame.group else None)


def _names(pattern: Frame) -> Iterator[tuple]:
    """What may stand among the values of a statement: whose it is, a day near an end of the frame, its midnight."""
    yield from [("partnership", "pk"), ("partnership", "key")] + ([("group", "pk")] if pattern.group else [])
    yield from itertools.product(("from_on", "until_on", "today"), NEAR, (False, True))


def _value(frame: Frame, name: tuple):
    """What belongs there for a frame, as the database is given it."""
    if len(name) == 2:
        return operator.attrgetter(".".join(name))(frame)
    end, days, midnight = name
    day = getattr(frame, end) + days * A_DAY
    if not midnight:
        return connection.ops.adapt_datefield_value(day)
    moment = datetime.datetime.combine(day, datetime.time(), tzinfo=wall.LONDON)
    return connection.ops.adapt_datetimefield_value(moment)


def _made_of(asked: QuerySet, pattern: Frame) -> Statement | None:
    """The statement; None where nothing can be found whatever the database holds."""
    compiler = asked.query.get_compiler(connection=connection)
    try:
        sql, values = compiler.as_sql()
    except EmptyResultSet:
        return None
    names = {_value(pattern, name): name for name in _names(pattern)}
    places = {n: names[value] for n, value in enumerate(values) if value in names}
    unknown = [value for n, value in enumerate(values) if n not in places and str(value).startswith(CENTURY)]
    if unknown:
        raise ValueError(f"A day of the frame that has no name: {unknown[0]}.")
    return Statement(
        sql, tuple(values), places, lambda found: list(compiler.results_iter([found], tuple_expected=True))
    )
