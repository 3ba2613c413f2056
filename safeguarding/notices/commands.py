"""The doors to notices: tell people, mark as read, try again, choose how e-mail comes."""

import datetime
import re
from collections.abc import Iterable

from celery import current_app
from django.conf import settings
from django.db import transaction

from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.notices import words
from safeguarding.notices.models import Notice, NoticePreference

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
PATH = re.compile(r"/[A-Za-z0-9/._#-]*\Z")


@transaction.atomic
def tell(
    *,
    people: Iterable,
    kind: str,
    subject: Subject,
    noun: str,
    urgent: bool = False,
    due_on: datetime.date | None = None,
    lead: int | None = None,
    partnership_key: str,
    by=None,
    occasion: str = "",
) -> list[Notice]:
    """Write that each of ``people`` must hear about ``subject``; delivery starts when the caller commits.

    What is told twice is one notice: with ``due_on`` for the same due date on the same day,
    with ``lead`` or ``occasion`` (a word for what happened, such as ``"submission-2"``) for good;
    with none of them each call is news of its own. Returns the notices that are new. Raises
    ValueError for a noun that is not registered, a kind that is not a plain word, or an address
    that carries more than a path.
    """
    if not SLUG.match(kind):
        raise ValueError(f"{kind!r} is not a kind of notice: small letters, figures and hyphens only.")
    if not PATH.match(subject.url):
        raise ValueError("A message links to a plain path of the portal.")
    words.checked_noun(noun)
    moment = wall.now()
    told_apart = occasion or _occasion(due_on, lead, moment)
    notices = [
        Notice(
            key=key_of(kind, f"{subject.kind}:{subject.id}", person.pk, told_apart, lead),
            partnership_key=partnership_key,
            recipient=person,
            kind=kind,
            noun=noun,
            **subject.as_fields(),
            due_on=due_on,
            lead=lead if due_on else None,
            urgent=urgent,
            caused_by=by,
            made_at=moment,
            next_try_at=moment,
        )
        for person in {person.pk: person for person in people}.values()
    ]
    return write(notices)


def _occasion(due_on, lead, moment: datetime.datetime) -> str:
    if due_on is None:
        return f"{moment:%Y-%m-%dT%H%M%S%f}"
    return due_on.isoformat() if lead is not None else f"{due_on}:told-{moment:%Y-%m-%d}"


def key_of(kind: str, about: str, person_id: int, told_apart: str, lead: int | None) -> str:
    """The unique key of a notice: ``deadline:rapid-review:12:panel-notified:person-5:2026-04-07:lead-2``."""
    tail = "" if lead is None else f":lead-{lead}"
    return f"{kind}:{about}:person-{person_id}:{told_apart}{tail}"


def write(notices: list[Notice]) -> list[Notice]:
    """Insert those whose key is new, in two statements, and hand them to the messenger on commit."""
    known = set(Notice.objects.filter(key__in=[n.key for n in notices]).values_list("key", flat=True))
    new = [notice for notice in notices if notice.key not in known]
    if not new:
        return []
    Notice.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    made = list(Notice.objects.filter(key__in=[n.key for n in new]).order_by("pk"))
    if settings.REDIS_URL:
        transaction.on_commit(lambda: _hand_over([notice.pk for notice in made]), robust=True)
    return made


def _hand_over(ids: list[int]) -> None:
    for pk in ids:
        current_app.send_task("safeguarding.notices.tasks.deliver", args=[pk])


@transaction.atomic
def mark_read(*, notices, by) -> int:
    """Mark those of ``notices`` (a queryset) that are ``by``'s own and unread; returns how many."""
    return notices.filter(recipient=by, read_at__isnull=True).update(read_at=wall.now())


@transaction.atomic
def try_again(*, notice: Notice, by) -> Notice:
    """Put a failed notice back in the queue with a clean count. Refused unless it has failed."""
    changed = Notice.objects.filter(pk=notice.pk, state=Notice.State.FAILED).update(
        state=Notice.State.WAITING, attempts=0, next_try_at=wall.now(), result=f"Put back in the queue by {by}"[:200]
    )
    if not changed:
        raise Refused("This notice is not failed any more. Reload the page to see what became of it.")
    notice.refresh_from_db()
    return notice


@transaction.atomic
def choose_how(*, how: str, by) -> NoticePreference:
    """Set how ``by`` wants e-mail. Refused when ``how`` is not one of the choices."""
    if how not in NoticePreference.How.values:
        raise Refused("Choose how e-mail should come.", field="how")
    preference, _ = NoticePreference.objects.update_or_create(person=by, defaults={"how": how})
    return preference
