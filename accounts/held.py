"""What somebody typed and has not sent: kept while they type, and kept when they send it too late.

One row for each person and form, readable by that person alone. It may hold case text, so it
never leaves the database except into that person's own form, and it is purged after a week.
"""

import datetime

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from accounts.models import Kept, Person
from safeguarding.clock import wall

KEEP_DAYS = 7
MOST_CHARACTERS = 200_000
NEVER_KEPT = ("password", "csrfmiddlewaretoken", "identity_", "one-time")


def keepable(path: str) -> bool:
    """Whether ``path`` leads to a form whose text may be kept (a form page of ours, not sign-in)."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return getattr(getattr(view, "view_class", None), "keeps_typed", False)


def keep(person: Person, path: str, data: QueryDict, *, late: bool = False) -> Kept | None:
    """Keep what ``person`` typed into the form at ``path``: no files, no passwords, no codes.

    Returns None when there is nothing to keep, when it is too long, or when the form is not one of ours.
    """
    typed = without_secrets(data).urlencode()
    if not typed or len(typed) > MOST_CHARACTERS or not keepable(path):
        return None
    values = {"data": typed, "late": late, "saved_at": wall.now()}
    return Kept.objects.update_or_create(person=person, key=path, defaults=values)[0]


def without_secrets(data: QueryDict) -> QueryDict:
    """A copy of ``data`` without passwords, codes and tokens."""
    clean = QueryDict(mutable=True)
    for name, values in data.lists():
        if not any(secret in name for secret in NEVER_KEPT):
            clean.setlist(name, values)
    return clean


def take(request: HttpRequest) -> Kept | None:
    """What the signed-in person has kept for this very form, or None. ``typed`` reads it."""
    return Kept.objects.filter(person=request.user, key=request.path, saved_at__gte=_oldest()).first()


def typed(kept: Kept) -> QueryDict:
    """The kept fields, ready to bind to the form."""
    return QueryDict(kept.data)


def let_go(person: Person, path: str) -> None:
    """The form was sent, or its owner starts again: forget what was kept."""
    Kept.objects.filter(person=person, key=path).delete()


def purge_kept() -> int:
    """Delete what has been kept for more than seven days; returns how many. Run daily."""
    return Kept.objects.filter(saved_at__lt=_oldest()).delete()[0]


def _oldest() -> datetime.datetime:
    return wall.now() - datetime.timedelta(days=KEEP_DAYS)
