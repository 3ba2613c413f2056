"""Whom and what an action can be given to and serve: what the lists of its forms offer."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from accounts.access import holdings
from accounts.holdings import current_on
from accounts.models import Agency, Appointment, Person
from accounts.policy import Permission
from partnership.models import Group, Objective, Post, Priority
from safeguarding.clock import wall


@dataclass(frozen=True)
class Choices:
    """What the lists offer; ``groups`` is None where the group is known, ``needs_group`` where there must be one."""

    people: QuerySet
    posts: QuerySet
    agencies: QuerySet
    priorities: QuerySet
    objectives: QuerySet
    groups: QuerySet | None = None
    needs_group: bool = False


def people_of(partnership):
    """Everybody who holds something in the partnership today, by name."""
    held = Appointment.objects.filter(current_on(wall.today()), partnership=partnership, person=OuterRef("pk"))
    return Person.objects.filter(Exists(held), is_active=True).order_by("name")


def agencies_of(partnership):
    """The agencies that have a part in the partnership, by name."""
    return Agency.objects.filter(parts__partnership=partnership, parts__current=True).distinct().order_by("name")


def posts_of(partnership):
    """Posts of agencies in the arrangement in force."""
    posts = Post.objects.current().filter(partnership=partnership, agency__isnull=False)
    return posts.select_related("agency").order_by("title")


def objectives_of(group):
    """Objectives of the group's plans that are neither achieved nor given up, and whose year is not over."""
    if group is None:
        return Objective.objects.none()
    return Objective.objects.filter(
        plan__group=group, plan__ends_on__gte=wall.today(), achieved_on__isnull=True, given_up_because=""
    )


def groups_for(person, partnership):
    """The groups for which the person raises actions: all of them, or those that they chair."""
    groups = Group.objects.current().filter(partnership=partnership, closed_on__isnull=True).order_by("name")
    held = holdings(person)
    if Permission.RUN_GROUPS in held.permissions(partnership):
        return groups
    return groups.filter(key__in=held.chairs_in(partnership))


def choices_for(person, partnership, *, group=None, ask_group=True) -> Choices:
    """Everything that the form of an action offers; with ``ask_group`` the group is a question of its own."""
    runs = Permission.RUN_GROUPS in holdings(person).permissions(partnership)
    return Choices(
        people=people_of(partnership),
        posts=posts_of(partnership),
        agencies=agencies_of(partnership),
        priorities=Priority.objects.current().filter(partnership=partnership),
        objectives=objectives_of(group),
        groups=groups_for(person, partnership) if ask_group else None,
        needs_group=not runs,
    )


def has_priorities(partnership) -> bool:
    """Whether there is a priority to choose."""
    return Priority.objects.current().filter(partnership=partnership).exists()
