"""One e-mail a day for each person, with everything of theirs that can wait until the morning."""

import datetime
import logging
from itertools import groupby

from django.core.mail import get_connection
from django.db.models import Q

from safeguarding.clock import wall
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.commands import calendar_for
from safeguarding.notices import delivery, heartbeat, messages, rules
from safeguarding.notices.models import Notice, NoticePreference

log = logging.getLogger("safeguarding.notices")
HOW = "recipient__notice_preference__how"


def send_digests(*, only_repeats: bool = False) -> int:
    """Send everybody's digest now; how many e-mails left.

    Notices of a partnership whose office is closed today stay for its next working day.
    ``only_repeats`` takes only what a mail server has refused once today.
    """
    now = wall.now()
    waiting = [n for n in _gathered(now, only_repeats) if rules.in_working_hours(now, calendar_for(n.partnership_key))]
    sent, connection = 0, get_connection()
    for _, notices in groupby(waiting, key=lambda notice: notice.recipient_id):
        try:
            sent += _send_one([notice.pk for notice in notices], now, connection)
        except delivery.NotSent as fault:
            log.warning("digest not sent: %s", fault)
            connection.close()
    connection.close()
    return sent


def _gathered(now: datetime.datetime, only_repeats: bool):
    """What waits and may wait: never what is urgent, never of people who want each message as it comes."""
    whole = Q(**{HOW: NoticePreference.How.DIGEST})
    reminders = Q(kind__in=rules.REMINDERS) & (Q(**{f"{HOW}__isnull": True}) | Q(**{HOW: NoticePreference.How.MIXED}))
    notices = Notice.objects.waiting(now).filter(whole | reminders, urgent=False)
    if only_repeats:
        notices = notices.filter(attempts__gt=0)
    return notices.order_by("recipient_id", "pk")


def _send_one(ids: list[int], now: datetime.datetime, connection) -> int:
    """Claim, look again at each, and send those that may still go; 1 when an e-mail left."""
    token = delivery.claim(ids, now)
    mine = list(delivery.with_recipient(Notice.objects.filter(claim=token))) if token else []
    going = [notice for notice in mine if not delivery.drop_if_stale(notice)]
    if not going:
        return 0
    message = messages.digest(going[0].recipient, going, wall.london_date(now))
    delivery.send(token, going, message, connection)
    return 1


def send_digests_if_due() -> bool:
    """In working hours: the day's digests, once, and later only what was refused. Whether they ran now.

    A machine that was off at 08:00 sends them when it is back.
    """
    now = wall.now()
    moment = rules.digest_moment(now.date())
    if now < moment or not rules.in_working_hours(now, WorkingCalendar()):
        return False
    ran = heartbeat.once("digests", moment, send_digests)
    if not ran:
        send_digests(only_repeats=True)
    return ran
