"""`manage.py preview_notices --on DATE`: who would be told what on that date. Nothing is sent."""

import datetime
import json

from django.core.management.base import BaseCommand, CommandError

from safeguarding.clock import wall
from safeguarding.clock.words import say_date
from safeguarding.notices.sweeping import Owed, owed_on


class Command(BaseCommand):
    help = "Who would be reminded of what on a date, as things stand. Nothing is written or sent."

    def add_arguments(self, parser):
        parser.add_argument("--on", default="", metavar="DATE", help="as 2026-04-07; today when left out")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, **options):
        day = self.day(options["on"])
        found = owed_on(day)
        if options["format"] == "json":
            self.stdout.write(
                json.dumps({"on": day.isoformat(), "notices": [as_data(each) for each in found]}, indent=2)
            )
            return
        self.stdout.write(f"{say_date(day)}: {len(found) or 'no'} {'reminder' if len(found) == 1 else 'reminders'}")
        for each in found:
            self.stdout.write(f"{each.person}: {each.sentence} ({each.deadline.subject_label})")

    def day(self, text: str) -> datetime.date:
        """The date asked for. Raises CommandError, which ends with code 2, for what is not a date."""
        if not text:
            return wall.today()
        try:
            return datetime.date.fromisoformat(text)
        except ValueError as fault:
            raise CommandError(f"{text!r} is not a date. Write it as 2026-04-07.", returncode=2) from fault


def as_data(each: Owed) -> dict:
    """One reminder as JSON has it."""
    return {
        "person": each.person.pk,
        "name": str(each.person),
        "kind": each.kind,
        "subject": each.deadline.subject_label,
        "step": each.deadline.step,
        "says": each.sentence,
        "due": each.deadline.due_on.isoformat(),
        "lead": each.reminder.lead,
        "owed_on": each.reminder.on.isoformat(),
    }
