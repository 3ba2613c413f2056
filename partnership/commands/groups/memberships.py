"""Join a group, leave it, stand in for a member, take over a place. The appointment is the access; it goes along."""

import datetime

from django.db import transaction

from accounts.commands import end_role, give_role
from accounts.models import Agency, Appointment, Person
from partnership.commands.groups.common import locked, stop, tell_about
from partnership.commands.groups.turns import watch_hand_over
from partnership.models import Group, GroupMember, Membership
from partnership.rules import memberships as rules
from partnership.rules.groups import name_in_public, standing_of
from safeguarding.clock import wall
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note

A_DAY = datetime.timedelta(days=1)
Standing = Membership.Standing


@transaction.atomic
def join_group(
    *,
    group: Group,
    person: Person,
    starts_on: datetime.date,
    by: Person,
    agency: Agency | None = None,
    place: GroupMember | None = None,
    standing: str = Standing.MEMBER,
    chair: bool = False,
    shared: bool = False,
) -> Membership:
    """``person`` sits in the group from a day on, for the agency of the place, or the one given, or their own.

    ``chair`` makes them its chair; a second one only where the chair is ``shared``. Gives the access
    from that day. Raises Refused with the reasons, at ``starts_on``, ``person``, ``place`` or ``standing``.
    """
    group = locked(group)
    standing = Standing.CHAIR if chair else standing
    stop(rules.reasons_against_standing(standing), "standing")
    stop(rules.reasons_against_day(group, starts_on), "starts_on")
    stop(rules.reasons_against_person(group, person, starts_on), "person")
    if place:
        stop(rules.reasons_against_place(group, place, starts_on), "place")
    if standing == Standing.CHAIR:
        stop(rules.reasons_against_chair(group, starts_on, shared=shared), "standing")
    membership = _sit(group, person, starts_on, by, agency=agency, place=place, standing=standing)
    label = membership.get_standing_display().lower()
    named = name_in_public(membership.appointment)
    note(subject=group.subject, what=f"{named} sits here as {label} from {long_date(starts_on)}", by=by)
    tell_about(group, "group-joined", [person], by=by, on=starts_on)
    if standing == Standing.CHAIR:
        watch_hand_over(group, by)
    return membership


def _sit(group, person, starts_on, by, *, agency, place, standing, deputy_for=None) -> Membership:
    """The appointment with its membership."""
    appointment = give_role(
        person=person,
        role="group_chair" if standing == Standing.CHAIR else "group_member",
        partnership=group.partnership,
        agency=agency or agency_of(place) or person.agency,
        group_key=group.key,
        post_key=place.post.key if place and place.post else "",
        starts_on=starts_on,
        by=by,
    )
    return _membership(appointment, group, by, standing=standing, place=place, deputy_for=deputy_for)


def _membership(appointment, group, by, **fields) -> Membership:
    membership = Membership(appointment=appointment, group=group, **fields)
    membership._history_user = by
    membership.save()
    return membership


def agency_of(place: GroupMember | None) -> Agency | None:
    """The agency that a place brings to the table."""
    if place is None:
        return None
    return place.agency or (place.post.agency if place.post else None)


@transaction.atomic
def name_deputy(*, member: Appointment, person: Person, starts_on: datetime.date, by: Person) -> Membership:
    """``person`` stands in for a member from a day on, for the same agency, and sees what the group sees.

    Raises Refused with the reasons, at ``starts_on`` or ``person``.
    """
    group = locked(Group.objects.get(partnership=member.partnership_id, key=member.group_key))
    stop(rules.reasons_against_day(group, starts_on), "starts_on")
    stop(rules.reasons_against_deputy(group, member, person, starts_on), "person")
    principal = Membership.objects.filter(appointment=member).first()
    principal = principal or _membership(member, group, by, standing=standing_of(member))
    deputy = _sit(
        group,
        person,
        starts_on,
        by,
        agency=member.agency,
        place=None,
        standing=Standing.DEPUTY,
        deputy_for=principal,
    )
    said = f"{person} is named deputy of {member.person} from {long_date(starts_on)}"
    note(subject=group.subject, what=said, by=by)
    tell_about(group, "group-deputy", [person, member.person], by=by, on=starts_on)
    return deputy


@transaction.atomic
def change_standing(*, appointment: Appointment, standing: str, by: Person) -> Membership:
    """From now on a member is there as something else: deputy chair, adviser … The chair changes by handing it over.

    Raises Refused with the reasons, at ``standing``.
    """
    group = locked(Group.objects.get(partnership=appointment.partnership_id, key=appointment.group_key))
    stop(rules.reasons_against_turning(group, appointment, standing), "standing")
    membership = Membership.objects.filter(appointment=appointment).first()
    if membership is None:
        membership = _membership(appointment, group, by, standing=standing)
    else:
        membership.standing = standing
        membership._history_user = by
        membership.save()
    label, named = membership.get_standing_display().lower(), name_in_public(membership.appointment)
    note(subject=group.subject, what=f"{named} sits here as {label} from now on", by=by)
    tell_about(group, "group-standing", [appointment.person], by=by)
    return membership


@transaction.atomic
def leave_group(*, appointment: Appointment, ends_on: datetime.date, by: Person) -> Appointment:
    """A last day in a group: at its end the access goes, that of the named deputies with it.

    Raises Refused with the reasons, at ``ends_on``.
    """
    group = locked(Group.objects.get(partnership=appointment.partnership_id, key=appointment.group_key))
    stop(rules.reasons_against_leaving(group, appointment, ends_on), "ends_on")
    return end_role(appointment=appointment, ends_on=ends_on, by=by)


def membership_ended(appointment: Appointment, by: Person) -> None:
    """What follows when a role in a group ends, wherever that was said: deputies, history, notice, hand-over."""
    group = Group.objects.filter(partnership=appointment.partnership_id, key=appointment.group_key).first()
    if group is None:
        return
    last = appointment.ends_on
    _end_deputies(appointment, last, by)
    if group.closed_on:
        # Closing says so once, to everybody.
        return
    note(subject=group.subject, what=f"{name_in_public(appointment)}'s last day here is {long_date(last)}", by=by)
    tell_about(group, "group-left", [appointment.person], by=by, on=last)
    if appointment.role == "group_chair":
        watch_hand_over(group, by)


def _end_deputies(appointment: Appointment, last: datetime.date, by: Person) -> None:
    """A deputy goes with the member; one who would only begin later never begins."""
    person, here = appointment.person_id, {"partnership": appointment.partnership, "group_key": appointment.group_key}
    deputies = Appointment.objects.filter(membership__deputy_for__appointment__person=person, **here)
    for deputy in deputies.filter(starts_on__gt=last):
        deputy._history_user = by
        deputy.delete()
    for deputy in deputies.current(max(last, wall.today())).select_related("person"):
        if deputy.ends_on is None or deputy.ends_on > last:
            end_role(appointment=deputy, ends_on=last, by=by)


@transaction.atomic
def change_post_holder(*, appointment: Appointment, person: Person, on: datetime.date, by: Person) -> Membership:
    """``person`` takes over a seat on a day: the same place, agency and standing. The holder's last day is the one before.

    Raises Refused with the reasons, at ``on`` or ``person``.
    """
    group = locked(Group.objects.get(partnership=appointment.partnership_id, key=appointment.group_key))
    stop(rules.reasons_against_new_holder(appointment, person, on), "on")
    stop(rules.reasons_against_day(group, on), "on")
    stop(rules.reasons_against_person(group, person, on), "person")
    before = Membership.objects.select_related("place__post").filter(appointment=appointment).first()
    standing = standing_of(appointment)
    end_role(appointment=appointment, ends_on=on - A_DAY, by=by)
    after = _sit(
        group,
        person,
        on,
        by,
        agency=appointment.agency,
        place=before.place if before else None,
        standing=standing,
        deputy_for=before.deputy_for if before else None,
    )
    _same_post(after.appointment, appointment)
    names = name_in_public(after.appointment), name_in_public(appointment)
    said = f"{names[0]} takes over from {names[1]} on {long_date(on)}"
    note(subject=group.subject, what=said, by=by)
    tell_about(group, "group-joined", [person], by=by, on=on)
    if standing == Standing.CHAIR:
        watch_hand_over(group, by)
    return after


def _same_post(after: Appointment, before: Appointment) -> None:
    if after.post_key != before.post_key:
        after.post_key = before.post_key
        after.save()
