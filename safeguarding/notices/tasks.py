"""The messenger's side: Celery tasks that carry ids only and call the same functions as the loop."""

from celery import shared_task

from safeguarding.notices import delivery, jobs
from safeguarding.notices.models import Notice


@shared_task(name="safeguarding.notices.tasks.deliver")
def deliver(notice_id: int) -> None:
    """Send one notice. A fault is raised after the row has been put back, so that it shows and nothing is lost."""
    if Notice.objects.filter(pk=notice_id).exists():
        delivery.deliver(notice_id)


@shared_task(name="safeguarding.notices.tasks.tick")
def tick() -> None:
    """Every minute: see jobs.tick."""
    jobs.tick()


@shared_task(name="safeguarding.notices.tasks.digests")
def send_digests() -> None:
    """At eight in the morning, to the minute: a tick, which writes what is owed and then sends the day's digests."""
    jobs.tick()
