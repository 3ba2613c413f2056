"""The messenger's side of this room: Celery tasks that carry ids only."""

from celery import shared_task

from partnership.imports import making as importing
from partnership.models import ActionImport, PackJob
from partnership.packs import making
from safeguarding.documents.turns import COMES_BACK


@shared_task(name="partnership.tasks.bind_pack", **COMES_BACK)
def bind_pack(job_id: int) -> None:
    """Bind one pack. A fault is raised after the row says so, so that it shows; the sweep does the rest."""
    if PackJob.objects.filter(pk=job_id).exists():
        making.make(job_id)


@shared_task(name="partnership.tasks.take_up_import")
def take_up_import(job_id: int) -> None:
    """Read or write one action log; otherwise as above."""
    if ActionImport.objects.filter(pk=job_id).exists():
        importing.take_up(job_id)
