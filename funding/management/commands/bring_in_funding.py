"""``manage.py bring_in_funding``: the contributions of every arrangement in force, at once."""

from django.core.management.base import BaseCommand

from accounts.models import Partnership
from funding.commands.arrangement import bring_in
from safeguarding.clock.refusal import Refused


class Command(BaseCommand):
    help = "Bring in the contributions of the arrangements in force. What was changed on screen stays and is listed."

    def handle(self, *args, **options):
        for partnership in Partnership.objects.all():
            try:
                lines = bring_in(partnership=partnership).lines()
            except Refused as refused:
                lines = refused.reasons
            self.stdout.write(f"{partnership}: {'; '.join(lines) or 'nothing changes'}")
