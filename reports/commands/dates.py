"""The dates of a report on the one clock: set, met or dropped, a step for each time round."""

import datetime

from django.db import transaction

from reports.models import Report
from safeguarding.clock import wall
from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.models import Deadline

PUBLISH, COMMENTS, SCRUTINY, SIGN, SEND = "publish", "comments", "scrutiny", "sign", "send"
SUPPORT = "role:support_team"


@transaction.atomic
def set_dates(*, report: Report, by) -> None:
    """Put on the clock by when the report is published, where its outline says so. The same call twice is one date."""
    if report.due_on:
        set_date(report, PUBLISH, "Publish the report", report.due_on, SUPPORT, by)


def set_date(report: Report, step: str, title: str, due: datetime.date, owner: str, by) -> Deadline:
    """One date of the report. ``due`` is a London date, ``owner`` an address."""
    return set_deadline(
        subject=report.subject,
        step=step,
        title=title,
        due=due,
        owner=owner,
        partnership_key=report.partnership.key,
        by=by,
    )


def new_step(report: Report, stem: str) -> str:
    """``sign-council``, then ``sign-council-2``: a date that was dropped is not picked up again."""
    before = dates_of(report, stem).count()
    return f"{stem}-{before + 1}" if before else stem


def dates_of(report: Report, stem: str):
    """The dates of the report whose step is ``stem`` or begins with it and a hyphen."""
    subject = report.subject
    rows = Deadline.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    return rows.filter(step__regex=rf"^{stem}(-|$)")


def open_dates(report: Report) -> list[Deadline]:
    """Every date of the report that is still open, the nearest first."""
    subject = report.subject
    return list(Deadline.objects.open().filter(subject_kind=subject.kind, subject_id=subject.id).order_by("due_on"))


def open_date(report: Report, stem: str) -> Deadline | None:
    """The open date of that step, if there is one."""
    return dates_of(report, stem).filter(state=Deadline.State.OPEN).first()


def meet(report: Report, stem: str, by) -> None:
    """What was due under that step is done today."""
    for row in dates_of(report, stem).filter(state=Deadline.State.OPEN):
        meet_deadline(deadline=row, on=wall.today(), by=by)


def drop(report: Report, by, *stems: str) -> None:
    """What was due under those steps need not be done any more."""
    for stem in stems:
        for row in dates_of(report, stem).filter(state=Deadline.State.OPEN):
            drop_deadline(deadline=row, by=by)
