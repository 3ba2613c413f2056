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
_dates: dict[tuple[str, str], tuple[str, str]] = {}


def register_waiting(find: Callable[..., Iterable[Waiting]]) -> None:
    """Add a room's ``find(person, partnership)``; it sends no statement for a person without the permission."""
    _rooms.append(find)


def register_waiting_date(kind: str, step: str, title: str, tail: str = "") -> None:
    """Say that an open date of a record of ``kind`` stands still until its owner acts: what to do, and on which page.

    ``step`` is the first word of the deadline's step, ``tail`` the end of the page's address after the record's. It
    costs no statement: home has read the dates.
    """
    _dates[kind, step] = title, tail


def waiting_by_date(dates: Iterable[dict]) -> list[Waiting]:
    """What the open dates of somebody ask for, in their order; what is to be done on one record stands there once."""
    found = {}
    for date in dates:
        asked = _dates.get((date["subject_kind"], date["step"].partition("-")[0]))
        if asked:
            title, tail = asked
            found.setdefault(Waiting(title, date["subject_label"], f"{date['subject_url']}{tail}"))
    return list(found)


def waiting_for(person, partnership) -> list[Waiting]:
    """Everything that waits for ``person`` in ``partnership``, in the order of the rooms."""
    return [one for find in _rooms for one in find(person, partnership)]
