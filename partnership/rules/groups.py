"""Who sits in a group on a day, who chairs it, whether it is open."""

import datetime
from dataclasses import dataclass

from accounts.access import holdings
from accounts.models import Agency, Appointment, Person
from accounts.policy import ROLES, Permission
from partnership.models import Group, Membership, Post
from partnership.rules.quorum import Quorum, quorum
from safeguarding.clock import wall

__all__ = [
    "Quorum",
    "Seat",
    "chairs_of",
    "is_open",
    "may_see_work",
    "name_in_public",
    "quorum",
    "seats_of",
    "standing_of",
]

Standing = Membership.Standing


@dataclass(frozen=True)
class Seat:
    """Somebody in a group. ``deputies`` are seats of their own, and only there.

    ``standing`` is a value of ``Membership.Standing``; ``membership`` is None where the role was given
    on the People page. ``post`` is a ``Post`` or None.
    """

    person: Person
    agency: Agency | None
    post: Post | None
    standing: str
    deputies: tuple["Seat", ...]
    starts_on: datetime.date
    ends_on: datetime.date | None
    appointment: Appointment
    membership: Membership | None

    @property
    def is_chair(self) -> bool:
        """Whether this is a chair, alone or with another."""
        return self.standing == Standing.CHAIR

    @property
    def words(self) -> str:
        """What they are there, in a word: *Chair*, *Member*."""
        return Standing(self.standing).label


def seats_of(group: Group, on: datetime.date | None = None) -> list[Seat]:
    """Who sits in the group on a day (today when None): chairs, then deputy chairs, then by name. Two statements.

    One seat for each person. Named deputies are inside the seat of whom they stand in for; one whose
    member has left is a seat of its own, with the standing ``deputy``.
    """
    # They are put in order below; the database's order would join a table more.
    rows = list(_appointments(group, on or wall.today()).order_by())
    posts = _posts(group, rows)
    first: dict[int, Appointment] = {}
    for row in sorted(rows, key=_rank):
        first.setdefault(row.person_id, row)
    return _nested([_seat(row, posts) for row in first.values()])


def _appointments(group: Group, on: datetime.date):
    held = Appointment.objects.filter(partnership=group.partnership_id, group_key=group.key, role__in=ROLES)
    related = ("person", "agency", "membership__place", "membership__deputy_for__appointment")
    return held.current(on).select_related(*related)


def _posts(group: Group, rows: list[Appointment]) -> dict[str, Post]:
    """The posts that these appointments come with, by key."""
    keys = {row.post_key for row in rows if row.post_key}
    return {post.key: post for post in Post.objects.filter(partnership=group.partnership_id, key__in=keys)}


def standing_of(appointment: Appointment) -> str:
    """What an appointment makes somebody in its group; the role decides who chairs, since it gives the access."""
    membership = getattr(appointment, "membership", None)
    if appointment.role == "group_chair":
        return Standing.CHAIR
    return membership.standing if membership and membership.standing != Standing.CHAIR else Standing.MEMBER


EXPERT = "An expert by experience"


def name_in_public(appointment: Appointment) -> str:
    """How somebody is named where readers outside the group look: an expert by experience is only described."""
    return EXPERT if standing_of(appointment) == Standing.EXPERT else appointment.person.name


_ORDER = {Standing.CHAIR: 0, Standing.DEPUTY_CHAIR: 1, Standing.DEPUTY: 3}


def _rank(appointment: Appointment) -> tuple:
    """Chairs first, then deputy chairs, then the rest by name."""
    standing = standing_of(appointment)
    return _ORDER.get(standing, 2), appointment.person.name.lower(), appointment.pk


def _seat(row: Appointment, posts: dict[str, Post]) -> Seat:
    return Seat(
        person=row.person,
        agency=row.agency,
        post=posts.get(row.post_key),
        standing=standing_of(row),
        deputies=(),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        appointment=row,
        membership=getattr(row, "membership", None),
    )


def _nested(seats: list[Seat]) -> list[Seat]:
    """The seats with their deputies inside them, in the order given."""
    sitting = {seat.person.pk for seat in seats if seat.standing != Standing.DEPUTY}
    deputies: dict[int, list[Seat]] = {}
    alone = []
    for seat in seats:
        if seat.standing == Standing.DEPUTY and stands_in_for(seat) in sitting:
            deputies.setdefault(stands_in_for(seat), []).append(seat)
        else:
            alone.append(seat)
    return [Seat(**{**vars(seat), "deputies": tuple(deputies.get(seat.person.pk, ()))}) for seat in alone]


def stands_in_for(seat: Seat) -> int:
    """The id of the person whose deputy this is."""
    return seat.membership.deputy_for.appointment.person_id


def chairs_of(group: Group, on: datetime.date | None = None) -> list[Person]:
    """Who chairs the group on a day; nobody, one, or more where the chair is shared."""
    rows = _appointments(group, on or wall.today()).filter(role="group_chair")
    return list({row.person_id: row.person for row in rows}.values())


def is_open(group: Group, on: datetime.date | None = None) -> bool:
    """Whether the group works on a day: it has begun, has not been closed and is still named or set up here."""
    on = on or wall.today()
    begun = group.starts_on is None or group.starts_on <= on
    return begun and group.current and (group.closed_on is None or group.closed_on > on)


def may_see_work(person, group: Group) -> bool:
    """Whether ``person`` sees what this group does: its meetings, plan, attendance. The same cut as in ``reach``."""
    partnership = group.partnership
    held = holdings(person).permissions(partnership)
    sits = Permission.SEE_WORK in held and group.key in holdings(person).groups_in(partnership)
    return sits or Permission.SEE_ALL_WORK in held
