"""Actions of a frame, counted by the database: by group, priority and source, and with their records where few."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from partnership.chair_facts.period import moments
from partnership.models import Action, ActionNote
from reports.facts.frame import Frame
from reports.facts.period import Stretch, end_of, is_over
from reports.facts.reading.made_once import rows as rows_of
from reports.facts.saying import MOST_RECORDS
from safeguarding.clock.subject import Subject

KINDS = ("raised", "closed", "closed_late", "open", "late", "waiting", "blocked", "escalated")


class Counted(NamedTuple):
    """How many actions of one group, priority and source there are of each of ``KINDS``."""

    group_id: int | None
    priority_id: int | None
    source: str
    raised: int
    closed: int
    closed_late: int
    open: int
    late: int
    waiting: int
    blocked: int
    escalated: int


class Row(NamedTuple):
    """An action with which of ``KINDS`` it is; its ``subject`` is the action's own."""

    pk: int
    reference: str
    group_id: int | None
    priority_id: int | None
    source: str
    raised: bool
    closed: bool
    closed_late: bool
    open: bool
    late: bool
    waiting: bool
    blocked: bool
    escalated: bool

    get_absolute_url = Action.get_absolute_url
    subject = Action.subject


class Named(NamedTuple):
    """An action of which only this was read; its ``subject`` is the action's own."""

    pk: int
    reference: str

    get_absolute_url = Action.get_absolute_url
    subject = Action.subject


def of_frame(frame: Frame):
    """The actions of the partnership, or of the frame's group."""
    rows = Action.objects.order_by().filter(partnership=frame.partnership)
    return rows.filter(group=frame.group) if frame.group else rows


def conditions(frame: Frame) -> dict[str, Q]:
    """What each of ``KINDS`` means, for actions with ``due_then``.

    What is *late* waits for nobody's confirmation; what was *closed late* was past its due date when its owner asked
    to close it, as ``partnership.rules.status.lateness_days`` has it.
    """
    end = end_of(frame)
    period = (frame.from_on, frame.until_on)
    still = Q(raised_on__lte=end) & (Q(closed_on__isnull=True) | Q(closed_on__gt=end))
    asked = Q(closing_asked_on__isnull=False, closing_asked_on__lte=end)
    return {
        "raised": Q(raised_on__range=period),
        "closed": Q(closed_on__range=period),
        "closed_late": Q(closed_on__range=period) & was_late(),
        "open": still,
        "late": still & ~asked & Q(due_then__lt=end),
        "waiting": still & asked,
        "blocked": still & ~asked & Q(blocked_since__isnull=False, blocked_since__lte=end),
        "escalated": Q(escalated_on__range=period),
    }


def was_late() -> Q:
    """Past its due date when its owner asked to close it, or when it was closed without being asked."""
    return Q(closing_asked_on__gt=F("due_on")) | Q(closing_asked_on__isnull=True, closed_on__gt=F("due_on"))


def relevant(frame: Frame):
    """Actions that were raised by the end of the period and not closed before it."""
    open_or_closed_since = Q(closed_on__isnull=True) | Q(closed_on__gte=frame.from_on)
    return of_frame(frame).filter(open_or_closed_since, raised_on__lte=end_of(frame))


def _due_then(frame: Frame):
    """The due date as it stood at the end of the period: what a later move moved it from, where there is one."""
    if not is_over(frame):
        return F("due_on")
    after = moments(frame.from_on, frame.until_on)[1]
    moved = ActionNote.objects.filter(action=OuterRef("pk"), kind=ActionNote.Kind.MOVED, at__gte=after)
    first = moved.filter(due_from__isnull=False).order_by("at", "pk").values("due_from")[:1]
    return Coalesce(Subquery(first), F("due_on"))


def counted(frame: Frame) -> list[Counted]:
    """The actions of the frame by group, priority and source; one statement."""
    return [Counted(*row) for row in rows_of(frame, _counted)]


def _counted(frame: Frame):
    numbers = {f"n_{kind}": Count("pk", filter=condition) for kind, condition in conditions(frame).items()}
    keys = ("group_id", "priority_id", "source")
    rows = relevant(frame).annotate(due_then=_due_then(frame)).values(*keys).annotate(**numbers)
    return rows.values_list(*keys, *numbers)


def total(rows: Iterable[Counted], kind: str) -> int:
    """How many of a kind in all."""
    return sum(getattr(row, kind) for row in rows)


def records(frame: Frame) -> list[Row]:
    """The actions of each kind of which there are not too many to keep, by due date; one statement."""
    cube = frame.shared(counted)
    few = tuple(kind for kind in KINDS if 0 < total(cube, kind) <= MOST_RECORDS)
    return [Row(*row) for row in rows_of(frame, _of_kinds, few)]


def _of_kinds(frame: Frame, few: tuple[str, ...]):
    asked = conditions(frame)
    any_of = Q(pk__in=[])
    for kind in few:
        any_of |= asked[kind]
    flags = {f"is_{kind}": asked[kind] if kind in few else Q(pk__in=[]) for kind in KINDS}
    rows = relevant(frame).annotate(due_then=_due_then(frame)).filter(any_of).annotate(**flags).order_by("due_on", "pk")
    return rows.values_list("pk", "reference", "group_id", "priority_id", "source", *flags)


def records_of(frame: Frame, kind: str) -> tuple[Subject, ...]:
    """The actions of one kind; none where there are too many."""
    return tuple(row.subject for row in frame.shared(records) if getattr(row, kind))


class Slips(NamedTuple):
    """How many actions of a group were moved to a later day in the period, and how often."""

    group_id: int | None
    actions: int
    moves: int


def slipped(frame: Frame):
    """The moves to a later day in the period."""
    first, after = moments(frame.from_on, frame.until_on)
    later = ActionNote.objects.order_by().filter(
        action__partnership=frame.partnership,
        kind=ActionNote.Kind.MOVED,
        at__gte=first,
        at__lt=after,
        due_to__gt=F("due_from"),
    )
    return later.filter(action__group=frame.group) if frame.group else later


def slips(frame: Frame) -> list[Slips]:
    """Actions that slipped in the period by group; one statement."""
    return [Slips(*row) for row in rows_of(frame, _slips)]


def _slips(frame: Frame):
    rows = slipped(frame).values("action__group_id").annotate(n=Count("action_id", distinct=True), moves=Count("pk"))
    return rows.values_list("action__group_id", "n", "moves")


def slipped_records(frame: Frame) -> tuple[Subject, ...]:
    """The actions that slipped; one statement, none where there are too many or none."""
    if not 0 < sum(row.actions for row in frame.shared(slips)) <= MOST_RECORDS:
        return ()
    rows = slipped(frame).values_list("action_id", "action__reference").distinct().order_by("action_id")
    return tuple(Named(*row).subject for row in rows)


def by_stretch(frame: Frame, stretches: list[Stretch]) -> list[tuple[int, int, int]]:
    """How many were raised, closed and open at the end of each part of the period; one statement."""
    numbers = {}
    for place, one in enumerate(stretches):
        end = min(one.until_on, end_of(frame))
        still = Q(raised_on__lte=end) & (Q(closed_on__isnull=True) | Q(closed_on__gt=end))
        numbers[f"raised_{place}"] = Count("pk", filter=Q(raised_on__range=(one.from_on, one.until_on)))
        numbers[f"closed_{place}"] = Count("pk", filter=Q(closed_on__range=(one.from_on, one.until_on)))
        numbers[f"open_{place}"] = Count("pk", filter=still)
    found = list(relevant(frame).aggregate(**numbers).values())
    return [tuple(found[place : place + 3]) for place in range(0, len(found), 3)]
