"""Whom a report is sent to: each with a date on the clock, and how and when it was sent."""

import datetime

from django.db import transaction

from reports.commands import dates
from reports.commands.moving import lock, refuse
from reports.models import Recipient, Report
from reports.rules import recipients as rules
from reports.rules.moves import outline_for
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for, meet_deadline
from safeguarding.clock.counting import count
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note


def make_recipients(report: Report) -> list[Recipient]:
    """Those whom the outline names and that the report lacks. The same call twice makes none."""
    known = report.recipients.count()
    rows = [
        Recipient(report=report, position=known + place, key=to.key, name=to.name, within=to.within, source=to.source)
        for place, to in enumerate(rules.readers_to_come(report, report.recipients.all()))
    ]
    for row in rows:
        row.save()
    return rows


def date_recipients(report: Report, start: datetime.date, by) -> None:
    """Put on the clock by when each is sent the report, counted from ``start``, the day from which it is read."""
    make_recipients(report)
    for row in report.recipients.all():
        due = due_for(row, start)
        if row.sent_on is None and due:
            row.due_on = due
            row.save()
            _watch(report, row, by)


def due_for(row: Recipient, start: datetime.date) -> datetime.date | None:
    """``within`` counted from ``start`` by the clock; the date that it has where nothing is to be counted."""
    if not row.within:
        return row.due_on
    calendar = calendar_for(row.report.partnership.key)
    return count(start, row.within["n"], row.within["unit"], calendar=calendar).due


def _watch(report: Report, row: Recipient, by) -> None:
    # What somebody typed as a name stands on no date: titles of dates leave the portal in calendars.
    named = any(to.key == row.key for to in outline_for(report).sent_to)
    title = f"Send the report to: {row.name}" if named else "Send the report to a further reader"
    dates.set_date(report, f"{dates.SEND}-{row.pk}", title, row.due_on, dates.SUPPORT, by)


@transaction.atomic
def add_recipient(*, report: Report, name: str, due_on: datetime.date | None = None, by) -> Recipient:
    """One more whom the report is sent to, by ``due_on`` (a London date) where there is one. Raises Refused."""
    lock(report)
    refuse(rules.reasons_against_adding(report, by))
    name = " ".join(name.split())
    if not name:
        raise Refused("Say to whom the report is sent.", field="name")
    if due_on and due_on < wall.today():
        raise Refused("The date must be today or later. Correct it.", field="due_on")
    if report.recipients.filter(name__iexact=name).exists():
        raise Refused("They stand on the list already.", field="name")
    number = report.recipients.count()
    row = Recipient.objects.create(
        report=report, position=number, key=f"added-{number + 1}", name=name, due_on=due_on, recorded_by=by
    )
    if due_on:
        _watch(report, row, by)
    note(subject=report.subject, what="Added a reader to those who are sent the report", kind="recipient", by=by)
    return row


@transaction.atomic
def record_sent(*, recipient: Recipient, on: datetime.date, how: str, by) -> Recipient:
    """Record that it was sent ``on`` a London date, and how; again to correct what was recorded. Raises Refused."""
    report = recipient.report
    lock(report)
    recipient.refresh_from_db()
    refuse(rules.reasons_against_sending(report, by))
    refuse(rules.reasons_against_day(report, on), "on")
    if not how.strip():
        raise Refused("Say how it was sent, like e-mail or by post.", field="how")
    before = recipient.sent_on
    recipient.sent_on, recipient.how, recipient.recorded_by = on, how.strip(), by
    recipient.save()
    deadline = dates.open_date(report, f"{dates.SEND}-{recipient.pk}")
    if deadline and deadline.state == Deadline.State.OPEN:
        meet_deadline(deadline=deadline, on=on, by=by)
    what = "Corrected when the report was sent" if before else "Recorded that the report was sent"
    note(subject=report.subject, what=f"{what}: {long_date(on)}", kind="sent", by=by)
    return recipient
