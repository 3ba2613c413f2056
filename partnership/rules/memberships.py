"""When somebody may join a group, leave it, stand in for a member or chair it. Reasons are sentences; none means yes."""

import datetime

from accounts.models import Appointment, Person
from partnership.models import Group, GroupMember, Membership
from partnership.rules.groups import Seat, seats_of, standing_of
from safeguarding.clock.words import list_words
from safeguarding.design.dates import long_date


def reasons_against_day(group: Group, day: datetime.date) -> list[str]:
    """Against anything beginning in the group on ``day``: it must have begun and not be over."""
    if group.closed_on:
        return [f"{group} was closed on {long_date(group.closed_on)}. Nobody can join it any more."]
    if not group.current:
        return [f"The arrangement in force no longer names {group}. Nobody can join it any more."]
    if group.starts_on and day < group.starts_on:
        return [f"{group} begins on {long_date(group.starts_on)}. Choose that day or a later one."]
    if group.ends_on and day > group.ends_on:
        return [f"{group} ends on {long_date(group.ends_on)}. Choose an earlier day, or move its end first."]
    return []


def reasons_against_person(group: Group, person: Person, day: datetime.date) -> list[str]:
    """Against somebody taking a seat from ``day`` on: they must be in the partnership, and not sit there already."""
    held = Appointment.objects.filter(person=person, partnership=group.partnership_id)
    if not held.current(day).exists():
        return [
            f"{person} has no role in {group.partnership.short_name} on that day. "
            "Invite them, or give them a role, on the People page first."
        ]
    sits = held.filter(group_key=group.key)
    if sits.current(day).exists() or sits.filter(starts_on__gt=day).exists():
        return [f"{person} already sits in {group}. Change or end that membership instead."]
    return []


def reasons_against_standing(standing: str) -> list[str]:
    """Against sitting there as something that is not a seat of its own."""
    if standing not in Membership.Standing.values:
        return ["Choose what they are in the group from the list."]
    if standing == Membership.Standing.DEPUTY:
        return ["A deputy stands in for somebody: open that member’s name and name the deputy there."]
    return []


def reasons_against_turning(group: Group, appointment: Appointment, standing: str) -> list[str]:
    """Against a member being something else from now on; chairs and deputies come about in other ways."""
    if group.closed_on:
        return [f"{group} was closed on {long_date(group.closed_on)}. Its memberships stay as they were."]
    now = standing_of(appointment)
    if Membership.Standing.CHAIR in {now, standing}:
        return ["The chair changes by handing it over: use “Hand over the chair” on the page of members."]
    if now == Membership.Standing.DEPUTY:
        return [f"{appointment.person} is a named deputy. End that membership and add them as a member."]
    if now == standing:
        label = Membership.Standing(standing).label.lower()
        return [f"{appointment.person} sits here as {label} already. Choose something else."]
    return reasons_against_standing(standing)


def reasons_against_place(group: Group, place: GroupMember, day: datetime.date) -> list[str]:
    """Against a place of the arrangement: it must be this group's, and one of its seats must be free."""
    if place.group_id != group.pk:
        return [f"Choose a place of {group}."]
    held = Membership.objects.filter(place=place).exclude(standing=Membership.Standing.DEPUTY)
    taken = Appointment.objects.filter(membership__in=held).current(day)
    names = [row.person.name for row in taken.select_related("person")]
    if len(names) < place.number:
        return []
    return [f"The place of {place} is held by {list_words(names)}. Open their name and change the holder."]


def reasons_against_chair(group: Group, day: datetime.date, *, shared: bool, leaving: int | None = None) -> list[str]:
    """Against another chair from ``day`` on, unless the chair is shared. ``leaving`` is an appointment that ends."""
    if shared:
        return []
    chairs = Appointment.objects.filter(partnership=group.partnership_id, group_key=group.key, role="group_chair")
    others = chairs.exclude(pk=leaving)
    names = [row.person.name for row in (others.current(day) | others.filter(starts_on__gt=day)).distinct()]
    if not names:
        return []
    return [f"{list_words(names)} chairs {group}. Hand over the chair, or say that the chair is shared."]


def reasons_against_deputy(group: Group, member: Appointment, person: Person, day: datetime.date) -> list[str]:
    """Against naming ``person`` deputy of ``member`` from ``day`` on."""
    if member.person_id == person.pk:
        return [f"{person} cannot be their own deputy. Choose somebody else."]
    seat = seat_of(group, member.person, day)
    if seat is None:
        return [f"{member.person} does not sit in {group} on {long_date(day)}, so nobody can be their deputy then."]
    if seat.standing == Membership.Standing.DEPUTY:
        return [f"{member.person} is a deputy in {group}. A deputy cannot have a deputy."]
    return reasons_against_person(group, person, day)


def reasons_against_leaving(group: Group, appointment: Appointment, last: datetime.date) -> list[str]:
    """Against ``last`` as somebody's last day in the group."""
    if last < appointment.starts_on:
        first = long_date(appointment.starts_on)
        return [f"{appointment.person} joined on {first}. The last day must be that day or a later one."]
    return []


def reasons_against_new_holder(appointment: Appointment, person: Person, day: datetime.date) -> list[str]:
    """Against ``person`` taking over a seat from its holder on ``day``."""
    if appointment.person_id == person.pk:
        return [f"{person} holds this place already. Choose who takes over."]
    if day <= appointment.starts_on:
        first = long_date(appointment.starts_on)
        return [f"{appointment.person} has held this place since {first}. Choose a later day for the change."]
    return []


def reasons_against_handing_over(group: Group, person: Person, day: datetime.date) -> list[str]:
    """Against ``person`` taking the chair on ``day``: a member, not yet chair, of a group that is open."""
    reasons = reasons_against_day(group, day)
    if reasons:
        return reasons
    seat = seat_of(group, person, day)
    if seat is None:
        return [f"{person} does not sit in {group} on {long_date(day)}. Add them as a member first."]
    if seat.is_chair:
        return [f"{person} already chairs {group} on {long_date(day)}."]
    if seat.standing == Membership.Standing.DEPUTY:
        return [f"{person} is only a deputy in {group}. Add them as a member first."]
    return []


def seat_of(group: Group, person: Person, day: datetime.date) -> Seat | None:
    """The seat of ``person`` on ``day``, a deputy's among them; None when they do not sit there."""
    seats = seats_of(group, day)
    everyone = [*seats, *(deputy for seat in seats for deputy in seat.deputies)]
    return next((seat for seat in everyone if seat.person.pk == person.pk), None)
