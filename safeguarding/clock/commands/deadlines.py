"""Deadlines that are on no procedure, and the end of any deadline."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from safeguarding.clock import wall
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.commands.entries import record
from safeguarding.clock.commands.planning import calendar_for, settle
from safeguarding.clock.models import Deadline
from safeguarding.clock.procedure import DEFAULT_LADDER
from safeguarding.clock.refusal import Refused
from safeguarding.clock.reminders import next_reminder
from safeguarding.clock.subject import Subject
from safeguarding.clock.words import say

BATCH = 500


@transaction.atomic
def set_deadline(
    *,
    subject: Subject,
    step: str,
    title: str,
    due: datetime.date | datetime.datetime,
    owner: str,
    partnership_key: str,
    ladder: dict | None = None,
    source: str = "local",
    by,
) -> Deadline:
    """Give a record a deadline of its own, or move the one it has. The same call twice changes nothing.

    ``due`` is a London date or an aware moment, ``owner`` an address, ``ladder`` the portal's default
    when None. A new date opens the deadline again, owes its reminders anew and leaves the original
    date beside it. Raises Refused where the step is on a clock, whose log decides.
    """
    row = (
        Deadline.objects.select_for_update().filter(subject_kind=subject.kind, subject_id=subject.id, step=step).first()
    )
    if row and row.clock_id:
        raise Refused(f"“{row.title}” is on a clock. Record an extension or a correction there.")
    row = row or Deadline(step=step, state=Deadline.State.OPEN, original_due_on=wall.london_date(due))
    moved = row.due != due
    for name, value in {**subject.as_fields(), "partnership_key": partnership_key, "title": title}.items():
        setattr(row, name, value)
    row.owner, row.source = owner, source
    row.ladder = DEFAULT_LADDER if ladder is None else ladder
    if moved:
        row.due_on = wall.london_date(due)
        row.due_at = due if isinstance(due, datetime.datetime) else None
        row.state, row.met_on, row.met_at = Deadline.State.OPEN, None, None
    settle(row, anew=moved, calendar=calendar_for(partnership_key), by=by)
    row.save()
    return row


@dataclass(frozen=True)
class Wanted:
    """A deadline of its own that a record is to have; the fields are those of ``set_deadline``."""

    subject: Subject
    step: str
    title: str
    due: datetime.date | datetime.datetime
    owner: str


@transaction.atomic
def set_deadlines(
    *, wanted: Iterable[Wanted], partnership_key: str, ladder: dict | None = None, source: str = "local", by
) -> list[Deadline]:
    """What ``set_deadline`` does, for many new records at once: a few statements however many there are.

    Every one of ``wanted`` must be new: a record that has the step already raises IntegrityError, and nothing is kept.
    """
    calendar, told_next, rows = calendar_for(partnership_key), {}, []
    for one in wanted:
        row = Deadline(
            **one.subject.as_fields(),
            partnership_key=partnership_key,
            step=one.step,
            title=one.title,
            owner=one.owner,
            source=source,
            ladder=DEFAULT_LADDER if ladder is None else ladder,
            due_on=wall.london_date(one.due),
            due_at=one.due if isinstance(one.due, datetime.datetime) else None,
            original_due_on=wall.london_date(one.due),
        )
        # The same day on the same ladder is reminded of on the same days: it is counted once.
        first = told_next.get(row.due_on)
        if first is None:
            settle(row, anew=True, calendar=calendar, by=by)
            told_next[row.due_on] = row
        else:
            row.reminded_to, row.next_reminder_on = first.reminded_to, first.next_reminder_on
            row.changed_by, row.updated_at = by, first.updated_at
        rows.append(row)
    return Deadline.objects.bulk_create(rows, batch_size=BATCH)


@transaction.atomic
def meet_deadline(*, deadline: Deadline, on: datetime.date | datetime.datetime, by) -> Deadline:
    """It was done ``on`` a London date or at a moment; once done it stays as it is.

    On a clock this is an entry of its log. Raises Refused for the future and for what is not needed any more.
    """
    moment = on if isinstance(on, datetime.datetime) else None
    if deadline.clock_id:
        day = None if moment else on
        record(clock=deadline.clock, kind="met", name=deadline.step, on=day, at=moment, by=by)
        deadline.refresh_from_db()
        return deadline
    row = Deadline.objects.select_for_update().get(pk=deadline.pk)
    if row.state == Deadline.State.NOT_NEEDED:
        raise Refused(f"“{row.title}” is not needed any more.")
    if (moment > wall.now()) if moment else (on > wall.today()):
        raise Refused(f"{say(on)} is in the future. Enter it once it is done.")
    if row.state != Deadline.State.MET:
        row.state, row.met_on, row.met_at = Deadline.State.MET, wall.london_date(on), moment
        _end(row, by)
    return _as_kept(deadline)


@transaction.atomic
def drop_deadline(*, deadline: Deadline, by) -> Deadline:
    """It need not be done any more. One that was done stays done; on a clock this is an entry of its log."""
    if deadline.clock_id:
        if deadline.state != Deadline.State.MET:
            record(clock=deadline.clock, kind="not-needed", name=deadline.step, by=by)
        return _as_kept(deadline)
    row = Deadline.objects.select_for_update().get(pk=deadline.pk)
    if row.state != Deadline.State.MET:
        row.state = Deadline.State.NOT_NEEDED
        _end(row, by)
    return _as_kept(deadline)


def _end(row: Deadline, by) -> None:
    row.next_reminder_on, row.changed_by, row.updated_at = None, by, wall.now()
    row.save()


def _as_kept(deadline: Deadline) -> Deadline:
    deadline.refresh_from_db()
    return deadline


@transaction.atomic
def mark_reminded(*, deadlines: Iterable[Deadline], on: datetime.date, calendars: dict[str, WorkingCalendar]) -> None:
    """Every reminder owed up to and on ``on`` was handed over: the next ones are looked for after that day.

    ``calendars`` by partnership key. Writes in one statement for each next day, of which there are few.
    """
    next_days = defaultdict(list)
    for row in deadlines:
        row.reminded_to = on
        row.next_reminder_on = next_reminder(row, calendars[row.partnership_key])
        next_days[row.next_reminder_on].append(row.pk)
    for day, ids in next_days.items():
        Deadline.objects.filter(pk__in=ids).update(reminded_to=on, next_reminder_on=day)
