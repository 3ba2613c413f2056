"""Publishing a signed report: the day from which anybody may read it, its public files, and who hears of it."""

import datetime

from django.db import transaction

from reports.commands import dates
from reports.commands.dates import set_dates
from reports.commands.moving import PARTNERS, WRITERS, lock, move, people_of, refuse, tell_of
from reports.commands.papers import ask_for_document
from reports.commands.recipients import add_recipient, date_recipients, make_recipients, record_sent
from reports.models import Correction, Report
from reports.rules import publishing as rules
from reports.rules.signing import newest_seal
from safeguarding.clock import wall
from safeguarding.clock.commands import meet_deadline
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note

__all__ = [
    "add_recipient",
    "come_out",
    "correct_report",
    "make_recipients",
    "publish_report",
    "record_sent",
    "set_dates",
]

# How far back a night's run looks: a portal that stood still for a while catches up.
LOOKS_BACK = datetime.timedelta(days=14)
READERS = (*WRITERS, *PARTNERS, "role:independent_chair", "role:partnership_chair", "role:scrutineer")


@transaction.atomic
def publish_report(*, report: Report, on: datetime.date, by) -> Report:
    """Anybody may read it from ``on``, a London day, today or later; earlier years stay.

    Those it is sent to get their dates from that day. A day after the one it was due stops nothing: the date on the
    clock is then met, late, on the day itself. Raises Refused.
    """
    lock(report)
    refuse(rules.reasons_against_publishing(report, by))
    refuse(rules.reasons_against_public_day(on), "on")
    report.publish_on, report.published_at = on, wall.now()
    move(report, Report.State.PUBLISHED, f"Published from {long_date(on)}", by)
    date_recipients(report, on, by)
    for kind in rules.FILES:
        ask_for_document(report=report, kind=kind, seal=newest_seal(report), by=by)
    if not report.due_on or on <= report.due_on:
        dates.meet(report, dates.PUBLISH, by)
    if on <= wall.today():
        _is_out(report, by)
    return report


@transaction.atomic
def correct_report(*, report: Report, words: str, by) -> Correction:
    """Put a correction beside a published report, on its public page from now on. What was signed stays as it was.

    Those who heard of the report hear of it. Raises Refused.
    """
    lock(report)
    refuse(rules.reasons_against_correcting(report, by))
    if not words.strip():
        refuse(["Write what is wrong and what is right."], "words")
    made = Correction.objects.create(report=report, words=words.strip(), added_by=by, added_at=wall.now())
    note(subject=report.subject, what="Added a correction beside the published report", kind="corrected", by=by)
    tell_of(report, people_of(report, *READERS), "report-corrected", by, occasion=f"correction-{made.pk}")
    return made


def _is_out(report: Report, by) -> None:
    deadline = dates.open_date(report, dates.PUBLISH)
    if deadline:
        meet_deadline(deadline=deadline, on=report.publish_on, by=by)
    people = people_of(report, *READERS)
    tell_of(report, people, "report-published", by, occasion=f"published-{report.publish_on}")


def come_out() -> int:
    """Once a day: reports whose day has come; their readers are told and a late date is met. How many."""
    today = wall.today()
    rows = Report.objects.public(today).filter(publish_on__gt=today - LOOKS_BACK).select_related("partnership")
    for report in rows:
        with transaction.atomic():
            _is_out(report, report.moves.order_by("at", "id").last().by)
    return len(rows)
