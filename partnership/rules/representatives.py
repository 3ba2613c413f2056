"""Who speaks for which agency, and in which groups: names and posts, never an address of theirs."""

from dataclasses import dataclass, field

from accounts.models import Appointment
from accounts.policy import ROLES
from partnership.models import Group, Membership, Post
from partnership.rules.groups import standing_of
from safeguarding.clock import wall
from safeguarding.clock.words import list_words

# Who refers or only reads speaks for nobody; the support team stands in every group's way of working anyway.
SPEAKING = ("executive_member", "agency_lead", "group_chair", "group_member")
_SAID = {"chair": "chair", "deputy-chair": "deputy chair", "deputy": "deputy", "adviser": "adviser"}


@dataclass
class Representative:
    """One person of an agency. ``seats`` are groups in words, ``leads`` whether the agency's requests come to them."""

    name: str
    title: str
    leads: bool = False
    seats: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """*Ann Lee, designated nurse: Executive; Case Review Group (chair)*."""
        who = f"{self.name}, {self.title}" if self.title else self.name
        return f"{who}: {'; '.join(self.seats)}" if self.seats else who


def representatives_of(partnership) -> dict[int, list[Representative]]:
    """The representatives of each agency today by the agency's id, by name. Three statements.

    People who are in a group as experts by experience are left out: they speak for no agency, and
    whether their name is known is theirs to choose.
    """
    groups = {group.key: group for group in Group.objects.of(partnership)}
    posts = dict(Post.objects.of(partnership).values_list("key", "title"))
    found: dict[int, dict[int, Representative]] = {}
    for held in _speaking(partnership):
        person = held.person
        here = found.setdefault(held.agency_id, {})
        one = here.setdefault(person.pk, Representative(person.name, posts.get(held.post_key) or person.job_title))
        one.leads = one.leads or held.role == "agency_lead"
        if held.group_key in groups and not groups[held.group_key].closed_on:
            one.seats.append(_seat(held, groups[held.group_key]))
        elif held.role == "executive_member" and not held.group_key:
            one.seats.append(ROLES[held.role].title)
    return {agency: list(people.values()) for agency, people in found.items()}


def _speaking(partnership):
    rows = Appointment.objects.filter(
        partnership=partnership, role__in=SPEAKING, agency__isnull=False, person__is_active=True
    )
    experts = Membership.Standing.EXPERT
    ordered = rows.current(wall.today()).exclude(membership__standing=experts).order_by("person__name", "pk")
    return ordered.select_related("person", "membership")


def _seat(held: Appointment, group: Group) -> str:
    said = _SAID.get(standing_of(held), "")
    name = group.short_name or group.name
    return f"{name} ({said})" if said else name


def agencies_in(partnership, group_key: str):
    """The ids of the agencies that somebody speaks for in a group today."""
    return _speaking(partnership).filter(group_key=group_key).order_by().values("agency")


def agencies_spoken_for(partnership):
    """The ids of the agencies that anybody speaks for today."""
    return _speaking(partnership).order_by().values("agency")


def leads_in_words(people: list[Representative]) -> str:
    """The names of an agency's leads, or nothing."""
    return list_words(one.name for one in people if one.leads)
