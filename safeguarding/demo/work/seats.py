"""Who sits in which group of the demo, and what each of its groups works on."""

from dataclasses import dataclass, field

from accounts.models import Person
from partnership.commands.groups import agree_terms, join_group, name_deputy, set_quorum
from partnership.models import Group, GroupMember, Priority
from partnership.rules.groups import chairs_of
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.demo import texts
from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import Script, do

# The first theme with a word in the group's name is the group's; each theme is told once.
THEMES = (
    ("quality", ("quality", "scrutiny", "performance")),
    ("policy", ("policy", "policies", "procedure")),
    ("exploitation", ("exploitation", "missing")),
    ("education", ("education", "school", "learning")),
)
MEMBERS = 6
FIRST_GROUPS = 6


@dataclass
class GroupAtWork:
    """A group with its people and its text. ``place`` numbers the groups, so that they meet on different days."""

    stage: Stage
    group: Group
    theme: str
    place: int
    chair: Person
    members: list[Person] = field(default_factory=list)

    @property
    def text(self) -> dict:
        """The theme's text."""
        return texts.read("groups")[self.theme]

    @property
    def shared(self) -> dict:
        """What every group's text has in common."""
        return texts.read("groups")

    @property
    def officer(self) -> Person:
        """The support officer who looks after this group."""
        return self.stage.cast.support[self.place % 2]

    def priority(self, number: int) -> Priority | None:
        """One of the partnership's priorities, in turn."""
        found = list(Priority.objects.current().filter(partnership=self.stage.partnership))
        return found[number % len(found)] if found else None

    def owner(self, number: int) -> Person:
        """One of the members, in turn."""
        people = self.members or [self.chair]
        return people[number % len(people)]


def take_seats(stage: Stage) -> list[GroupAtWork]:
    """Seat people in the open groups of the partnership; those with a theme of their own come first."""
    groups = Group.objects.current().of(stage.partnership).filter(to_be_established=False, closed_on__isnull=True)
    told, quiet, used = [], [], set()
    for group in groups.exclude(kind="wider-group").order_by("position"):
        theme = _theme_of(group, stage)
        (quiet if theme in used or len(used) == FIRST_GROUPS else told).append((group, theme))
        used.add(theme)
    seated = [_seat(stage, group, theme, place) for place, (group, theme) in enumerate(told)]
    for place, (group, _) in enumerate(quiet, start=len(told)):
        _seat(stage, group, "other", place)
    return seated


def _theme_of(group: Group, stage: Stage) -> str:
    if group.kind == "executive":
        return "executive"
    if group.key == stage.terms.considers:
        return "review"
    name = group.name.lower()
    return next((theme for theme, words in THEMES if any(word in name for word in words)), "other")


def _seat(stage: Stage, group: Group, theme: str, place: int) -> GroupAtWork:
    leads, executives = list(stage.cast.leads.values()), list(stage.cast.executives.values())
    people = executives if group.kind == "executive" else [leads[(place * 2 + n) % len(leads)] for n in range(MEMBERS)]
    chair = next(iter(chairs_of(group)), None) or _chair(stage, group, place)
    at_work = GroupAtWork(stage, group, theme, place, chair)
    if theme == "review":
        at_work.members += stage.cast.members
    for person in dict.fromkeys(people):
        if person not in (chair, *at_work.members):
            _join(at_work, person)
            at_work.members.append(person)
    _deputy(at_work, leads[(place * 2 + MEMBERS) % len(leads)])
    if group.attendance != "invited" and group.kind != "forum":
        heads = len(at_work.members) // 2 + 1
        do(
            set_quorum,
            group=group,
            heads=heads,
            partners=2 if group.kind == "executive" else None,
            by=stage.cast.manager,
        )
    return at_work


def agreed(at_work: GroupAtWork) -> Script:
    """The terms of reference that a group works by; those of every third group are to be looked at again soon."""
    days, text = at_work.stage.days, at_work.shared["terms"]
    yield days.at(-140 + at_work.place, "12:40")
    do(
        agree_terms,
        group=at_work.group,
        purpose=at_work.group.remit or text["purpose"],
        responsibilities=text["responsibilities"],
        attendance=text["attendance"],
        decides_how=text["decides_how"],
        agreed_on=wall.today(),
        review_on=days.on(20 + at_work.place if at_work.place % 3 == 1 else 120 + at_work.place),
        by=at_work.officer,
    )


def _chair(stage: Stage, group: Group, place: int) -> Person:
    """An executive member chairs the executive and each further group in turn."""
    executives = list(stage.cast.executives.values())
    chair = executives[place % len(executives)]
    do(
        join_group,
        group=group,
        person=chair,
        agency=chair.agency,
        place=_place_for(group, chair),
        chair=True,
        standing="chair",
        starts_on=wall.today(),
        by=stage.cast.manager,
    )
    return chair


def _join(at_work: GroupAtWork, person: Person) -> None:
    do(
        join_group,
        group=at_work.group,
        person=person,
        agency=person.agency,
        place=_place_for(at_work.group, person),
        starts_on=wall.today(),
        by=at_work.stage.cast.manager,
    )


def _place_for(group: Group, person: Person) -> GroupMember | None:
    """A free place that the arrangement keeps for the person's post, or else for one of their agency."""
    taken = group.memberships.exclude(place=None).values("place")
    free = [one for one in group.members.exclude(pk__in=taken).select_related("post") if person.agency_id]
    theirs = [one for one in free if person.agency_id in _agencies_of(one)]
    return next((one for one in theirs if str(one) == person.job_title), next(iter(theirs), None))


def _agencies_of(place) -> set[int | None]:
    return {place.agency_id, place.post.agency_id if place.post else None}


def _deputy(at_work: GroupAtWork, person: Person) -> None:
    """The first member names a deputy, where there is somebody left to name."""
    first = at_work.group.memberships.filter(standing="member").select_related("appointment").first()
    if first is None or person in (at_work.chair, *at_work.members):
        return
    try:
        manager = at_work.stage.cast.manager
        do(name_deputy, member=first.appointment, person=person, starts_on=wall.today(), by=manager)
    except Refused:
        return
