"""The chair goes from one member to another."""

import datetime

from django.db import transaction

from accounts.commands import turn_role
from accounts.models import Appointment, Person
from partnership.commands.groups.common import locked, stop, tell_about
from partnership.commands.groups.turns import watch_hand_over
from partnership.models import Group, Membership
from partnership.rules import memberships as rules
from partnership.rules.groups import seats_of
from safeguarding.clock.words import list_words
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note

Standing = Membership.Standing


@transaction.atomic
def hand_over_chair(*, group: Group, person: Person, on: datetime.date, by: Person) -> Membership:
    """From a day on ``person``, a member, chairs the group; whoever chaired it is a member from then on.

    Raises Refused with the reasons, at ``person`` or ``on``.
    """
    group = locked(group)
    stop(rules.reasons_against_handing_over(group, person, on), "person")
    seats = seats_of(group, on)
    before = [seat for seat in seats if seat.is_chair]
    new = next(seat for seat in seats if seat.person.pk == person.pk)
    for seat in before:
        _turn(seat.appointment, "group_member", on, by)
    membership = _turn(new.appointment, "group_chair", on, by)
    names = list_words([str(seat.person) for seat in before]) or "nobody"
    note(subject=group.subject, what=f"The chair goes from {names} to {person} on {long_date(on)}", by=by)
    tell_about(group, "chair-handed-over", [person, *(seat.person for seat in before)], by=by, on=on)
    watch_hand_over(group, by)
    return membership


def _turn(appointment: Appointment, role: str, on: datetime.date, by: Person) -> Membership:
    """The same seat with another role from a day on; its place and its deputies go along."""
    before = Membership.objects.filter(appointment=appointment).first()
    turned = turn_role(appointment=appointment, role=role, on=on, by=by)
    membership = Membership.objects.filter(appointment=turned).first()
    if membership is None:
        group = Group.objects.get(partnership=turned.partnership_id, key=turned.group_key)
        place, said = (before.place, before.note) if before else (None, "")
        membership = Membership(appointment=turned, group=group, place=place, note=said)
    membership.standing = Standing.CHAIR if role == "group_chair" else Standing.MEMBER
    membership._history_user = by
    membership.save()
    return membership
