"""What stands in a person's own calendar: the rooms lend their events, nothing of a case is among them."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.access import deadlines_visible_to, holdings
from accounts.models import Person
from safeguarding.clock.models import Deadline
from safeguarding.notices.words import noun_of

MOST_DATES = 500


@dataclass(frozen=True)
class CalendarEvent:
    """One entry. ``starts`` is a date for a whole day, otherwise a moment with ``ends``; ``path`` begins with ``/``.

    ``key`` never changes for the same thing; ``sequence`` grows with each change.
    """

    key: str
    title: str
    starts: datetime.date | datetime.datetime
    path: str
    changed_at: datetime.datetime | None = None
    ends: datetime.datetime | None = None
    place: str = ""
    words: str = ""
    sequence: int = 0
    cancelled: bool = False


_rooms: list[Callable[[Person], Iterable[CalendarEvent]]] = []


def register_events(find: Callable[[Person], Iterable[CalendarEvent]]) -> None:
    """Add a room's ``find(person)``. Titles and places are in general words: no name, reference or title of a case."""
    _rooms.append(find)


def events_of(person: Person) -> list[CalendarEvent]:
    """Everything in the calendar of ``person``, the rooms in their order."""
    return [event for find in _rooms for event in find(person)]


def dates_of(person: Person) -> list[CalendarEvent]:
    """What is due from the person and from the agencies they act for, each as a whole day and in general words."""
    held, found = holdings(person), []
    for partnership in held.partnerships:
        own, agencies = held.addresses_in(partnership), held.agency_addresses_in(partnership)
        rows = deadlines_visible_to(person).in_partnership(partnership.key).open()
        rows = rows.for_addresses(own | agencies).order_by("due_on", "pk")[:MOST_DATES]
        found += [_date(row, row.owner not in own) for row in rows]
    return found


def _date(row: Deadline, from_agency: bool) -> CalendarEvent:
    whose = "Due from my agency" if from_agency else "Due"
    return CalendarEvent(
        key=f"date-{row.pk}",
        title=f"{whose}: {noun_of(row.subject_kind)}",
        starts=row.due_on,
        path=reverse("accounts:open_date", args=[row.pk]),
        changed_at=row.updated_at,
        words="Sign in to see what is needed.",
    )
