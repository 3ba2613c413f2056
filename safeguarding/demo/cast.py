"""The people of the demo: somebody in every role, by the posts that the arrangement names."""

import datetime
from dataclasses import dataclass, field
from random import Random

from django.contrib.auth.hashers import make_password

from accounts.commands import give_role
from accounts.models import Agency, Appointment, Partnership, Person
from accounts.policy import ROLES
from partnership.arrangement import Arrangement
from safeguarding.clock import wall
from safeguarding.demo import agencies
from safeguarding.demo.names import Names
from safeguarding.demo.travel import do

PASSWORD = "only for the demo"
MAIL = "demo.example"

LEADS = {
    "council": ("Head of safeguarding and quality assurance", "Assistant director, children's services"),
    "commissioner": ("Designated nurse for safeguarding children", "Deputy chief nurse"),
    "police": ("Detective chief inspector, child abuse investigation", "Detective superintendent, public protection"),
    "health": ("Named nurse for safeguarding children", "Associate director of safeguarding"),
    "school": ("Lead for safeguarding in education", "Chair of the head teachers' group"),
    "early-years": ("Early years safeguarding adviser", "Early years manager"),
    "justice": ("Senior manager for safeguarding", "Head of service"),
    "family": ("Service manager", "Head of service, children and families"),
    "voluntary": ("Children's services manager", "Director of services"),
}
REFERRERS = (
    ("health", "Consultant paediatrician"),
    ("school", "Head teacher"),
    ("police", "Detective inspector, child abuse investigation"),
)
MEMBERS = ("health", "police", "school", "family")


@dataclass
class Cast:
    """Who is who. ``places`` is the agency of each slot of ``agencies.SLOTS``."""

    partnership: Partnership
    places: dict[str, Agency]
    support: list[Person] = field(default_factory=list)
    manager: Person | None = None
    executives: dict[int, Person] = field(default_factory=dict)
    leads: dict[int, Person] = field(default_factory=dict)
    independent: dict[str, list[Person]] = field(default_factory=dict)
    group_chair: Person | None = None
    members: list[Person] = field(default_factory=list)
    referrers: list[Person] = field(default_factory=list)


class Registry:
    """Writes people down: a name, a role-like address, the one demo password, and their role."""

    def __init__(self, partnership: Partnership, names: Names, since: datetime.date):
        self.partnership, self.names, self.since = partnership, names, since
        self.manager: Person | None = None
        self._password = make_password(PASSWORD)
        self._taken: dict[str, int] = {}

    def person(self, account: str, job_title: str, agency: Agency | None = None, **fields) -> Person:
        """Somebody new; ``account`` is the first part of the address, numbered from the second on."""
        self._taken[account] = self._taken.get(account, 0) + 1
        number = f"-{self._taken[account]}" if self._taken[account] > 1 else ""
        return Person.objects.create(
            email=f"{account}{number}@{MAIL}",
            name=self.names.next(),
            job_title=job_title[:120],
            agency=agency,
            password=self._password,
            **fields,
        )

    def give(self, person: Person, role: str, agency: Agency | None = None, group_key: str = "") -> Person:
        """Give a role, by the business manager; the first business manager gets theirs from nobody."""
        fields = {"person": person, "role": role, "partnership": self.partnership, "starts_on": self.since}
        if self.manager is None:
            Appointment.objects.create(**fields)
            self.manager = person
        else:
            do(give_role, **fields, agency=agency, group_key=group_key, by=self.manager)
        return person


def engage(partnership: Partnership, arrangement: Arrangement, rng: Random) -> Cast:
    """Put people on every post and in every role, as of the moment at which this is called."""
    kinds = agencies.by_kind(arrangement)
    registry = Registry(partnership, Names(rng), wall.today())
    cast = Cast(partnership, agencies.places(kinds))
    _team(registry, arrangement, cast)
    _executive(registry, arrangement, cast)
    _independent(registry, arrangement, cast)
    _group(registry, arrangement, cast)
    _agencies(registry, agencies.with_leads(kinds, cast.places), cast)
    for slot, title in REFERRERS:
        agency = cast.places.get(slot)
        cast.referrers.append(registry.give(registry.person("referrer", title, agency), "referrer"))
    registry.give(registry.person("observer", _title(arrangement, "observer", "Lead member for children")), "observer")
    return cast


def _posts(arrangement: Arrangement, role: str) -> list[dict]:
    return [post for post in arrangement.document["posts"] if post.get("role") == role]


def _title(arrangement: Arrangement, role: str, otherwise: str = "") -> str:
    return next((post["title"] for post in _posts(arrangement, role)), otherwise or ROLES[role].title)


def _team(registry: Registry, arrangement: Arrangement, cast: Cast) -> None:
    title = _title(arrangement, "business_manager")
    cast.manager = registry.give(registry.person("manager", title), "business_manager")
    for job in ("Partnership coordinator", "Case review officer"):
        officer = registry.person("support", job, manager=cast.manager)
        cast.support.append(registry.give(officer, "support_team"))


def _executive(registry: Registry, arrangement: Arrangement, cast: Cast) -> None:
    """A person for each executive post, and one for each statutory partner that the file gives no post."""
    known = {agency.key: agency for agency in Agency.objects.all()}
    posts = [(post["agency"], post["title"]) for post in _posts(arrangement, "executive_member") if post.get("agency")]
    filled = {key for key, _ in posts}
    posts += [(key, "Executive lead") for key in arrangement.statutory_agency_keys if key not in filled]
    order = arrangement.statutory_agency_keys
    for key, title in sorted(posts, key=lambda post: order.index(post[0]) if post[0] in order else len(order)):
        agency = known[key]
        person = registry.person("executive", title, agency)
        registry.give(person, "executive_member", agency=agency)
        cast.executives.setdefault(agency.pk, person)


def _independent(registry: Registry, arrangement: Arrangement, cast: Cast) -> None:
    """Chair and scrutineer. ``chair`` is the account of whoever decides here, unless that is the scrutineer."""
    decides = arrangement.rapid_review.decides
    first = decides if decides.endswith("_chair") else "partnership_chair"
    accounts = {"scrutineer": "scrutineer"}
    for role in ("independent_chair", "partnership_chair"):
        accounts[role] = "chair" if role == first else role.replace("_", "-")
    for role, account in accounts.items():
        titles = [post["title"] for post in _posts(arrangement, role)] or [ROLES[role].title]
        people = [registry.give(registry.person(account, title), role) for title in titles]
        cast.independent[role] = people


def _group(registry: Registry, arrangement: Arrangement, cast: Cast) -> None:
    considers = arrangement.rapid_review.considers
    group = arrangement.group(considers)
    cast.group_chair = _chair_of(registry, arrangement, group)
    for slot in MEMBERS:
        if slot in cast.places:
            agency = cast.places[slot]
            member = registry.person("member", f"Member of the {group['name']}, {agency.name}", agency)
            cast.members.append(registry.give(member, "group_member", agency, group_key=considers))
    others = [one for one in arrangement.groups if one["key"] != considers and one["kind"] == "sub-group"]
    for other in others[:2]:
        _chair_of(registry, arrangement, other)


def _chair_of(registry: Registry, arrangement: Arrangement, group: dict) -> Person:
    post = (group.get("chair") or {}).get("post")
    title = arrangement.post(post)["title"] if post else f"Chair, {group['name']}"
    return registry.give(registry.person("group-chair", title), "group_chair", group_key=group["key"])


def _agencies(registry: Registry, led: dict[Agency, str], cast: Cast) -> None:
    """A lead in each agency, and above each a manager, who hears when the lead is late.

    The first account is that of a health agency: it has the most to answer.
    """
    first = cast.places.get("health")
    for agency, kind in sorted(led.items(), key=lambda pair: pair[0] != first):
        lead_title, manager_title = LEADS[kind]
        above = registry.give(registry.person("lead-manager", manager_title, agency), "referrer")
        lead = registry.person("lead", lead_title, agency, manager=above)
        cast.leads[agency.pk] = registry.give(lead, "agency_lead", agency=agency)
