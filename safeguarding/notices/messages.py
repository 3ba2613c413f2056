"""The e-mails themselves: subject, plain text and HTML, from templates/notices."""

import datetime
import hashlib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from safeguarding.clock.words import say_date
from safeguarding.notices import words
from safeguarding.notices.models import Notice

# What has waited longest comes first.
ORDER = {"escalated": 0, "overdue": 1, "deadline": 2}


def alone(notice: Notice) -> EmailMultiAlternatives:
    """One notice as an e-mail."""
    item = _item(notice)
    return _message(notice.recipient, item["line"], "notices/notice", item, notice.key)


def digest(recipient, notices: list[Notice], on: datetime.date) -> EmailMultiAlternatives:
    """Everything that waits for one person as one e-mail: the count, then a line and a link for each."""
    ordered = sorted(notices, key=lambda n: (ORDER.get(n.kind, len(ORDER)), n.due_on or on, n.pk))
    count = "1 notice" if len(ordered) == 1 else f"{len(ordered)} notices"
    heading = f"{count} for you on {say_date(on)}"
    about = {"line": heading, "lines": [_item(notice) for notice in ordered]}
    return _message(recipient, heading, "notices/digest", about, f"digest:{min(notice.key for notice in notices)}")


def _item(notice: Notice) -> dict:
    return {
        "line": words.sentence(notice.kind, notice.noun, notice.due_on),
        "asks": words.asks(notice.kind),
        "late": words.lateness(notice),
        "link": link(notice.subject_url),
    }


def link(path: str) -> str:
    """The full address of a path of the portal."""
    return f"{settings.SITE_ADDRESS}{path}"


def _message(recipient, line: str, template: str, about: dict, key: str) -> EmailMultiAlternatives:
    about |= {"marking": words.MARKING, "inbox": link(words.INBOX)}
    message = EmailMultiAlternatives(
        subject=f"{words.MARKING}: {line}",
        body=render_to_string(f"{template}.txt", about),
        to=[recipient.email],
        headers={
            "Message-ID": message_id(key),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    message.attach_alternative(render_to_string(f"{template}.html", about), "text/html")
    return message


def message_id(key: str) -> str:
    """The same for every try of the same notice, so that a mail server can drop a second copy."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"
