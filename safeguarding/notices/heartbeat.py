"""Proof that the regular jobs are alive, and the guard that runs each of them once."""

import datetime

from django.db import transaction

from safeguarding.clock import wall
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.words import say
from safeguarding.notices import rules
from safeguarding.notices.models import Heartbeat, Run

TICK = "tick"
SILENT_AFTER = datetime.timedelta(minutes=10)


def beat(job: str, did: str = "") -> None:
    """Write that ``job`` has just run to its end."""
    Heartbeat.objects.update_or_create(job=job, defaults={"at": wall.now(), "did": did[:200]})


def last_tick() -> datetime.datetime | None:
    """When reminders last ran to their end, or None if they never have."""
    return Heartbeat.objects.filter(job=TICK).values_list("at", flat=True).first()


def is_silent() -> bool:
    """Whether it is working hours and reminders have not run for ten minutes."""
    now, last = wall.now(), last_tick()
    return rules.in_working_hours(now, WorkingCalendar()) and (last is None or now - last > SILENT_AFTER)


def last_ran() -> str:
    """*Reminders last ran at Tuesday 7 April 2026, 4:45pm.*"""
    last = last_tick()
    return f"Reminders last ran on {say(last)}." if last else "Reminders have never run."


def once(job: str, planned_for: datetime.datetime, do) -> bool:
    """Call ``do()`` unless ``job`` has been started for that moment by any process; whether it was called.

    A run that fails is forgotten again, so that the next tick repeats it; one whose process
    died is repeated after an hour.
    """
    now = wall.now()
    with transaction.atomic():
        run, new = Run.objects.get_or_create(job=job, planned_for=planned_for, defaults={"started_at": now})
    died = now - datetime.timedelta(hours=1)
    if not new and not Run.objects.filter(pk=run.pk, finished_at=None, started_at__lt=died).update(started_at=now):
        return False
    try:
        do()
    except Exception:
        run.delete()
        raise
    Run.objects.filter(pk=run.pk).update(finished_at=wall.now())
    return True
