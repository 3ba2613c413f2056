"""``manage.py seed_demo``: fictitious people and cases for the arrangement that has been loaded."""

from django.core.management.base import BaseCommand, CommandError

from safeguarding.clock.refusal import Refused
from safeguarding.demo import scale, work_scale
from safeguarding.demo import seed as demo


class Command(BaseCommand):
    """Fill the portal with fictitious people and cases. A second run changes nothing."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--seed", type=int, default=demo.SEED, help="the same number makes the same people and cases"
        )
        parser.add_argument("--partnership", default="", help="its key, where several arrangements are loaded")
        parser.add_argument("--show", action="store_true", help="only print the sign-ins; changes nothing")
        parser.add_argument(
            "--scale",
            type=int,
            default=1,
            help="for the bench: 10 gives 300 cases, 20,000 deadlines and 20,000 actions",
        )
        parser.add_argument("--open-deadlines", type=int, default=0, help="for the bench: a flat set for the sweep")
        parser.add_argument("--owed", type=int, default=500, help="how many of the flat set owe a reminder today")

    def handle(self, **options):
        try:
            partnership = demo.the_partnership(options["partnership"])
            if not options["show"]:
                self._fill(partnership, options)
            elif not demo.is_seeded(partnership):
                raise Refused("There is no demo here yet. Run seed_demo without --show first.")
            self.stdout.write(demo.table(partnership))
        except Refused as refused:
            raise CommandError(" ".join(refused.reasons)) from None

    def _fill(self, partnership, options):
        if demo.is_seeded(partnership):
            self.stdout.write("The demo's people and cases are there already; nothing of them was changed.\n")
        else:
            for reason in demo.seed(partnership, options["seed"]):
                self.stderr.write(f"A part of a case was left out: {reason}")
        if options["scale"] > 1:
            for enlarge in (scale.enlarge, work_scale.enlarge):
                self.stdout.write(f"{enlarge(partnership, options['scale'], options['seed'])}\n")
        if options["open_deadlines"]:
            added = scale.flat_deadlines(partnership, options["open_deadlines"], options["owed"])
            self.stdout.write(f"{added}\n")
