"""What one group's page says about its work, gathered in few statements."""

import datetime
from dataclasses import dataclass
from functools import cache

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Window

from partnership.models import Action, ChairReport, Group, Meeting, Objective, TermsOfReference
from partnership.rules.plans import Health, health_of, with_counts
from partnership.rules.status import Status, in_status, status_of

FIRST_FEW = 5
OF_AN_ACTION = (
    "reference", "what", "due_on", "blocked_since", "closing_asked_on", "closed_on",
    "owner_person__name", "owner_agency__name", "owner_post__title",
)  # fmt: skip
OF_AN_OBJECTIVE = ("title", "given_up_because", "achieved_on", "plan__ends_on")


@dataclass(frozen=True)
class Relations:
    """Groups around one: above it, below it, and those with the same function elsewhere."""

    parents: list[Group]
    children: list[Group]
    siblings: list[Group]


def relations_of(group: Group) -> Relations:
    """The groups around ``group``, in the order of the arrangement; one statement. Closed ones stand below only."""
    links = Group.parents.through.objects
    above = links.filter(from_group=group.pk, to_group=OuterRef("pk"))
    below = links.filter(to_group=group.pk, from_group=OuterRef("pk"))
    same = Q(function=group.function, kind=group.kind) & ~Q(function="")
    around = Group.objects.filter(partnership=group.partnership_id).exclude(pk=group.pk)
    rows = around.annotate(is_above=Exists(above), is_below=Exists(below)).filter(
        Q(is_above=True) | Q(is_below=True) | same
    )
    rows = rows.only("key", "name", "short_name", "function", "current", "closed_on")
    found = [row for row in rows.order_by("position", "pk") if row.current or row.closed_on]
    return Relations(
        parents=[row for row in found if row.is_above],
        children=[row for row in found if row.is_below],
        siblings=[row for row in found if group.function and row.function == group.function and not row.closed_on],
    )


def with_latest(groups: QuerySet) -> QuerySet:
    """Groups with the latest terms' edition and review, and the last report that their chair sent."""
    return groups.annotate(**_latest())


@cache
def _latest() -> dict[str, Subquery]:
    terms = TermsOfReference.objects.filter(group=OuterRef("pk")).order_by("-edition")
    reports = ChairReport.objects.filter(group=OuterRef("pk"), state="sent").order_by("-until_on")
    return {
        "terms_edition": Subquery(terms.values("edition")[:1]),
        "terms_review_on": Subquery(terms.values("review_on")[:1]),
        "report_id": Subquery(reports.values("pk")[:1]),
        "report_until": Subquery(reports.values("until_on")[:1]),
    }


def meetings_around(group: Group, person) -> tuple[Meeting | None, Meeting | None]:
    """The next meeting of the group and the last that was held, as ``person`` sees them; one statement."""
    mine = Meeting.objects.visible_to(person).filter(group=group)
    ahead = mine.to_come().order_by("starts_at").values("pk")[:1]
    held = mine.filter(state__in=[Meeting.State.OPEN, Meeting.State.DRAFTED, Meeting.State.APPROVED])
    last = held.order_by("-starts_at").values("pk")[:1]
    rows = mine.filter(Q(pk__in=Subquery(ahead)) | Q(pk__in=Subquery(last))).only("starts_at", "state")
    found = {row.state in {Meeting.State.PLANNED, Meeting.State.CALLED}: row for row in rows}
    return found.get(True), found.get(False)


@dataclass(frozen=True)
class OpenActions:
    """How many actions are open and late, and the first few by their date, each with where it stands."""

    count: int
    late: int
    first: list[tuple[Action, Status]]


def open_actions_of(group: Group, person, today: datetime.date) -> OpenActions:
    """The open actions of the group that ``person`` may see; one statement."""
    rows = Action.objects.visible_to(person).open().filter(group=group)
    late = Count("pk", filter=in_status("late", today))
    rows = rows.annotate(all_open=Window(Count("pk")), all_late=Window(late))
    rows = rows.select_related("owner_person", "owner_agency", "owner_post").only(*OF_AN_ACTION)
    first = list(rows.order_by("due_on", "pk")[:FIRST_FEW])
    pairs = [(action, status_of(action, today)) for action in first]
    return OpenActions(first[0].all_open if first else 0, first[0].all_late if first else 0, pairs)


def objectives_of(group: Group, today: datetime.date) -> list[tuple[Objective, Health]]:
    """The objectives of the plan that runs today, each with its health; one statement."""
    running = Objective.objects.filter(plan__group=group, plan__starts_on__lte=today, plan__ends_on__gte=today)
    rows = with_counts(running, today).order_by("position", "pk").only(*OF_AN_OBJECTIVE)
    return [(row, health_of(row, today)) for row in rows]
