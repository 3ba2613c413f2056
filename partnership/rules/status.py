"""Where an action stands. Worked out from its columns on a day, in Python and in SQL alike; never typed."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from safeguarding.design.dates import counted

DUE_SOON = datetime.timedelta(days=7)

STATUSES: dict[str, str] = {
    "late": "Late",
    "due-soon": "Due within a week",
    "blocked": "Blocked",
    "waiting": "To be confirmed",
    "on-track": "On track",
    "closed": "Closed",
}


@dataclass(frozen=True)
class Status:
    """``key`` is one of ``STATUSES``, ``words`` what a page says, ``tag`` a state of the design's tags."""

    key: str
    words: str
    tag: str


def status_of(action, today: datetime.date) -> Status:
    """Where ``action`` stands on the London day ``today``: the first that is true of closed, waiting, blocked, late."""
    if action.closed_on:
        return Status("closed", "Closed", "done")
    if action.closing_asked_on:
        return Status("waiting", "To be confirmed", "decision")
    late = lateness_days(action, today)
    if action.blocked_since:
        return Status("blocked", f"Blocked, {counted(late, 'day')} late" if late else "Blocked", "paused")
    if late:
        return Status("late", f"{counted(late, 'day').capitalize()} late", "late")
    if action.due_on - today <= DUE_SOON:
        return Status("due-soon", _soon((action.due_on - today).days), "due")
    return Status("on-track", "On track", "open")


def _soon(days: int) -> str:
    return {0: "Due today", 1: "Due tomorrow"}.get(days, f"Due in {counted(days, 'day')}")


def lateness_days(action, today: datetime.date) -> int:
    """Calendar days by which the action is, or at its end was, past its due date; 0 when it is not.

    The days end when its owner asked to close it: waiting for the confirmation is nobody's delay but ours.
    """
    end = action.closing_asked_on or action.closed_on or today
    return max(0, (end - action.due_on).days)


def in_status(key: str, today: datetime.date) -> Q:
    """The same partition as a condition on actions. Raises KeyError for an unknown status."""
    open_ = Q(closed_on__isnull=True)
    going = open_ & Q(closing_asked_on__isnull=True)
    running = going & Q(blocked_since__isnull=True)
    return {
        "closed": Q(closed_on__isnull=False),
        "waiting": open_ & Q(closing_asked_on__isnull=False),
        "blocked": going & Q(blocked_since__isnull=False),
        "late": running & Q(due_on__lt=today),
        "due-soon": running & Q(due_on__gte=today, due_on__lte=today + DUE_SOON),
        "on-track": running & Q(due_on__gt=today + DUE_SOON),
    }[key]
