"""Whose turn it is to chair, where the arrangement lets posts or agencies take turns."""

import datetime
import re
from dataclasses import dataclass

from partnership.rules.groups import Seat
from safeguarding.clock.counting import add_months

_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "nine": 9,
    "twelve": 12,
    "eighteen": 18,
}
_TERM = re.compile(r"\b(\d{1,3}|[a-z]+)[ -](month|year)s?\b")


@dataclass(frozen=True)
class Turn:
    """``now`` and ``next`` are keys of the rotation; ``now`` is empty where the chair is none of it. ``until`` is
    the day of the hand-over, where the term is known."""

    now: str
    next: str
    until: datetime.date | None


def turn_of(chair: dict, chairs: list[Seat]) -> Turn | None:
    """Whose turn it is and whose is next, from a group's ``chair`` as the file has it; None where nobody takes turns."""
    order = chair.get("rotation")
    if not order:
        return None
    now = next((key for seat in chairs for key in order if key in keys_of(seat)), "")
    following = order[(order.index(now) + 1) % len(order)] if now else order[0]
    return Turn(now, following, ends_on(chair, chairs))


def keys_of(seat: Seat) -> set[str]:
    """The keys by which a rotation may name a seat: its post's and its agency's."""
    return {key for key in (seat.appointment.post_key, seat.agency.key if seat.agency else "") if key}


def ends_on(chair: dict, chairs: list[Seat]) -> datetime.date | None:
    """The day on which the chair is handed over: the term after the chair began. None where either is not known."""
    months = months_of(chair.get("term", ""))
    return add_months(min(seat.starts_on for seat in chairs), months) if months and chairs else None


def months_of(term: str) -> int | None:
    """A term in words as months: *Two years* is 24, *18 months* is 18; None where it says no length."""
    found = _TERM.search(term.lower())
    if not found:
        return None
    word, unit = found.groups()
    number = int(word) if word.isdigit() else _NUMBERS.get(word)
    return number * (12 if unit == "year" else 1) if number else None
