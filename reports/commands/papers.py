"""Ask for a document of a report: a row first, the messenger when that is committed."""

from django.db import transaction

from reports.documents import Printed, printed_of
from reports.making import PAPERS
from reports.models import Report, ReportJob, Seal
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note


@transaction.atomic
def ask_for_document(*, report: Report, kind: str, seal: Seal | None = None, by) -> ReportJob:
    """Ask for the ``pdf``, ``web``, ``word`` or ``data`` of a seal; without one, of the draft as it stands now.

    What is to be printed is kept with the wish, so that whatever changes meanwhile, that is what comes. The same
    seal with the same sign-off is one document: asking again gives the job that there is, and one that failed or
    whose file is gone is put back in the queue. Raises Refused for an unknown kind.
    """
    if kind not in ReportJob.Kind.values:
        raise Refused("Choose one of the documents on the page.")
    if seal and seal.report_id != report.pk:
        raise ValueError("A document is made of a seal of its own report.")
    printed = printed_of(report, seal)
    job, wanted = PAPERS.ask(
        key=key_of(report, kind, printed), by=by, report=report, seal=seal, kind=kind, content=printed.as_json()
    )
    if wanted:
        note(
            subject=report.subject,
            what=f"Asked for a document: {job.get_kind_display()}{'' if seal else ' of the draft'}",
            kind="paper",
            by=by,
        )
    return job


def key_of(report: Report, kind: str, printed: Printed) -> str:
    """What would be printed, as one word."""
    return f"{kind}:{report.pk}:{printed.key}"
