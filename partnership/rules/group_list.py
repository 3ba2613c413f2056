"""What the list of groups says about each of them, in a few statements however many there are."""

from dataclasses import dataclass, field

from django.db.models import Case, Count, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from accounts.models import Appointment
from partnership.models import Action, Group, Meeting, Objective
from partnership.rules.plans import with_health
from partnership.rules.status import in_status
from safeguarding.clock import wall

# A plan does as its worst objective does.
_WORST_FIRST = ("off-track", "at-risk", "on-track", "not-started", "achieved")


@dataclass
class People:
    """Who chairs a group, and how many sit there."""

    chairs: list[str] = field(default_factory=list)
    members: set[int] = field(default_factory=set)


def in_tree_order(groups: QuerySet) -> QuerySet:
    """The groups with a column ``tree``: each after the one that it stands under, closed ones at the end."""
    rows = list(groups.order_by("closed_on", "position", "pk").prefetch_related("parents"))
    parent_of = {row.pk: next((parent.pk for parent in row.parents.all()), None) for row in rows}
    known = {row.pk for row in rows}
    under: dict[int | None, list[Group]] = {}
    for row in rows:
        above = parent_of[row.pk] if parent_of[row.pk] in known else None
        under.setdefault(above, []).append(row)
    order = list(_walk(under, None, set()))
    order += [row.pk for row in rows if row.pk not in set(order)]
    closed = {row.pk for row in rows if row.closed_on or not row.current}
    places = {pk: place + (len(order) if pk in closed else 0) for place, pk in enumerate(order)}
    cases = [When(pk=pk, then=Value(place)) for pk, place in places.items()]
    return groups.annotate(tree=Case(*cases, default=Value(0), output_field=IntegerField()))


def _walk(under: dict, above: int | None, seen: set[int]):
    """Keys of the tree in order; a group under itself, in whatever roundabout way, comes once."""
    for row in under.get(above, []):
        if row.pk not in seen:
            seen.add(row.pk)
            yield row.pk
            yield from _walk(under, row.pk, seen)


def with_work(groups: QuerySet, person) -> QuerySet:
    """The groups with ``next_at``, ``open_actions`` and ``late_actions``, as far as ``person`` may see them."""
    today = wall.today()
    mine = Action.objects.visible_to(person).open().filter(group=OuterRef("pk")).order_by()
    meetings = Meeting.objects.visible_to(person).to_come().filter(group=OuterRef("pk")).order_by("starts_at")
    return groups.annotate(
        next_at=Subquery(meetings.values("starts_at")[:1]),
        open_actions=_count(mine),
        late_actions=_count(mine.filter(in_status("late", today))),
    )


def _count(rows: QuerySet) -> Subquery:
    return Subquery(rows.values("group").annotate(n=Count("pk")).values("n"), output_field=IntegerField())


def people_by_group(partnership) -> dict[str, People]:
    """Chairs and members of every group of a partnership today, by the group's key; one statement."""
    held = Appointment.objects.filter(partnership=partnership).exclude(group_key="").current()
    found: dict[str, People] = {}
    for key, role, pk, name in held.values_list("group_key", "role", "person", "person__name").distinct():
        people = found.setdefault(key, People())
        people.members.add(pk)
        if role == "group_chair" and name not in people.chairs:
            people.chairs.append(name)
    return found


def plan_health_by_group(partnership) -> dict[int, str]:
    """The key of the worst health among the objectives of each group's plan of today, by the group's id."""
    today = wall.today()
    current = Objective.objects.filter(
        plan__group__partnership=partnership, plan__starts_on__lte=today, plan__ends_on__gte=today
    )
    health: dict[int, set[str]] = {}
    for group, key in with_health(current, today).order_by().values_list("plan__group", "health"):
        health.setdefault(group, set()).add(key)
    return {group: next(key for key in _WORST_FIRST if key in keys) for group, keys in health.items() if _counted(keys)}


def _counted(keys: set[str]) -> bool:
    """Whether anything but what was given up is left."""
    return not keys.isdisjoint(_WORST_FIRST)
