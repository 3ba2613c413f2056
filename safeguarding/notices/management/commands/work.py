"""`manage.py work`: the background worker of the embedded default."""

import threading
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from safeguarding.manners import give_way
from safeguarding.notices import jobs, loop


class Command(BaseCommand):
    help = "Write owed reminders and send what waits, until it is stopped. Production uses Celery instead."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *args, **options):
        if options["once"]:
            self.stdout.write(jobs.tick())
            return
        stop = threading.Event()
        loop.stop_on_signals(stop)
        try:
            with loop.only_one(Path(settings.VAR) / "work.lock"):
                give_way()
                self.say("The worker has started.")
                loop.run(self.say, stop)
        except loop.AlreadyRunning as fault:
            raise CommandError("A worker is running already; two are never needed.", returncode=3) from fault
        self.say("The worker has stopped.")

    def say(self, line: str) -> None:
        """One line at once, so that a log shows it when it happens."""
        self.stdout.write(line)
        self.stdout.flush()
