"""What members take back to their own organisations, and how far each agency has got with it."""

import datetime
from dataclasses import dataclass

from django.db.models import Count

from accounts.models import Agency
from partnership.models import Group, Meeting, Membership, PassedOn
from partnership.rules.groups import Seat, seats_of
from safeguarding.clock import wall

# Deputies stand in, the invited come once: the member is the one who passes on.
NOT_ASKED = (Membership.Standing.DEPUTY, Membership.Standing.INVITED)


@dataclass(frozen=True)
class AgencyPassingOn:
    """How often an agency's members were asked to pass something on, and how often they said that they had.

    ``rate`` is whole per cent.
    """

    agency: Agency
    asked: int
    done: int

    @property
    def rate(self) -> int:
        return round(100 * self.done / self.asked) if self.asked else 0


def passing_on_by_agency(
    group: Group, from_on: datetime.date, until_on: datetime.date, *, meeting: Meeting | None = None
) -> list[AgencyPassingOn]:
    """Each agency's rate over the group's meetings from one London day to another, both included; two statements.

    With ``meeting`` only that one counts, whatever the days.
    """
    which = {"meeting": meeting} if meeting else {"meeting__starts_at__date__range": (from_on, until_on)}
    rows = PassedOn.objects.filter(meeting__group=group, agency__isnull=False, **which)
    found = list(rows.order_by().values("agency").annotate(asked=Count("pk"), done=Count("done_at")))
    agencies = Agency.objects.in_bulk([row["agency"] for row in found])
    rates = (AgencyPassingOn(agencies[row["agency"]], row["asked"], row["done"]) for row in found)
    return sorted(rates, key=lambda one: one.agency.name)


def asked_to_pass_on(meeting: Meeting) -> list[Seat]:
    """The members who take it back: those of the meeting's day who still have their seat, one for each person."""
    then = seats_of(meeting.group, wall.london_date(meeting.starts_at))
    now = {seat.person.pk for seat in seats_of(meeting.group)}
    return [seat for seat in then if seat.standing not in NOT_ASKED and seat.person.pk in now]


def reasons_against_saying_passed_on(row: PassedOn | None) -> list[str]:
    """Why somebody cannot say that they passed it on."""
    if row is None:
        return ["You were not asked to pass anything on from this meeting."]
    if row.done_at:
        return ["You have said already that you passed it on. Nothing more is needed."]
    return []
