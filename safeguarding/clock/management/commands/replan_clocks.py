"""``manage.py replan_clocks``: after an upgrade with new bank holidays, move the open steps they touch."""

from django.core.management.base import BaseCommand
from django.db import transaction

from safeguarding.clock.commands.closures import Move, move_open_steps
from safeguarding.clock.models import RunningClock
from safeguarding.clock.words import say

WHY = "The bank holidays of a newer release"


class Command(BaseCommand):
    """Counts every open step anew; what is finished stays. ``--preview`` shows the moves and keeps nothing."""

    help = "Count open steps by this release's bank holidays and move those that differ, with a line in each log."

    def add_arguments(self, parser):
        """Whether to look only."""
        parser.add_argument("--preview", action="store_true", help="show what would move; change nothing")

    def handle(self, *, preview, **options):
        """Print each move, by reference and step."""
        with transaction.atomic():
            keys = RunningClock.objects.order_by("partnership_key").values_list("partnership_key", flat=True).distinct()
            moves = [move for key in keys for move in move_open_steps(key, WHY)]
            transaction.set_rollback(preview)
        for move in moves:
            self.stdout.write(said(move))
        self.stdout.write(f"{len(moves)} {'would move' if preview else 'moved'}.")


def said(move: Move) -> str:
    """One move, in a line that names nobody."""
    return f"{move.deadline.subject_label}, {move.deadline.title}: {say(move.before)} → {say(move.after)}"
