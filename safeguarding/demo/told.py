"""What became of the notices of the past: sent when they would have been, most of them read."""

import datetime
from collections import defaultdict
from random import Random

from django.db.models import F

from accounts.access import visible_ids
from safeguarding.clock import wall
from safeguarding.demo.days import Days
from safeguarding.demo.travel import Script
from safeguarding.notices.models import Notice
from safeguarding.notices.sweeping import sweep

MAY_NOT_SEE = "This person may no longer see the record."
SENT_WITHIN = datetime.timedelta(minutes=1)
# Hours after which a part of the messages is read; one part more stays unread.
READ_AFTER = (0.4, 1.5, 3, 5, 22, 47)
LATELY = datetime.timedelta(days=7)
NEWS = datetime.timedelta(hours=2)


def sweeps(days: Days, since: datetime.date) -> Script:
    """The reminder sweep of each working day from ``since`` to yesterday, at eight in the morning.

    The portal sweeps all day long: of the last days the evening's sweep is played too, for what began that day.
    """
    day = since
    while day < days.now.date():
        if days.calendar.is_working(day):
            for hour in (8, 18) if days.now.date() - day <= LATELY else (8,):
                yield datetime.datetime.combine(day, datetime.time(hour), wall.LONDON)
                sweep()
        day += datetime.timedelta(days=1)


def settle(rng: Random) -> None:
    """Mark the waiting notices of the past as sent; what came in the last two hours waits for the worker.

    A message is dropped, as delivery would have done, where its reader may not see the record.
    """
    now = wall.now()
    waiting = Notice.objects.filter(state=Notice.State.WAITING, made_at__lt=now - NEWS)
    unseen = _unseen(waiting)
    waiting.filter(pk__in=unseen).update(state=Notice.State.DROPPED, attempts=1, result=MAY_NOT_SEE)
    waiting.update(state=Notice.State.SENT, attempts=1, sent_at=F("made_at") + SENT_WITHIN)
    _read(rng, now)


def _unseen(notices) -> list[int]:
    """Ids of notices whose reader does not see what they are about; one query for each reader and kind of record."""
    about = defaultdict(list)
    for notice in notices.select_related("recipient"):
        about[notice.recipient, notice.subject_kind].append(notice)
    found = []
    for (person, kind), theirs in about.items():
        seen = set(visible_ids(person, kind).values_list("pk", flat=True))
        found += [notice.pk for notice in theirs if notice.subject_id not in seen]
    return found


def _read(rng: Random, now: datetime.datetime) -> None:
    """Most of what was sent has been read, some hours later; of the last days' less."""
    ids = list(Notice.objects.filter(state=Notice.State.SENT).order_by("pk").values_list("pk", flat=True))
    rng.shuffle(ids)
    for place, hours in enumerate(READ_AFTER):
        later = datetime.timedelta(hours=hours)
        some = Notice.objects.filter(pk__in=ids[place :: len(READ_AFTER) + 1], sent_at__lt=now - later)
        some.update(read_at=F("sent_at") + later)
