"""Who was there."""

from django.db import transaction

from partnership.commands.minuting import refuse
from partnership.models import Attendance, Meeting
from partnership.rules import minutes as rules
from partnership.rules.attendance import reasons_against_marking, seats_at
from safeguarding.clock.refusal import Refused

PRESENT = Attendance.Presence.PRESENT
DEPUTY = Attendance.Presence.DEPUTY


@transaction.atomic
def mark_attendance(
    *,
    meeting: Meeting,
    by,
    presence: str = PRESENT,
    appointment=None,
    place=None,
    name: str = "",
    agency=None,
    deputy=None,
    deputy_name: str = "",
    guest: bool = False,
) -> Attendance:
    """Mark one member (by ``appointment``), somebody from a described ``place``, or a guest by ``name``.

    Marking again changes the mark. The agency is kept as it is on the day. Where a deputy came, the only named
    one is taken unless another is given; ``deputy_name`` is for somebody who was not named. Raises Refused for
    somebody who was neither a member nor a deputy that day, and when the minutes are closed.
    """
    refuse(rules.reasons_against_minuting(meeting))
    if presence not in Attendance.Presence.values:
        raise Refused("Choose whether they were there, sent a deputy, gave apologies or were absent.", field="presence")
    if appointment is None:
        return _mark_other(meeting, place, name, agency, guest, presence)
    refuse(reasons_against_marking(meeting, appointment, deputy if presence == DEPUTY else None))
    if presence == DEPUTY:
        deputy = deputy or (None if deputy_name.strip() else _only_deputy(meeting, appointment))
    if presence == DEPUTY and not deputy and not deputy_name.strip():
        raise Refused(f"Say who came for {appointment.person}.", field="deputy_name")
    came = presence == DEPUTY
    row, _ = Attendance.objects.update_or_create(
        meeting=meeting,
        appointment=appointment,
        defaults={
            "place": getattr(getattr(appointment, "membership", None), "place", None),
            "agency": appointment.agency,
            "presence": presence,
            "deputy": deputy if came else None,
            "deputy_name": "" if deputy or not came else deputy_name.strip(),
        },
    )
    return row


def _only_deputy(meeting: Meeting, appointment):
    """The one deputy who is named for this seat; None when there is none or more than one."""
    seat = next(one for one in seats_at(meeting) if one.appointment.pk == appointment.pk)
    return seat.deputies[0].person if len(seat.deputies) == 1 else None


def _mark_other(meeting, place, name, agency, guest, presence) -> Attendance:
    if place is not None and place.group_id != meeting.group_id:
        raise Refused(f"That place is not one of {meeting.group}. Choose one of its places, or add a guest.")
    if not name.strip():
        raise Refused("Say who it was, in words that name no child.", field="name")
    fields = {"name": name.strip(), "agency": agency, "presence": presence, "guest": guest or place is None}
    if place is None:
        return Attendance.objects.create(meeting=meeting, **fields)
    return Attendance.objects.update_or_create(meeting=meeting, place=place, appointment=None, defaults=fields)[0]


@transaction.atomic
def remove_guest(*, attendance: Attendance, by) -> None:
    """Take a guest, or somebody from a described place, off again. Raises Refused for a member."""
    refuse(rules.reasons_against_minuting(attendance.meeting))
    if attendance.appointment_id:
        raise Refused("A member stays in the list. Mark whether they came.")
    attendance.delete()


def mark_the_rest_absent(meeting: Meeting) -> int:
    """Members about whom nothing was said were not there; returns how many. Called when a meeting ends."""
    marked = set(meeting.attendance.values_list("appointment_id", flat=True))
    rest = [seat for seat in seats_at(meeting) if seat.standing != "deputy" and seat.appointment.pk not in marked]
    for seat in rest:
        Attendance.objects.create(
            meeting=meeting,
            appointment=seat.appointment,
            place=seat.membership.place if seat.membership else None,
            agency=seat.agency,
            presence=Attendance.Presence.ABSENT,
        )
    return len(rest)
