"""How groups account for themselves in a frame: what they escalated, what they were answered, what stood in the way."""

import datetime
from typing import NamedTuple

from django.db.models import Count, Q

from partnership.chair_facts.period import moments
from partnership.models import ActionNote, Escalation
from reports.facts.frame import Frame
from reports.facts.period import end_of
from reports.facts.reading.made_once import rows as rows_of


class Raised(NamedTuple):
    """An escalation that was raised or answered in the period, or waited at its end; ``subject`` is its own."""

    pk: int
    reference: str
    from_group_id: int
    to_group_id: int
    raised_on: datetime.date
    answer_by: datetime.date | None
    answered_on: datetime.date | None
    taken_back_on: datetime.date | None

    get_absolute_url = Escalation.get_absolute_url
    subject = Escalation.subject

    @property
    def days(self) -> int | None:
        """Calendar days from raising to answering; None while it is not answered."""
        return (self.answered_on - self.raised_on).days if self.answered_on else None


def escalations(frame: Frame) -> list[Raised]:
    """The escalations that the period knew, from and to any group, by the day they were raised; one statement."""
    return [Raised(*row) for row in rows_of(frame, _known)]


def _known(frame: Frame):
    over = Q(answered_on__lt=frame.from_on) | Q(taken_back_on__lt=frame.from_on)
    rows = Escalation.objects.filter(
        ~over, from_group__partnership=frame.partnership, raised_on__lte=frame.until_on
    ).order_by("raised_on", "pk")
    if frame.group:
        rows = rows.filter(Q(from_group=frame.group) | Q(to_group=frame.group))
    return rows.values_list(*Raised._fields)


def raised_in(frame: Frame) -> list[Raised]:
    """Those raised in the period."""
    return [one for one in frame.shared(escalations) if one.raised_on >= frame.from_on]


def answered_in(frame: Frame) -> list[Raised]:
    """Those answered in the period."""
    found = frame.shared(escalations)
    return [one for one in found if one.answered_on and frame.from_on <= one.answered_on <= frame.until_on]


def taken_back_in(frame: Frame) -> list[Raised]:
    """Those that their group took back in the period."""
    found = frame.shared(escalations)
    return [one for one in found if one.taken_back_on and frame.from_on <= one.taken_back_on <= frame.until_on]


def waiting(frame: Frame) -> list[Raised]:
    """Those that had no answer at the end of the period."""
    end = end_of(frame)
    return [one for one in frame.shared(escalations) if _waits(one, end)]


def _waits(one: Raised, end: datetime.date) -> bool:
    settled = one.answered_on or one.taken_back_on
    return one.raised_on <= end and (settled is None or settled > end)


class Blocked(NamedTuple):
    """How many actions of a group were marked as blocked in the period, how many were freed."""

    group_id: int | None
    blocked: int
    freed: int


def blockages(frame: Frame) -> list[Blocked]:
    """Actions that were blocked and freed in the period by group, each counted once; one statement."""
    return [Blocked(*row) for row in rows_of(frame, _blocked)]


def _blocked(frame: Frame):
    first, after = moments(frame.from_on, frame.until_on)
    kinds = ActionNote.Kind
    rows = ActionNote.objects.order_by().filter(
        action__partnership=frame.partnership, kind__in=[kinds.BLOCKED, kinds.UNBLOCKED], at__gte=first, at__lt=after
    )
    if frame.group:
        rows = rows.filter(action__group=frame.group)
    numbers = {
        "blocked": Count("action_id", distinct=True, filter=Q(kind=kinds.BLOCKED)),
        "freed": Count("action_id", distinct=True, filter=Q(kind=kinds.UNBLOCKED)),
    }
    return rows.values("action__group_id").annotate(**numbers).values_list("action__group_id", *numbers)
