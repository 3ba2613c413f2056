"""Work plans: the health of an objective, worked out and never typed, and what may be done to a plan."""

import datetime
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from partnership.models import Action, Milestone, Objective, PlanNote

# More than four weeks: a milestone that slips past the next meeting of a monthly group is off the plan.
LONG_LATE = datetime.timedelta(days=28)


@dataclass(frozen=True)
class Health:
    """How an objective does: ``tag`` is a key of the design's tags, ``words`` say what it rests on."""

    key: str
    words: str
    tag: str


@dataclass(frozen=True)
class Meaning:
    """A kind of health: its label, its tag, and the definition that is shown beside it."""

    label: str
    tag: str
    definition: str


HEALTHS: dict[str, Meaning] = {
    "achieved": Meaning("Achieved", "done", "The group has recorded the day on which it was achieved."),
    "on-track": Meaning("On track", "open", "Work has begun and nothing under it is late."),
    "at-risk": Meaning(
        "At risk", "due", "One milestone is late, by four weeks at most, or an action under it is late."
    ),
    "off-track": Meaning(
        "Off track",
        "late",
        "A milestone is late by more than four weeks, two or more are late, or the year ended without it.",
    ),
    "not-started": Meaning(
        "Not started", "new", "No milestone is done, no action is raised and nothing is noted yet; nothing is late."
    ),
    "given-up": Meaning("Given up", "closed", "The group has given it up, and the reason stands beside it."),
}


@dataclass(frozen=True)
class Counts:
    """What health is worked out from."""

    milestones: int
    done: int
    late: int
    long_late: int
    late_actions: int
    actions: int
    notes: int


def _how_many(model, condition: Q) -> Subquery:
    rows = model.objects.order_by().filter(condition, objective=OuterRef("pk")).values("objective")
    counted = rows.annotate(n=Count("pk")).values("n")
    return Subquery(counted, output_field=IntegerField())


def with_counts(objectives: QuerySet, today: datetime.date) -> QuerySet:
    """The objectives with what ``health_of`` asks about, so that many cost no more statements than one."""
    waiting = Q(done_on__isnull=True)
    late_action = Q(closed_on__isnull=True, closing_asked_on__isnull=True, due_on__lt=today)
    return objectives.annotate(
        n_milestones=_how_many(Milestone, Q()),
        n_done=_how_many(Milestone, Q(done_on__isnull=False)),
        n_late=_how_many(Milestone, waiting & Q(due_on__lt=today)),
        n_long_late=_how_many(Milestone, waiting & Q(due_on__lt=today - LONG_LATE)),
        n_late_actions=_how_many(Action, late_action),
        n_actions=_how_many(Action, Q()),
        n_notes=_how_many(PlanNote, Q()),
    ).select_related("plan")


def counts_of(objective: Objective, today: datetime.date) -> Counts:
    """The counts of an objective; read from the row when ``with_counts`` put them there."""
    if not hasattr(objective, "n_milestones"):
        objective = with_counts(Objective.objects.filter(pk=objective.pk), today).get()
    names = ("milestones", "done", "late", "long_late", "late_actions", "actions", "notes")
    return Counts(*(getattr(objective, f"n_{name}") or 0 for name in names))


def health_of(objective: Objective, today: datetime.date) -> Health:
    """The health of an objective on a London date. One statement unless ``with_counts`` fetched it."""
    counts = counts_of(objective, today)
    key = health_key(objective, counts, today)
    meaning = HEALTHS[key]
    return Health(key, meaning.label, meaning.tag)


def health_key(objective: Objective, counts: Counts, today: datetime.date) -> str:
    """The key of the health. ``in_health`` is the same in SQL; a test holds the two together."""
    if objective.given_up_because:
        return "given-up"
    if objective.achieved_on:
        return "achieved"
    if counts.long_late or counts.late > 1 or objective.plan.ends_on < today:
        return "off-track"
    if counts.late or counts.late_actions:
        return "at-risk"
    return "on-track" if counts.done or counts.actions or counts.notes else "not-started"


def with_health(objectives: QuerySet, today: datetime.date) -> QuerySet:
    """The objectives with ``health`` as a column: the same as ``health_key``."""
    off = Q(n_long_late__gt=0) | Q(n_late__gt=1) | Q(plan__ends_on__lt=today)
    cases = [
        When(~Q(given_up_because=""), then=Value("given-up")),
        When(achieved_on__isnull=False, then=Value("achieved")),
        When(off, then=Value("off-track")),
        When(Q(n_late__gt=0) | Q(n_late_actions__gt=0), then=Value("at-risk")),
        When(Q(n_done__gt=0) | Q(n_actions__gt=0) | Q(n_notes__gt=0), then=Value("on-track")),
    ]
    return with_counts(objectives, today).annotate(health=Case(*cases, default=Value("not-started")))
