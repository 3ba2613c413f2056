"""Work plans: the health of an objective, worked out and never typed, and what may be done to a plan."""

import datetime
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Case, F, Func, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When

from accounts.access import holdings, people_at
from accounts.policy import Permission
from partnership.models import Action, Milestone, Objective, PlanNote, Priority, WorkPlan
from partnership.rules.escalations import may_speak_for
from safeguarding.clock import wall
from safeguarding.design.cells import Tag
from safeguarding.design.dates import days_late, long_date, short_date

YEAR_BEGINS = 4  # April, as the partnerships' money and plan years do

# More than four weeks: a milestone that slips past the next meeting of a monthly group is off the plan.
SOON = datetime.timedelta(days=14)
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
    rows = model.objects.order_by().filter(condition, objective=OuterRef("pk"))
    # All rows are one group: no GROUP BY, and nought where there are none.
    return Subquery(rows.values(n=Func(F("pk"), function="COUNT", output_field=IntegerField())))


@lru_cache(maxsize=2)
def _counts_on(today: datetime.date) -> dict[str, Subquery]:
    """The questions of a London day. They are the same for everybody; building them takes longer than asking."""
    waiting = Q(done_on__isnull=True)
    late_action = Q(closed_on__isnull=True, closing_asked_on__isnull=True, due_on__lt=today)
    return {
        "n_milestones": _how_many(Milestone, Q()),
        "n_done": _how_many(Milestone, Q(done_on__isnull=False)),
        "n_late": _how_many(Milestone, waiting & Q(due_on__lt=today)),
        "n_long_late": _how_many(Milestone, waiting & Q(due_on__lt=today - LONG_LATE)),
        "n_late_actions": _how_many(Action, late_action),
        "n_actions": _how_many(Action, Q()),
        "n_notes": _how_many(PlanNote, Q()),
    }


def with_counts(objectives: QuerySet, today: datetime.date) -> QuerySet:
    """The objectives with what ``health_of`` asks about, so that many cost no more statements than one."""
    return objectives.annotate(**_counts_on(today)).select_related("plan")


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


def year_of(day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and last day of the plan year that a London day lies in: April to March."""
    first = day.year if day.month >= YEAR_BEGINS else day.year - 1
    return datetime.date(first, YEAR_BEGINS, 1), datetime.date(first + 1, YEAR_BEGINS, 1) - datetime.timedelta(days=1)


def title_of(starts_on: datetime.date, ends_on: datetime.date) -> str:
    """*2026-27*, or *2026* for a plan that ends in the year it began."""
    if starts_on.year == ends_on.year:
        return str(starts_on.year)
    return f"{starts_on.year}-{ends_on.year % 100:02d}"


def may_agree(person, group) -> bool:
    """Whether ``person`` records that a plan is agreed: who answers for the whole, or the support team. Never the chair."""
    held = holdings(person).permissions(group.partnership)
    return not held.isdisjoint({Permission.RUN_GROUPS, Permission.ANSWER_ESCALATIONS})


def may_work_on(person, objective: Objective) -> bool:
    """Whether ``person`` reports on an objective: whoever speaks for its group, and its lead."""
    return objective.lead_id == person.pk or may_speak_for(person, objective.plan.group)


def reasons_against_plan(group, starts_on: datetime.date, ends_on: datetime.date) -> list[str]:
    """Why ``group`` cannot have a plan for these London days."""
    if ends_on <= starts_on:
        return ["A plan ends after it starts. Give a later last day."]
    reasons = []
    if group.closed_on:
        reasons.append(f"{group} closed on {long_date(group.closed_on)}. A closed group makes no plan.")
    for other in group.plans.filter(starts_on__lte=ends_on, ends_on__gte=starts_on):
        reasons.append(
            f"The group has a plan for {other.title} already, from {long_date(other.starts_on)} "
            f"to {long_date(other.ends_on)}. Open that one, or choose another year."
        )
    return reasons


def reasons_against_agreeing(plan: WorkPlan, agreed_on: datetime.date) -> list[str]:
    """Why a plan cannot be recorded as agreed on a London day."""
    if plan.agreed_on:
        return [f"This plan was agreed on {long_date(plan.agreed_on)} by {plan.agreed_by}."]
    reasons = []
    if agreed_on > wall.today():
        reasons.append("A plan cannot be agreed in the future. Give the day of the meeting.")
    if not plan.objectives.exists():
        reasons.append("There is nothing to agree yet. Add the first objective.")
    return reasons


def reasons_against_working_on(objective: Objective) -> list[str]:
    """Why an objective cannot be changed: it has ended."""
    if objective.achieved_on:
        return [f"This objective was achieved on {long_date(objective.achieved_on)}. Add a new one to go further."]
    if objective.given_up_because:
        return ["This objective was given up. Add it to the plan again if it is taken up after all."]
    return []


def reasons_against_achieving(on: datetime.date, words: str) -> list[str]:
    """Why an objective cannot be achieved on a London day, with these words on what shows it."""
    reasons = []
    if on > wall.today():
        reasons.append(f"{long_date(on)} is in the future. Enter it once it is achieved.")
    if not words.strip():
        reasons.append("Say what shows that it is achieved, and what children notice.")
    return reasons


def reasons_against_date(plan: WorkPlan, due_on: datetime.date) -> list[str]:
    """Why a milestone cannot be due on a London day."""
    if plan.starts_on <= due_on <= plan.ends_on:
        return []
    return [
        f"The plan runs from {long_date(plan.starts_on)} to {long_date(plan.ends_on)}. "
        "Give a day within it, or put the milestone into next year's plan."
    ]


def reasons_against_doing(milestone: Milestone, done_on: datetime.date, evidence: str) -> list[str]:
    """Why a milestone cannot be done on a London day on this evidence."""
    if milestone.done_on:
        return [f"This milestone was done on {long_date(milestone.done_on)}."]
    reasons = []
    if done_on > wall.today():
        reasons.append(f"{long_date(done_on)} is in the future. Enter it once it is done.")
    if not evidence.strip():
        reasons.append("Say what shows that it is done: a document, a figure, what children said.")
    return reasons


def milestone_tag(milestone: Milestone, today: datetime.date) -> Tag:
    """Where a milestone stands, in words, with how late it is in plain days of the calendar."""
    if milestone.done_on:
        return Tag("done", f"Done on {short_date(milestone.done_on)}")
    state = "late" if milestone.due_on < today else "due" if milestone.due_on - today <= SOON else "open"
    return Tag(state, days_late(milestone.due_on, today).capitalize())


def plans_with_health(plans: QuerySet, today: datetime.date) -> QuerySet:
    """Plans with their objectives, each with its ``health``: one statement more, however many plans."""
    objectives = with_health(Objective.objects.order_by("position", "pk"), today).select_related("lead", "priority")
    return plans.select_related("group__partnership").prefetch_related(Prefetch("objectives", objectives))


def plans_in_health(plans: QuerySet, key: str, today: datetime.date) -> QuerySet:
    """The plans with at least one objective of this health."""
    return plans.filter(pk__in=with_health(Objective.objects.order_by(), today).filter(health=key).values("plan"))


def people_of(group):
    """Who may lead an objective of ``group``: the people who sit in it today."""
    return people_at(f"group:{group.key}", group.partnership.key).order_by("name")


def priorities_of(partnership, day: datetime.date):
    """The priorities of the arrangement in force, those whose years are over left out."""
    not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    return Priority.objects.filter(not_over, partnership=partnership, current=True)
