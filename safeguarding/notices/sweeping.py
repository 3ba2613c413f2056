"""The sweep: which deadlines owe somebody a reminder on or before today, and who that is.

It asks "due on or before today and not yet told", never "is it today", so a worker that was off
catches up by itself, and a second run finds nothing to do.
"""

import datetime
import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Q

from safeguarding.clock import wall
from safeguarding.clock.commands import mark_reminded
from safeguarding.clock.models import Deadline
from safeguarding.clock.reminders import Reminder, owed, reminder_dates
from safeguarding.notices import hooks, words
from safeguarding.notices.commands import key_of
from safeguarding.notices.models import Notice
from safeguarding.notices.people import Desk

log = logging.getLogger("safeguarding.notices")

BATCH = 500
OVERTAKEN = "A later reminder about the same date goes out in its place."


@dataclass(frozen=True)
class Owed:
    """One person is owed one reminder about one deadline; ``overtaken`` when a later one is owed as well."""

    person: object
    kind: str
    deadline: Deadline
    reminder: Reminder
    overtaken: bool = False

    @property
    def noun(self) -> str:
        """What the reminder calls the record."""
        return words.noun_of(self.deadline.subject_kind)

    @property
    def sentence(self) -> str:
        """What the reminder says."""
        return words.sentence(self.kind, self.noun, self.deadline.due_on)


def sweep(on: datetime.date | None = None) -> int:
    """Write every reminder owed on or before ``on`` (today when None) that was not told; how many rows.

    Works through batches of 500, each in a transaction of its own, with as many statements for
    one reminder as for all of a batch. Any number of sweeps may run at once.
    """
    on = on or wall.today()
    desk, written, last = Desk(), 0, 0
    while batch := _sweep_batch(desk, on, last):
        written, last = written + batch[0], batch[1]
    return written


@transaction.atomic
def _sweep_batch(desk: Desk, on: datetime.date, last: int) -> tuple[int, int] | None:
    """Rows written and the last deadline looked at; None when there are no more."""
    deadlines = _next_batch(on, last)
    if not deadlines:
        return None
    desk.look_up(deadlines)
    found = [each for deadline in deadlines for each in _owed_for(deadline, on, desk)]
    moment = wall.now()
    Notice.objects.bulk_create([_row(each, moment) for each in found], ignore_conflicts=True, batch_size=BATCH)
    calendars = {deadline.partnership_key: desk.calendar(deadline.partnership_key) for deadline in deadlines}
    mark_reminded(deadlines=deadlines, on=on, calendars=calendars)
    return len(found), deadlines[-1].pk


def _next_batch(on: datetime.date, last: int) -> list[Deadline]:
    """The next deadlines that owe something, locked; those that another sweep holds are left to it."""
    rows = Deadline.objects.open().filter(next_reminder_on__lte=on, pk__gt=last).order_by("pk")
    return list(rows.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)[:BATCH])


def _owed_for(deadline: Deadline, on: datetime.date, desk: Desk) -> Iterator[Owed]:
    """Everybody's reminders about one deadline; of several that were missed only the last is sent."""
    reminders = owed(deadline, on, desk.calendar(deadline.partnership_key))
    for reminder in reminders:
        yield from _to_everybody(deadline, reminder, desk, overtaken=reminder is not reminders[-1])


def _to_everybody(deadline: Deadline, reminder: Reminder, desk: Desk, *, overtaken: bool = False) -> Iterator[Owed]:
    late = reminder.lead < 0
    owners = desk.owners(deadline)
    if not owners:
        log.warning("deadline %s: nobody can be told", deadline.pk)
    for person in owners:
        yield Owed(person, "overdue" if late else "deadline", deadline, reminder, overtaken)
    for person in desk.above(deadline, reminder.climb):
        yield Owed(person, "escalated" if late else "deadline", deadline, reminder, overtaken)


def _row(each: Owed, moment: datetime.datetime) -> Notice:
    deadline, lead = each.deadline, each.reminder.lead
    return Notice(
        key=key_of(
            each.kind,
            f"{deadline.subject_kind}:{deadline.subject_id}:{deadline.step}",
            each.person.pk,
            deadline.due_on.isoformat(),
            lead,
        ),
        **deadline.subject.as_fields(),
        partnership_key=deadline.partnership_key,
        recipient=each.person,
        kind=each.kind,
        noun=each.noun,
        deadline_id=deadline.pk,
        due_on=deadline.due_on,
        lead=lead,
        owed_on=each.reminder.on,
        state=Notice.State.DROPPED if each.overtaken else Notice.State.WAITING,
        result=OVERTAKEN if each.overtaken else "",
        made_at=moment,
        next_try_at=moment,
    )


def owed_on(day: datetime.date) -> list[Owed]:
    """Who would be told what on ``day``, as things stand; nothing is written.

    Today includes what earlier days still owe. Deadlines that are met or move before then will
    owe something else.
    """
    touched = Q(next_reminder_on__lte=day) | Q(reminded_to__gte=day)
    deadlines = list(Deadline.objects.open().filter(touched).order_by("due_on", "pk"))
    desk = Desk()
    desk.look_up(deadlines)
    found = [each for deadline in deadlines for each in _preview(deadline, day, desk)]
    return [e for e in found if hooks.may_see(e.person, e.deadline.subject_kind, e.deadline.subject_id)]


def _preview(deadline: Deadline, day: datetime.date, desk: Desk) -> Iterator[Owed]:
    calendar = desk.calendar(deadline.partnership_key)
    missed = owed(deadline, day, calendar)[-1:] if day == wall.today() else []
    for reminder in missed or _on_the_day(reminder_dates(deadline, calendar), day):
        yield from _to_everybody(deadline, reminder, desk)


def _on_the_day(reminders: Iterator[Reminder], day: datetime.date) -> Iterator[Reminder]:
    for reminder in reminders:
        if reminder.on > day:
            return
        if reminder.on == day:
            yield reminder
