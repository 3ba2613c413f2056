"""How a version of the arrangement stands, and which records still work by it."""

from collections import Counter
from collections.abc import Callable

from partnership.models import ArrangementVersion
from safeguarding.clock import wall
from safeguarding.design.cells import Tag

_counting: list[Callable[[object], dict[int, int]]] = []


def register_records(count: Callable[[object], dict[int, int]]) -> None:
    """A room above keeps records that work by the version they began with.

    ``count(partnership)`` gives the number of running ones by the id of the version.
    """
    if count not in _counting:
        _counting.append(count)


def records_working_by(partnership) -> Counter:
    """How many running records work by each version, by its id. Numbers only: whose they are is need-to-know."""
    found: Counter = Counter()
    for count in _counting:
        found.update(count(partnership))
    return found


def state_of(version: ArrangementVersion, in_force: tuple[int, str] | None) -> Tag:
    """*In force*, *Takes force later* or *Earlier*. ``in_force`` is what ``version_in_force`` says."""
    if in_force and version.pk == in_force[0]:
        return Tag("done", "In force")
    return Tag("new", "Takes force later") if version.in_force_from > wall.today() else Tag("closed", "Earlier")
