"""From a running clock to its rows of deadlines, in a few statements."""

import datetime
from collections.abc import Callable, Iterable

from django.db import transaction

from safeguarding.clock import wall
from safeguarding.clock.calendar import ONE_DAY, Closure, WorkingCalendar
from safeguarding.clock.log import Entry
from safeguarding.clock.models import ClockEntry, ClosureDay, Deadline, RunningClock
from safeguarding.clock.plan import Planned, as_procedure, plan
from safeguarding.clock.procedure import Procedure
from safeguarding.clock.reminders import next_reminder

# Called as fn(clock=…, moves=[Move…], why="…", by=…) for each clock whose open steps a change of the
# calendar moved, inside the transaction that moves them. Rooms append to it when they start.
on_closure_moved: list[Callable] = []

FOLLOWED = ("opens_on", "due_on", "due_at", "original_due_on", "state", "met_on", "met_at")
WRITTEN = [*FOLLOWED, "reminded_to", "next_reminder_on", "changed_by", "updated_at"]


def calendar_for(partnership_key: str) -> WorkingCalendar:
    """The working days of a partnership: England and Wales without its own closure days. One query."""
    rows = ClosureDay.objects.filter(partnership_key=partnership_key)
    log = tuple(Closure(row.on, row.title, row.added_at, row.removed_at) for row in rows)
    return WorkingCalendar({closure.on: closure.title for closure in log if not closure.removed_at}, log)


def as_entry(row: ClockEntry) -> Entry:
    """A stored line of the log as the plan reads it."""
    return Entry(
        id=row.pk,
        kind=row.kind,
        name=row.name,
        on=row.on,
        at=row.at,
        n=row.n,
        unit=row.unit,
        until=row.until,
        reason=row.reason,
        corrects=row.corrects_id,
        recorded_at=row.recorded_at,
    )


def entries_of(clock: RunningClock) -> list[Entry]:
    """The whole log of a running clock as the plan reads it."""
    return [as_entry(row) for row in clock.entries.all()]


def plan_of(clock: RunningClock, calendar: WorkingCalendar | None = None) -> list[Planned]:
    """The plan of a running clock as its log stands; ``calendar`` is its partnership's unless given."""
    calendar = calendar or calendar_for(clock.partnership_key)
    return plan(clock.procedure, entries_of(clock), calendar=calendar)


@transaction.atomic
def replan(clock: RunningClock, *, by=None) -> list[Planned]:
    """Write the plan into the clock's deadlines: new rows once, changed rows together, the others untouched."""
    calendar = calendar_for(clock.partnership_key)
    planned = plan_of(clock, calendar)
    rows = {row.step: row for row in clock.deadlines.all()}
    procedure = as_procedure(clock.procedure)
    new = [_new_row(clock, procedure, step) for step in planned if step.key not in rows]
    rows.update({row.step: row for row in new})
    changed = [rows[step.key] for step in planned if follow(rows[step.key], step, calendar, by)]
    Deadline.objects.bulk_create(new)
    write([row for row in changed if row not in new])
    return planned


def _new_row(clock: RunningClock, procedure: Procedure, planned: Planned) -> Deadline:
    return Deadline(
        **clock.subject.as_fields(),
        partnership_key=clock.partnership_key,
        clock=clock,
        step=planned.key,
        title=planned.title,
        owner=clock.owners.get(planned.owner) or _address(planned.owner),
        source=planned.source,
        unit=planned.unit,
        state=Deadline.State.WAITING,
        ladder=procedure.ladder_of(procedure.steps[planned.key]),
    )


def _address(owner: str) -> str:
    """A role key as an address; what is an address already, or nobody, as it is."""
    return owner if not owner or ":" in owner else f"role:{owner}"


def follow(row: Deadline, planned: Planned, calendar: WorkingCalendar, by) -> bool:
    """Make ``row`` say what ``planned`` says; True when that changed it. A new date owes its reminders anew."""
    before = {name: getattr(row, name) for name in FOLLOWED}
    row.opens_on = _day(planned.opens)
    row.due_on = _day(planned.due)
    row.due_at = planned.due if isinstance(planned.due, datetime.datetime) else None
    row.original_due_on = _day(planned.original_due)
    row.state = planned.state
    row.met_on, row.met_at = planned.met_on, planned.met_at
    after = {name: getattr(row, name) for name in FOLLOWED}
    if before == after:
        return False
    settle(row, anew=(before["due_on"], before["state"]) != (row.due_on, row.state), calendar=calendar, by=by)
    return True


def settle(row: Deadline, *, anew: bool, calendar: WorkingCalendar, by) -> None:
    """Say when the next reminder is owed and who changed the row. ``anew``: nothing was told of this date yet."""
    if anew:
        row.reminded_to = wall.today() - ONE_DAY
    row.next_reminder_on = next_reminder(row, calendar)
    row.changed_by = by
    row.updated_at = wall.now()


def _day(moment) -> datetime.date | None:
    return wall.london_date(moment) if moment else None


def write(rows: Iterable[Deadline]) -> None:
    """Keep changed rows, in one statement for each few hundred."""
    Deadline.objects.bulk_update(list(rows), WRITTEN, batch_size=200)
