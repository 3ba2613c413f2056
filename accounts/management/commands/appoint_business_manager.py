"""Appoint somebody from the server's own console: the first person of a partnership, or the way back in."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts.commands import appoint_from_console
from accounts.models import Partnership
from safeguarding.clock.refusal import Refused


class Command(BaseCommand):
    help = "Make somebody business manager of a partnership. They choose a password through “I have forgotten my password”."

    def add_arguments(self, parser):
        parser.add_argument("partnership", help="the key of the partnership, for example buckinghamshire")
        parser.add_argument("email", help="the work address that they will sign in with")
        parser.add_argument("name", help="their name, in quotation marks")

    def handle(self, *, partnership, email, name, **options):
        try:
            validate_email(email)
            found = Partnership.objects.get(key=partnership)
            appoint_from_console(partnership=found, email=email, name=name)
        except ValidationError:
            raise CommandError(f"{email} is not an e-mail address. Expected one like name@example.org.") from None
        except Partnership.DoesNotExist:
            known = (
                ", ".join(Partnership.objects.values_list("key", flat=True)) or "none yet; load an arrangement first"
            )
            raise CommandError(f"There is no partnership {partnership}. Known: {known}.") from None
        except Refused as refusal:
            raise CommandError(" ".join(refusal.reasons)) from None
        self.stdout.write(
            f"{name} is business manager of {found.name}. They now choose a password at /password/reset/."
        )
