"""Search over everything that a person may see: the rooms say where to look, each through its own cut."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet

from accounts.models import Partnership, Person

MOST_WORDS = 6
SHORTEST = 2
AT_MOST = 10


@dataclass(frozen=True)
class Found:
    """One thing that was found: its words, where it leads, and a line about it."""

    text: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class Hits:
    """The records of one kind that fit, as a cut and ordered queryset, and how one of them reads."""

    rows: QuerySet
    show: Callable[[object], Found]


Find = Callable[[Person, Partnership, tuple[str, ...]], Hits | None]


@dataclass(frozen=True, order=True)
class Kind:
    """A kind of record that is looked through. ``key`` stands in the address of its full list."""

    order: int
    key: str
    title: str
    find: Find


_kinds: dict[str, Kind] = {}


def register_search(key: str, title: str, find: Find, *, order: int) -> None:
    """Have records of a kind looked through.

    ``find(person, partnership, words)`` starts at ``visible_to``, leaves out what is restricted, and gives None
    without a statement where the person may not read that kind. Showing its rows sends one statement.
    """
    _kinds[key] = Kind(order, key, title, find)


def kinds() -> list[Kind]:
    """Everything that is looked through, in order."""
    return sorted(_kinds.values())


def words_of(typed: str) -> tuple[str, ...]:
    """What was typed as the words to look for: the first six, each once, too short ones left out."""
    found = dict.fromkeys(word for word in typed.replace("\x00", "").split() if len(word) >= SHORTEST)
    return tuple(found)[:MOST_WORDS]


def containing(words: tuple[str, ...], *fields: str) -> Q:
    """A condition: every word stands in one of ``fields``, in capitals or not."""
    each = (reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields)) for word in words)
    return reduce(and_, each)
