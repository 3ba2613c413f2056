"""Groups that are set up on screen for one piece of work and an end."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from accounts.models import Agency, Partnership, Person
from partnership.commands.groups.common import locked, save_group, stop, tell_about
from partnership.commands.groups.memberships import join_group
from partnership.models import Group, GroupMember, Membership
from partnership.rules import task_groups as rules
from partnership.rules.groups import seats_of
from safeguarding.clock import wall
from safeguarding.clock.commands import set_deadline
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note

CLOSE = "close"
# On the last day the support team hears of it beside the chair; after a week the business manager does.
LADDER = {
    "leads": [10, 2, 0],
    "overdue-every": 2,
    "climb": [{"after": 0, "to": "role:support_team"}, {"after": 5, "to": "role:business_manager"}],
}


@transaction.atomic
def set_up_task_group(
    *,
    partnership: Partnership,
    name: str,
    purpose: str,
    parent: Group,
    starts_on: datetime.date,
    ends_on: datetime.date,
    chair: Person,
    by: Person,
    chair_agency: Agency | None = None,
    members: Iterable[Person] = (),
    practitioners: Iterable[Person] = (),
    experts: Iterable[str] = (),
) -> Group:
    """A task and finish group under ``parent``: it works from ``starts_on`` and closes by ``ends_on`` with an outcome.

    ``members`` and ``practitioners`` are people of the portal; ``experts`` describes people without an
    account, never by name. Raises Refused with the reasons, at the field that each belongs to.
    """
    stop(rules.reasons_against_name(partnership, name), "name")
    stop(rules.reasons_against_span(starts_on, ends_on), "ends_on")
    stop(rules.reasons_against_parent(parent, partnership), "parent")
    group = Group(
        partnership=partnership,
        key=next_key(partnership, starts_on.year),
        name=name.strip(),
        kind="task-and-finish",
        remit=purpose.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        position=Group.objects.of(partnership).count(),
        from_file=False,
    )
    save_group(group, by)
    group.parents.set([parent])
    note(subject=group.subject, what=f"Set up under {parent}, to end on {long_date(ends_on)}", by=by)
    note(subject=parent.subject, what=f"Set up the task and finish group {group}", by=by)
    join_group(group=group, person=chair, starts_on=starts_on, agency=chair_agency, chair=True, by=by)
    _invite(group, members, Membership.Standing.MEMBER, starts_on, by, skip={chair.pk})
    _invite(group, practitioners, Membership.Standing.PRACTITIONER, starts_on, by, skip={chair.pk})
    describe_experts(group, experts, by)
    watch_end(group, by)
    return group


def next_key(partnership: Partnership, year: int) -> str:
    """The key of the next group: a number, since a key stands in addresses and a name may say too much."""
    taken = set(Group.objects.of(partnership).filter(key__startswith=f"task-{year}-").values_list("key", flat=True))
    number = next(n for n in range(1, len(taken) + 2) if f"task-{year}-{n:02d}" not in taken)
    return f"task-{year}-{number:02d}"


def _invite(group, people, standing, starts_on, by, *, skip: set[int]) -> None:
    for person in people:
        if person.pk not in skip:
            join_group(group=group, person=person, starts_on=starts_on, standing=standing, by=by)


def describe_experts(group: Group, lines: Iterable[str], by: Person) -> None:
    """The group's described places are these; those that stand already stay the same rows."""
    wanted = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    known = {place.described: place for place in group.members.exclude(described="")}
    for place in [row for words, row in known.items() if words not in wanted]:
        place._history_user = by
        place.delete()
    for position, words in enumerate(wanted):
        if words not in known:
            place = GroupMember(group=group, position=position, described=words, standing=Membership.Standing.EXPERT)
            place._history_user = by
            place.save()


def watch_end(group: Group, by) -> None:
    """Put the group's end on the clock."""
    set_deadline(
        subject=group.subject,
        step=CLOSE,
        title="Close the group with an outcome",
        due=group.ends_on,
        owner=f"group-chair:{group.key}",
        partnership_key=group.partnership.key,
        ladder=LADDER,
        by=by,
    )


@transaction.atomic
def change_task_group(
    *, group: Group, name: str, purpose: str, ends_on: datetime.date, experts: Iterable[str] = (), by: Person
) -> Group:
    """Change what a group that was set up on screen is called and is for, who is described in it, and when it ends.

    Raises Refused with the reasons, at the field that each belongs to.
    """
    group = locked(group)
    stop(rules.reasons_against_changing(group))
    stop(rules.reasons_against_name(group.partnership, name, besides=group), "name")
    stop(rules.reasons_against_end(group, ends_on, wall.today()), "ends_on")
    moved = ends_on != group.ends_on
    group.name, group.remit, group.ends_on = name.strip(), purpose.strip(), ends_on
    save_group(group, by)
    describe_experts(group, experts, by)
    watch_end(group, by)
    said = (
        f"Changed the group; it now ends on {long_date(ends_on)}" if moved else "Changed what the group says of itself"
    )
    note(subject=group.subject, what=said, by=by)
    if moved:
        tell_about(group, "group-end-moved", [seat.person for seat in seats_of(group)], by=by, on=ends_on)
    return group
