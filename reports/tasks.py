"""The messenger's side of the reports: Celery tasks that carry ids only."""

from celery import shared_task

from reports.making import make
from reports.models import ReportJob
from safeguarding.documents.turns import COMES_BACK


@shared_task(name="reports.tasks.make_document", **COMES_BACK)
def make_document(job_id: int) -> None:
    """Make one document. A fault is raised after the row says so, so that it shows; the sweep does the rest."""
    if ReportJob.objects.filter(pk=job_id).exists():
        make(job_id)
