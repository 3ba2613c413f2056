"""By when an author writes a part: a date of the part on the one clock, one for each time round."""

from django.db import transaction

from reports.models import Report, Section
from safeguarding.clock import wall
from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.models import Deadline

STEP = "write"
KIND = "report-part"


def _dates(section: Section):
    return Deadline.objects.filter(subject_kind=KIND, subject_id=section.pk)


def _open(section: Section) -> list[Deadline]:
    return list(_dates(section).filter(state=Deadline.State.OPEN))


@transaction.atomic
def watch(*, section: Section, by) -> None:
    """Its author has until its day. A date that was met or dropped stays; the next time round is one of its own."""
    found, before = _open(section), _dates(section).count()
    step = found[0].step if found else f"{STEP}-{before + 1}" if before else STEP
    set_deadline(
        subject=section.subject,
        step=step,
        title=f"Write part {section.position + 1} of the report",
        due=section.due_on,
        owner=f"person:{section.author_id}",
        partnership_key=section.report.partnership.key,
        by=by,
    )


@transaction.atomic
def meet_dates(*, section: Section, by) -> None:
    """The part was written today."""
    for row in _open(section):
        meet_deadline(deadline=row, on=wall.today(), by=by)


@transaction.atomic
def drop_dates(*, section: Section, by) -> None:
    """Nothing is due of this part any more: nobody is asked, or it leaves the report."""
    for row in _open(section):
        drop_deadline(deadline=row, by=by)


@transaction.atomic
def drop_all(*, report: Report, by) -> None:
    """The report is sealed: nobody can write in it, so no part is due."""
    mine = report.sections.values("pk")
    for row in Deadline.objects.filter(subject_kind=KIND, subject_id__in=mine, state=Deadline.State.OPEN):
        drop_deadline(deadline=row, by=by)


@transaction.atomic
def watch_again(*, report: Report, by) -> None:
    """The report can be written in again: what its authors had not finished is due again, those that passed too."""
    for section in report.sections.filter(author__isnull=False, due_on__isnull=False, done_at__isnull=True):
        section.report = report
        watch(section=section, by=by)
