"""Mail servers that misbehave."""

import smtplib

from django.core.mail.backends.locmem import EmailBackend


class Away(EmailBackend):
    """Nobody answers."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("mail.example refused olu.owner@example.org")


class RefusesOlu(EmailBackend):
    """Takes everything but what is for Olu."""

    def send_messages(self, messages):
        for message in messages:
            if any(address.startswith("olu.") for address in message.to):
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"no such person")})
        return super().send_messages(messages)
