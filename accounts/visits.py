"""When somebody was here last, so that home can say what has changed since."""

import datetime

from accounts.models import Person, Visit
from safeguarding.clock import wall

A_NEW_VISIT = datetime.timedelta(hours=4)
WRITE_EVERY = datetime.timedelta(minutes=10)


def last_here(person: Person) -> datetime.datetime | None:
    """When the visit before this one ended; None on the first. Four hours away begin another visit."""
    now = wall.now()
    visit = Visit.objects.filter(person=person).first()
    if visit is None:
        # Two windows opened at once make one row.
        Visit.objects.bulk_create([Visit(person=person, seen_at=now)], ignore_conflicts=True)
        return None
    away = now - visit.seen_at
    if away > WRITE_EVERY:
        if away > A_NEW_VISIT:
            visit.before_at = visit.seen_at
        visit.seen_at = now
        visit.save(update_fields=["seen_at", "before_at"])
    return visit.before_at
