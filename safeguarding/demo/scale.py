"""Sizes for the bench: many cases, people and deadlines around the story of the demo."""

import datetime
from random import Random

from django.db import transaction

from accounts.models import Agency, Appointment, Partnership, Person
from partnership.arrangement import in_force
from reviews.models import AgreedAction, RapidReview, Referral
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for
from safeguarding.clock.models import Deadline
from safeguarding.demo.cast import MAIL
from safeguarding.demo.copying import Copy, copy_cases
from safeguarding.demo.days import Days
from safeguarding.demo.names import Names

# For each unit of --scale: 10 gives 300 cases (40 of them open), 20,000 deadlines, 2,000 people.
CASES, OPEN, DEADLINES, PEOPLE = 30, 4, 2000, 200
ROLES = ("referrer",) * 7 + ("group_member",) * 2 + ("observer",)
MOST_WEEKS = 330
LADDER = {"leads": [0], "overdue-every": 1, "climb": []}
# Records of the flat set lie far beyond those of any case, so that nobody sees them on a page.
FLAT = 1_000_000_000


@transaction.atomic
def enlarge(partnership: Partnership, scale: int, number: int) -> str:
    """Bring the demo up to ``scale`` times the bench's units; what was added, in words."""
    rng = Random(number)
    people = _people(partnership, scale * PEOPLE - Person.objects.count(), rng)
    cases = _cases(partnership, scale, rng)
    deadlines = _actions(partnership, scale * DEADLINES - Deadline.objects.filter(subject_id__lt=FLAT).count())
    return f"Added {people:,} people, {cases:,} cases and {deadlines:,} agreed actions."


def _people(partnership: Partnership, wanted: int, rng: Random) -> int:
    names, there = Names(rng), Person.objects.filter(email__startswith="person-").count()
    group = in_force(partnership).rapid_review.considers
    since = wall.today() - datetime.timedelta(days=400)
    made = Person.objects.bulk_create(
        [
            Person(
                email=f"person-{there + n + 1:05d}@{MAIL}", name=names.next(), job_title="Practitioner", password="!"
            )
            for n in range(max(0, wanted))
        ],
        batch_size=500,
    )
    roles = [rng.choice(ROLES) for _ in made]
    Appointment.objects.bulk_create(
        [
            Appointment(
                person=person,
                role=role,
                partnership=partnership,
                group_key=group if role == "group_member" else "",
                starts_on=since,
            )
            for person, role in zip(made, roles, strict=True)
        ],
        batch_size=500,
    )
    return len(made)


def _cases(partnership: Partnership, scale: int, rng: Random) -> int:
    reviews = RapidReview.objects.filter(partnership=partnership).select_related("referral", "clock", "partnership")
    running = list(reviews.open().order_by("pk"))
    ended = list(reviews.filter(ended_at__isnull=False, practice_review__isnull=True).order_by("pk"))
    to_open = max(0, scale * OPEN - len(running))
    to_end = max(0, scale * CASES - reviews.count() - to_open)
    begins = datetime.date.fromisoformat(str(in_force(partnership).document["partnership"]["in-force-from"]))
    plans = [(running[n % len(running)], 0) for n in range(to_open)] if running else []
    for n in range(to_end if ended else 0):
        review = ended[n % len(ended)]
        weeks = (wall.london_date(review.opened_at) - begins).days // 7
        plans.append((review, rng.randint(1, max(1, min(weeks, MOST_WEEKS)))))
    numbers = _Numbers()
    copies = [Copy(review, weeks, numbers.references(review, weeks)) for review, weeks in plans]
    copy_cases(copies)
    return len(copies)


class _Numbers:
    """The next free references of each year."""

    def __init__(self):
        self._last: dict[str, int] = {}
        for model in (RapidReview, Referral):
            for reference in model.objects.values_list("reference", flat=True):
                start, _, number = reference.rpartition("-")
                self._last[start] = max(self._last.get(start, 0), int(number))

    def references(self, review: RapidReview, weeks: int) -> dict[str, str]:
        """The old references of a case and its referral, and those of a copy so many weeks earlier."""
        year = wall.london_date(review.opened_at - datetime.timedelta(weeks=weeks)).year
        return {review.reference: self._next(f"RR-{year}"), review.referral.reference: self._next(f"REF-{year}")}

    def _next(self, start: str) -> str:
        self._last[start] = self._last.get(start, 0) + 1
        return f"{start}-{self._last[start]:03d}"


def _actions(partnership: Partnership, wanted: int) -> int:
    """Agreed actions that were done, spread over the closed cases, until there are enough deadlines."""
    ended = list(RapidReview.objects.filter(partnership=partnership, ended_at__isnull=False).order_by("pk"))
    agency = Agency.objects.filter(key__in=in_force(partnership).statutory_agency_keys).first()
    if not ended or wanted <= 0:
        return 0
    rows = [_action(ended[n % len(ended)], agency, n) for n in range(wanted)]
    made = AgreedAction.objects.bulk_create(rows, batch_size=500)
    Deadline.objects.bulk_create([_met(action, partnership) for action in made], batch_size=500)
    return len(made)


def _action(review: RapidReview, agency, n: int) -> AgreedAction:
    due = wall.london_date(review.opened_at) + datetime.timedelta(days=2 + n % 9)
    what = "Check the records again for the time before the incident."
    return AgreedAction(
        review=review,
        agency=agency,
        what=what,
        due_on=due,
        done_on=due,
        done_note="Done.",
        added_by_id=review.opened_by_id,
    )


def _met(action: AgreedAction, partnership: Partnership) -> Deadline:
    review = action.review
    return Deadline(
        subject_kind="agreed-action",
        subject_id=action.pk,
        subject_label=review.reference,
        subject_url=review.get_absolute_url(),
        partnership_key=partnership.key,
        step="action",
        title="Agreed action",
        owner="role:support_team",
        source="local",
        due_on=action.due_on,
        original_due_on=action.due_on,
        state=Deadline.State.MET,
        met_on=action.done_on,
        ladder=LADDER,
    )


@transaction.atomic
def flat_deadlines(partnership: Partnership, wanted: int, owed: int) -> str:
    """A flat set of open deadlines for measuring the sweep, ``owed`` of them with a reminder due today."""
    if Deadline.objects.filter(subject_id__gte=FLAT).exists():
        return "The flat set of open deadlines is there already."
    days = Days(calendar_for(partnership.key), wall.now())
    later = [days.on(n) for n in range(6, 120)]
    batch = [_open(partnership, n, days.last if n < owed else later[n % len(later)]) for n in range(wanted)]
    Deadline.objects.bulk_create(batch, batch_size=2000)
    return f"Added {wanted:,} open deadlines, {owed:,} of which owe a reminder."


def _open(partnership: Partnership, n: int, due: datetime.date) -> Deadline:
    return Deadline(
        subject_kind="agreed-action",
        subject_id=FLAT + n,
        subject_label=f"BENCH-{n:06d}",
        subject_url=f"/bench/{n}/",
        partnership_key=partnership.key,
        step="action",
        title="Agreed action",
        owner="role:support_team",
        source="local",
        due_on=due,
        original_due_on=due,
        ladder=LADDER,
        next_reminder_on=due,
        reminded_to=wall.today() - datetime.timedelta(days=7),
    )
