"""The messages of this room, one function for each. None says anything of a case."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Invitation

log = logging.getLogger("safeguarding.accounts")


def send_invitation(invitation: Invitation, token: str) -> bool:
    """Send the link of an invitation. False, and a line in the log without the address, when the server is away."""
    link = settings.SITE_ADDRESS + reverse("accounts:accept_invitation", args=[token])
    body = render_to_string("accounts/email/invitation.txt", {"invitation": invitation, "link": link})
    subject = f"You are invited to join {invitation.partnership.short_name}"
    try:
        return bool(send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [invitation.email]))
    except (OSError, SMTPException) as error:
        log.error("Invitation %s could not be sent: %s", invitation.pk, type(error).__name__)
        return False
