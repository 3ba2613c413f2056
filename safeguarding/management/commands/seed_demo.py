"""``manage.py seed_demo``: fictitious people and cases for the arrangement that has been loaded."""

from django.core.management.base import BaseCommand, CommandError

from safeguarding.clock.refusal import Refused
from safeguarding.demo import seed as demo


class Command(BaseCommand):
    """Fill the portal with fictitious people and cases. A second run changes nothing."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--seed", type=int, default=demo.SEED, help="the same number makes the same people and cases"
        )
        parser.add_argument("--partnership", default="", help="its key, where several arrangements are loaded")
        parser.add_argument("--show", action="store_true", help="only print the sign-ins")

    def handle(self, **options):
        try:
            partnership = demo.the_partnership(options["partnership"])
            if not options["show"]:
                self._fill(partnership, options)
            self.stdout.write(demo.table(partnership))
        except Refused as refused:
            raise CommandError(" ".join(refused.reasons)) from None

    def _fill(self, partnership, options):
        if demo.is_seeded(partnership):
            self.stdout.write("The demo's people and cases are there already; nothing was changed.\n")
            return
        demo.seed(partnership, options["seed"])
