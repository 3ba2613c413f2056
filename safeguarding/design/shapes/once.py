"""A double click is one record: each drawn form carries a token that can be spent once."""

import datetime
import secrets

from django.db import IntegrityError, transaction

from safeguarding.clock import wall
from safeguarding.design.models import SentForm

FIELD = "once"
KEEP = datetime.timedelta(days=2)


def new_token() -> str:
    """A token for one drawn form."""
    return secrets.token_urlsafe(24)


def sender_of(request) -> str:
    """Who sends: the person, or the session before sign-in."""
    user = getattr(request, "user", None)
    return f"person:{user.pk}" if user and user.is_authenticated else f"session:{request.session.session_key or ''}"


class AlreadySentError(Exception):
    """The same form was sent before; ``url`` is where its first sending led."""

    def __init__(self, url: str):
        self.url = url
        super().__init__("This form was sent before.")


def spend(request) -> SentForm | None:
    """Spend the form's token inside the caller's transaction.

    The row's unique token makes a second click wait for the first to commit and then fail here, on
    every database. A refusal rolls the row back, so the corrected form may be sent again. Returns None for
    a form without a token. Raises AlreadySentError.
    """
    token = request.POST.get(FIELD, "")[:64]
    if not token:
        return None
    sender, now = sender_of(request), wall.now()
    try:
        with transaction.atomic():
            sent = SentForm.objects.create(token=token, sender=sender, sent_at=now)
    except IntegrityError:
        first = SentForm.objects.filter(token=token, sender=sender).first()
        raise AlreadySentError(first.result_url if first else "") from None
    SentForm.objects.filter(sender=sender, sent_at__lt=now - KEEP).delete()
    return sent


def spent_url(request) -> str:
    """Where the first sending of this form led, or nothing when it has not been sent."""
    token = request.POST.get(FIELD, "")[:64]
    sent = SentForm.objects.filter(token=token, sender=sender_of(request)).first() if token else None
    return sent.result_url if sent else ""
