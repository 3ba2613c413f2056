"""Making the demo of the one partnership whose arrangement is loaded."""

import datetime
from dataclasses import dataclass
from random import Random

from django.conf import settings
from django.db import transaction

from accounts.models import Appointment, Partnership, Person
from accounts.policy import ROLES
from partnership.arrangement import in_force
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for
from safeguarding.clock.refusal import Refused
from safeguarding.demo import told, work
from safeguarding.demo.cast import MAIL, PASSWORD, engage
from safeguarding.demo.days import Days
from safeguarding.demo.scripts import scripts
from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import play

SEED = 2019
ENGAGED_BEFORE = datetime.timedelta(days=500)


def the_partnership(key: str = "") -> Partnership:
    """The partnership to fill: the only one with an arrangement, or the one of ``key``. Raises Refused."""
    if settings.MODE == "production":
        raise Refused("seed_demo makes fictitious people and cases, so it does not run in production.")
    loaded = Partnership.objects.filter(arrangements__isnull=False).distinct()
    found = list(loaded.filter(key=key) if key else loaded)
    if not found:
        raise Refused("No arrangement is loaded. Load one first: manage.py load_arrangement arrangements/NAME.yaml")
    if len(found) > 1:
        keys = ", ".join(partnership.key for partnership in found)
        raise Refused(f"Several arrangements are loaded. Say which one with --partnership: {keys}.")
    return found[0]


def is_seeded(partnership: Partnership) -> bool:
    """Whether the demo's people are there already."""
    return Appointment.objects.filter(partnership=partnership, person__email=f"support@{MAIL}").exists()


@transaction.atomic
def seed(partnership: Partnership, number: int = SEED) -> list[str]:
    """Make the people and the cases. The same number on the same day makes the same.

    Returns what this arrangement's rules left out, as sentences; nothing in the usual case.
    """
    arrangement, rng = in_force(partnership), Random(number)
    days = Days(calendar_for(partnership.key), wall.now())
    begins = datetime.date.fromisoformat(str(arrangement.document["partnership"]["in-force-from"]))
    since = max(begins, (days.now - ENGAGED_BEFORE).date())
    with wall.standing_at(min(days.now, datetime.datetime.combine(since, datetime.time(9), wall.LONDON))):
        stage = Stage(partnership, arrangement, engage(partnership, arrangement, rng), days)
        groups = work.take_seats(stage)
    told_of = [*scripts(stage), *work.scripts(stage, groups)]
    against = play([*told_of, told.sweeps(days, max(since, days.on(-100)))])
    told.settle(rng)
    return against


@dataclass(frozen=True)
class SignIn:
    """One line of the table that the command prints."""

    role: str
    email: str
    name: str
    job_title: str


def sign_ins(partnership: Partnership) -> list[SignIn]:
    """One account for each role, in the order of the policy page."""
    held = Appointment.objects.current().filter(partnership=partnership, person__email__endswith=f"@{MAIL}")
    first: dict[str, Person] = {}
    for appointment in held.select_related("person").order_by("pk"):
        first.setdefault(appointment.role, appointment.person)
    first["referrer"] = Person.objects.filter(email=f"referrer@{MAIL}").first() or first.get("referrer")
    return [
        SignIn(ROLES[role].title, first[role].email, first[role].name, first[role].job_title)
        for role in ROLES
        if first.get(role)
    ]


def table(partnership: Partnership) -> str:
    """The sign-ins as text, with the one password."""
    rows = sign_ins(partnership)
    wide = [max(len(getattr(row, name)) for row in rows) for name in ("role", "email", "name")]
    lines = [f"{row.role:<{wide[0]}}  {row.email:<{wide[1]}}  {row.name:<{wide[2]}}  {row.job_title}" for row in rows]
    return "\n".join([f"Sign-ins of {partnership.name}. The password of each is: {PASSWORD}", "", *lines])
