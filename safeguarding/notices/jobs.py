"""What is done regularly. Celery's beat and the loop of `manage.py work` call the same functions."""

import datetime
import logging

from safeguarding.clock import wall
from safeguarding.notices import delivery, digests, heartbeat, hooks
from safeguarding.notices.sweeping import sweep

log = logging.getLogger("safeguarding.notices")

NIGHT = datetime.time(3)


def tick() -> str:
    """Write owed reminders, send what may leave, do the rooms' jobs and the day's; what was done, in words.

    A fault in one part does not keep the others from running; the first one is raised at the
    end, and the heartbeat is left as it was, so that the ledger page shows it.
    """
    faults: list[Exception] = []
    swept = _try(sweep, faults)
    _try(digests.send_digests_if_due, faults)
    sent = _try(delivery.deliver_waiting, faults)
    for do in [*hooks.tick_jobs().values(), run_daily_jobs]:
        _try(do, faults)
    if faults:
        raise faults[0]
    did = f"{swept} reminders written, {sent} messages sent"
    heartbeat.beat(heartbeat.TICK, did)
    return did


def _try(part, faults: list[Exception]):
    try:
        return part()
    except Exception as fault:  # the parts do not depend on one another
        log.error("%s failed: %s", part.__name__, type(fault).__name__)
        faults.append(fault)
        return None


def run_daily_jobs() -> None:
    """Each registered job once a day after three in the morning; a job that fails is tried at the next tick."""
    now = wall.now()
    planned_for = datetime.datetime.combine(now.date(), NIGHT, wall.LONDON)
    if now < planned_for:
        return
    for job, do in hooks.daily_jobs().items():
        heartbeat.once(job, planned_for, do)
