"""The messenger's side of the reviews: Celery tasks that carry ids only."""

from celery import shared_task

from reviews.document import making
from reviews.models import DocumentJob
from safeguarding.documents.turns import COMES_BACK


@shared_task(name="reviews.tasks.make_document", **COMES_BACK)
def make_document(job_id: int) -> None:
    """Make one paper. A fault is raised after the row says so, so that it shows; the sweep does the rest."""
    if DocumentJob.objects.filter(pk=job_id).exists():
        making.make(job_id)
