"""Sending: claim a row by a conditional update, send, write down what became of it.

Any number of workers may run these functions at once: whoever changes the row from waiting
to claimed sends it. A worker that dies leaves a claim that goes stale and is taken over. A
row that cannot be sent waits longer each time and ends as failed, where a person sees it;
it never holds up the others.
"""

import datetime
import logging
import secrets

from django.core.mail import get_connection
from django.db.models import F, Q

from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for
from safeguarding.clock.models import Deadline
from safeguarding.notices import hooks, messages, rules
from safeguarding.notices.models import Notice, NoticePreference

log = logging.getLogger("safeguarding.notices")

MOST_IN_ONE_PASS = 1000
GIVE_UP_AFTER = 3
State = Notice.State


class NotSent(Exception):  # noqa: N818 - it says what became of it
    """A message could not be sent; its row waits for the next try, or has failed for good."""


def deliver(notice_id: int, *, connection=None) -> str:
    """Send one notice if it may leave now and nobody else has it; its state afterwards.

    Raises NotSent, after the row was put back, when the mail server does not take it.
    """
    now = wall.now()
    notice = with_recipient(Notice.objects.all()).get(pk=notice_id)
    if not rules.may_leave(notice, how_of(notice.recipient), now, calendar_for(notice.partnership_key)):
        return notice.state
    token = claim([notice_id], now)
    if not token:
        return notice.state
    notice.attempts += 1
    if drop_if_stale(notice):
        return State.DROPPED
    send(token, [notice], messages.alone(notice), connection)
    return State.SENT


def claim(ids: list[int], now: datetime.datetime) -> str:
    """Take those of ``ids`` that wait, or whose worker has died; the claim's word, or "" when there was none."""
    token = secrets.token_hex(16)
    taken = (
        Notice.objects.filter(pk__in=ids)
        .filter(
            Q(state=State.WAITING, next_try_at__lte=now)
            | Q(state=State.CLAIMED, claimed_at__lt=now - rules.STALE_AFTER, attempts__lt=rules.MOST_ATTEMPTS)
        )
        .update(state=State.CLAIMED, claimed_at=now, claim=token, attempts=F("attempts") + 1)
    )
    return token if taken else ""


def drop_if_stale(notice: Notice) -> bool:
    """Set a claimed notice aside, with the reason, when it must not go out any more."""
    reason = why_not(notice)
    if reason:
        Notice.objects.filter(pk=notice.pk, state=State.CLAIMED).update(state=State.DROPPED, claim="", result=reason)
    return bool(reason)


def why_not(notice: Notice) -> str:
    """Why a message must not go out any more, as a sentence; "" when it may.

    Asked at the last moment: an account may have been closed, a need-to-know list cut, a date
    moved or met since the row was written.
    """
    if not notice.recipient.is_active:
        return "This person's account is closed."
    if not hooks.may_see(notice.recipient, notice.subject_kind, notice.subject_id):
        return "This person may no longer see the record."
    if (
        notice.deadline_id
        and not Deadline.objects.filter(pk=notice.deadline_id, state="open", due_on=notice.due_on).exists()
    ):
        return "The date has been met or has moved since."
    return ""


def send(token: str, notices: list[Notice], message, connection) -> None:
    """Hand ``message`` to the mail server and write the outcome on every row of the claim."""
    try:
        message.connection = connection
        message.send()
    except Exception as error:  # whatever a mail library may raise, the row must not be lost
        _put_back(token, notices, type(error).__name__)
        raise NotSent(f"notice {notices[0].pk}: {type(error).__name__}") from None
    _finish(token, state=State.SENT, sent_at=wall.now(), result="")


def _finish(token: str, **values) -> None:
    Notice.objects.filter(claim=token, state=State.CLAIMED).update(**values, claim="")


def _put_back(token: str, notices: list[Notice], fault: str) -> None:
    attempts = max(notice.attempts for notice in notices)
    again = rules.next_try(attempts, wall.now())
    result = f"The mail server did not take it ({fault}). Tried {attempts} of {rules.MOST_ATTEMPTS} times."
    if again:
        _finish(token, state=State.WAITING, next_try_at=again, result=result)
    else:
        _finish(token, state=State.FAILED, result=result)


def deliver_waiting(limit: int = MOST_IN_ONE_PASS) -> int:
    """Send what may leave by itself now, oldest first; how many were sent.

    After three faults in a row the mail server is taken to be away and the rest waits for
    the next pass.
    """
    release_stale()
    sent, faults = 0, 0
    connection = get_connection()
    for pk in _may_leave_alone()[:limit]:
        try:
            sent += deliver(pk, connection=connection) == State.SENT
            faults = 0
        except NotSent as fault:
            log.warning("not sent: %s", fault)
            connection.close()
            faults += 1
        if faults == GIVE_UP_AFTER:
            break
    connection.close()
    return sent


def _may_leave_alone():
    """Ids of the rows worth a look: the rules have the last word on each."""
    how = "recipient__notice_preference__how"
    each = Q(**{how: NoticePreference.How.EACH})
    news = ~Q(kind__in=rules.REMINDERS) & (Q(**{f"{how}__isnull": True}) | Q(**{how: NoticePreference.How.MIXED}))
    here_already = Q(due_on__lte=wall.today())
    rows = Notice.objects.waiting(wall.now()).filter(Q(urgent=True) | each | news | here_already)
    return rows.order_by("-urgent", "next_try_at", "pk").values_list("pk", flat=True)


def release_stale() -> int:
    """Put back what a dead worker held; a row that has been tried too often fails. How many were put back."""
    stale = Notice.objects.stale(wall.now() - rules.STALE_AFTER)
    stale.filter(attempts__gte=rules.MOST_ATTEMPTS).update(
        state=State.FAILED, claim="", result="Every try ended before the mail server answered."
    )
    return stale.update(state=State.WAITING, claim="", next_try_at=wall.now())


def how_of(person) -> str:
    """How ``person`` wants e-mail."""
    preference = getattr(person, "notice_preference", None)
    return preference.how if preference else NoticePreference.How.MIXED


def with_recipient(notices):
    """``notices`` with what their delivery asks about each person."""
    return notices.select_related("recipient", "recipient__notice_preference")
