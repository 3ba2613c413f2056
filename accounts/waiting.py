"""What waits for somebody's decision or answer, collected from the rooms for the home page."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """Something that stands still until this person acts: the words of what to do, which record, since when."""

    title: str
    label: str
    url: str
    since: datetime.datetime | datetime.date | None = None


_rooms: list[Callable[..., Iterable[Waiting]]] = []


def register_waiting(find: Callable[..., Iterable[Waiting]]) -> None:
    """Add a room's ``find(person, partnership)``; it sends no statement for a person without the permission."""
    _rooms.append(find)


def waiting_for(person, partnership) -> list[Waiting]:
    """Everything that waits for ``person`` in ``partnership``, in the order of the rooms."""
    return [one for find in _rooms for one in find(person, partnership)]
