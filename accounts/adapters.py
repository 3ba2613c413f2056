"""How the sign-in library behaves and speaks here."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.urls import reverse

from accounts.access import holdings

log = logging.getLogger("safeguarding.accounts")

TOO_MANY = "There were too many attempts. Wait five minutes, then try again."
WRONG_CODE = "That code is not right. Enter the six figures that your authenticator app shows now."

SAID = {
    "account/messages/logged_out.txt": "You are signed out.",
    "account/messages/password_changed.txt": "Your password is changed.",
    "mfa/messages/totp_activated.txt": "Your authenticator app is set up. You will be asked for a code when you sign in.",
    "mfa/messages/totp_deactivated.txt": "Your authenticator app is removed.",
    "mfa/messages/recovery_codes_generated.txt": "You have new recovery codes. Any older ones no longer work.",
}


class InvitedOnly(DefaultAccountAdapter):
    """Nobody signs up by themselves; people come by invitation. Errors say how to put it right."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Check both and try again.",
        "enter_current_password": "That is not your current password. Try again.",
        "incorrect_password": "That is not your password. Try again.",
        "incorrect_code": WRONG_CODE,
        "invalid_password_reset": "This link no longer works. Ask for a new one.",
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("accounts:me")

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Only what is worth saying, in our own words."""
        text = message or SAID.get(message_template)
        if text:
            messages.add_message(request, level, text, extra_tags=extra_tags)

    def send_mail(self, template_prefix, email, context) -> None:
        """A mail server that is away neither breaks the page nor tells a stranger which addresses exist."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as error:
            log.error("The message %s could not be sent: %s", template_prefix, type(error).__name__)


class SecondFactor(DefaultMFAAdapter):
    """The words of the second factor, and who may not do without it."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": "Your role can open case records, so you cannot do without a second factor.",
        "cannot_generate_recovery_codes": "Set up your authenticator app first.",
    }

    def can_delete_authenticator(self, authenticator) -> bool:
        return not (settings.SECOND_FACTOR_REQUIRED and holdings(authenticator.user).opens_cases)
