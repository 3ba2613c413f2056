"""When a message may leave, and whether it goes alone or in the day's digest. Pure rules."""

import datetime

from safeguarding.clock.wall import LONDON
from safeguarding.notices.models import Notice, NoticePreference

OPENS = datetime.time(8)
CLOSES = datetime.time(18)
MOST_ATTEMPTS = 6
# Minutes until the next try after the first, second, … failure.
BACK_OFF = (1, 5, 15, 60, 240)
# A worker that has not come back by then is taken for dead; longer than any one try can last.
STALE_AFTER = datetime.timedelta(minutes=3)

REMINDERS = ("deadline", "overdue", "escalated")


def in_working_hours(moment: datetime.datetime, calendar) -> bool:
    """Monday to Friday 08:00 to 18:00 in London, and not on a day the calendar closes."""
    here = moment.astimezone(LONDON)
    return calendar.is_working(here.date()) and OPENS <= here.time() < CLOSES


def digest_moment(day: datetime.date) -> datetime.datetime:
    """When the digest of ``day`` leaves: 08:00 in London."""
    return datetime.datetime.combine(day, OPENS, LONDON)


def goes_alone(notice: Notice, how: str) -> bool:
    """Whether ``notice`` is an e-mail of its own; otherwise the next digest carries it.

    A reminder made after that day's digest, whose date is already here, would come too late
    in the next one and so goes alone.
    """
    if notice.urgent or how == NoticePreference.How.EACH:
        return True
    if how == NoticePreference.How.MIXED and notice.kind not in REMINDERS:
        return True
    made_on = notice.made_at.astimezone(LONDON).date()
    after_digest = notice.made_at > digest_moment(made_on)
    return bool(notice.due_on and notice.due_on <= made_on and after_digest)


def may_leave(notice: Notice, how: str, now: datetime.datetime, calendar) -> bool:
    """Whether ``notice`` may leave by itself at this moment."""
    return notice.urgent or (goes_alone(notice, how) and in_working_hours(now, calendar))


def next_try(attempts: int, now: datetime.datetime) -> datetime.datetime | None:
    """When to try again after the ``attempts``-th failure; None when a person must look."""
    if attempts >= MOST_ATTEMPTS:
        return None
    return now + datetime.timedelta(minutes=BACK_OFF[min(attempts, len(BACK_OFF)) - 1])
