"""Attendance: what each agency owes a group and how it kept it, and who may be marked."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import Agency
from partnership.models import Attendance, Group, Meeting, Membership
from partnership.rules.groups import Seat, seats_of
from partnership.rules.meetings import is_forum
from safeguarding.clock import wall
from safeguarding.design.dates import long_date

# A meeting counts once it has begun; one that was cancelled or is still to come does not.
HELD = (Meeting.State.OPEN, Meeting.State.DRAFTED, Meeting.State.APPROVED)
# They are welcome, and nobody counts their empty chair.
NOT_EXPECTED = (Membership.Standing.INVITED, Membership.Standing.DEPUTY)


@dataclass(frozen=True)
class AgencyAttendance:
    """How an agency's seats in a group were filled over a time.

    ``expected`` counts seats times meetings; ``rate`` is whole per cent of them filled by the member or a deputy.
    """

    agency: Agency
    expected: int
    present: int
    deputies: int
    apologies: int
    absent: int

    @property
    def rate(self) -> int:
        return round(100 * (self.present + self.deputies) / self.expected) if self.expected else 0


def attendance_by_agency(group: Group, from_on: datetime.date, until_on: datetime.date) -> list[AgencyAttendance]:
    """Each agency's attendance at the group's meetings from one London day to another, both included.

    In agency order; two statements. A forum has no expectation and gives none; neither do members
    who act for no agency.
    """
    if is_forum(group):
        return []
    rows = Attendance.objects.filter(
        meeting__group=group,
        meeting__state__in=HELD,
        meeting__starts_at__date__range=(from_on, until_on),
        appointment__isnull=False,
        agency__isnull=False,
    ).exclude(appointment__membership__standing__in=NOT_EXPECTED)
    counts = {presence: Count("pk", filter=Q(presence=presence)) for presence in Attendance.Presence.values}
    found = list(rows.order_by().values("agency").annotate(expected=Count("pk"), **counts))
    agencies = Agency.objects.in_bulk([row["agency"] for row in found])
    return sorted((_of(agencies[row["agency"]], row) for row in found), key=lambda one: one.agency.name)


def _of(agency: Agency, row: dict) -> AgencyAttendance:
    return AgencyAttendance(
        agency=agency,
        expected=row["expected"],
        present=row["present"],
        deputies=row["deputy"],
        apologies=row["apologies"],
        absent=row["absent"],
    )


# Who may be marked


def seats_at(meeting: Meeting) -> list[Seat]:
    """The seats of the group on the day of the meeting, deputies inside the seats that they stand in for."""
    return seats_of(meeting.group, wall.london_date(meeting.starts_at))


def reasons_against_marking(meeting: Meeting, appointment, deputy=None) -> list[str]:
    """Why this member, or this deputy for them, cannot be marked at the meeting; nothing when they can."""
    day = long_date(wall.london_date(meeting.starts_at))
    seat = next((one for one in seats_at(meeting) if one.appointment.pk == appointment.pk), None)
    if seat is None:
        return [
            f"{appointment.person} was not a member of {meeting.group} on {day}. "
            "Add them as a guest, or put their membership right on the group’s page first."
        ]
    if deputy and deputy.pk not in {one.person.pk for one in seat.deputies}:
        return [
            f"{deputy} was not a named deputy of {seat.person} on {day}. "
            "Write their name under “somebody else”, or name them as a deputy on the group’s page."
        ]
    return []
