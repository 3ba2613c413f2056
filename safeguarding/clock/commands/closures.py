"""A partnership's closure days: see what would move, then move it. Only open steps move."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction

from safeguarding.clock import wall
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.commands.planning import calendar_for, follow, on_closure_moved, plan_of, write
from safeguarding.clock.counting import Moment
from safeguarding.clock.models import ClosureDay, Deadline, RunningClock
from safeguarding.clock.plan import Planned
from safeguarding.clock.refusal import Refused
from safeguarding.clock.words import say_date


@dataclass(frozen=True)
class Move:
    """An open deadline and the dates it moves between."""

    deadline: Deadline
    before: Moment
    after: Moment


def preview_closure(*, partnership_key: str, on: datetime.date) -> list[Move]:
    """What would move if the partnership were closed ``on`` that day. Refused where it is no working day."""
    calendar = calendar_for(partnership_key)
    _refuse_closed(calendar, on)
    return [move for move, _ in _moves(partnership_key, calendar.with_closure(on, "Closed"))]


@transaction.atomic
def add_closure_day(*, partnership_key: str, on: datetime.date, title: str, by) -> list[Move]:
    """Close the partnership ``on`` that day, move the open steps it touches, and tell each clock's record."""
    _refuse_closed(calendar_for(partnership_key), on)
    if not title.strip():
        raise Refused("Say why the offices are closed.", field="title")
    closure = ClosureDay(partnership_key=partnership_key, on=on, title=title.strip(), added_by=by)
    closure._history_user = by
    closure.save()
    return move_open_steps(partnership_key, f"{say_date(on)} is now a closure day: {closure.title}", by=by)


@transaction.atomic
def remove_closure_day(*, partnership_key: str, on: datetime.date, by) -> list[Move]:
    """Open the partnership again ``on`` that day; the open steps that it had moved come back."""
    closure = ClosureDay.objects.filter(partnership_key=partnership_key, on=on, removed_at__isnull=True).first()
    if not closure:
        raise Refused(f"{say_date(on)} is not on the list of closure days.")
    closure.removed_at = wall.now()
    closure._history_user = by
    closure.save()
    return move_open_steps(partnership_key, f"{say_date(on)} is no longer a closure day", by=by)


def _refuse_closed(calendar: WorkingCalendar, on: datetime.date) -> None:
    if not calendar.known_from <= on <= calendar.known_to:
        raise Refused(
            f"{say_date(on)} is outside the calendar, which ends on {say_date(calendar.known_to)}.", field="on"
        )
    if reason := calendar.why_closed(on):
        raise Refused(f"{say_date(on)} is not a working day anyway: {reason}.", field="on")


@transaction.atomic
def move_open_steps(partnership_key: str, why: str, *, by=None) -> list[Move]:
    """Count every open step of a partnership anew; what moved is written, told and returned."""
    calendar = calendar_for(partnership_key)
    found = _moves(partnership_key, calendar)
    by_clock = defaultdict(list)
    for move, planned in found:
        by_clock[move.deadline.clock].append(move)
        follow(move.deadline, planned, calendar, by)
    write([move.deadline for move, _ in found])
    for clock, moves in by_clock.items():
        for tell in on_closure_moved:
            tell(clock=clock, moves=moves, why=why, by=by)
    return [move for move, _ in found]


def _moves(partnership_key: str, calendar: WorkingCalendar) -> list[tuple[Move, Planned]]:
    """Open steps whose date differs by ``calendar``; three queries however many clocks run."""
    open_rows = Deadline.objects.open().in_partnership(partnership_key).filter(clock__isnull=False)
    rows = {(row.clock_id, row.step): row for row in open_rows}
    clocks = RunningClock.objects.filter(pk__in={clock for clock, _ in rows}).prefetch_related("entries")
    found = []
    for clock in clocks:
        for planned in plan_of(clock, calendar):
            row = rows.get((clock.pk, planned.key))
            if row and planned.state == "open" and planned.due != row.due:
                row.clock = clock
                found.append((Move(row, row.due, planned.due), planned))
    return found
