"""Outlines of reports: kept as data, read and checked here. Which a partnership can begin, and what they ask for."""

from accounts.models import Partnership
from partnership.arrangement import Arrangement, in_force
from reports.outlines import own
from reports.outlines.editions import edition_of
from reports.outlines.outline import Edition, Outline, PlannedPart, Requirement
from reports.outlines.periods import period_of
from reports.outlines.reading import shipped
from safeguarding.clock.refusal import Refused

__all__ = [
    "Edition",
    "Outline",
    "PlannedPart",
    "Requirement",
    "edition_of",
    "outline_in",
    "outline_of",
    "outlines_of",
    "period_of",
]


def outlines_of(partnership: Partnership) -> list[Outline]:
    """Every outline that a partnership can begin a report with, its own first.

    Raises Refused when no arrangement is in force.
    """
    arrangement = in_force(partnership)
    first = [own.own_outline(arrangement)] if own.is_there(arrangement) else []
    return [*first, *shipped().values()]


def outline_of(partnership: Partnership, key: str) -> Outline:
    """The outline of a key, as the arrangement in force makes it. Raises Refused for a key that there is not."""
    return outline_in(in_force(partnership), key)


def outline_in(arrangement: Arrangement, key: str) -> Outline:
    """The same as a certain arrangement makes it: the one that a report began with. Raises Refused."""
    if key == own.KEY:
        return own.own_outline(arrangement)
    if key not in shipped():
        known = ", ".join([own.KEY, *shipped()])
        raise Refused(f"There is no outline “{key[:60]}”. There are {known}.", field="outline")
    return shipped()[key]
