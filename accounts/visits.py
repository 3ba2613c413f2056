"""When somebody was here last, so that home can say what has changed since."""

import datetime

from accounts.models import Person, Visit
from safeguarding.clock import wall

A_NEW_VISIT = datetime.timedelta(hours=4)
WRITE_EVERY = datetime.timedelta(minutes=10)


def last_here(person: Person) -> datetime.datetime | None:
    """When the visit before this one ended; None on the first. Four hours away begin another visit."""
    now = wall.now()
    visit, made = Visit.objects.get_or_create(person=person, defaults={"seen_at": now})
    away = now - visit.seen_at
    if not made and away > WRITE_EVERY:
        if away > A_NEW_VISIT:
            visit.before_at = visit.seen_at
        visit.seen_at = now
        visit.save(update_fields=["seen_at", "before_at"])
    return visit.before_at
