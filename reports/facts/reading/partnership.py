"""The partnership of a frame: its groups, who chairs them, its agencies, its priorities. One statement each."""

from django.db.models import OuterRef, Subquery

from accounts.models import Appointment
from partnership.models import Group, Part, Priority, TermsOfReference
from reports.facts.frame import Frame
from reports.facts.period import end_of
from reports.facts.reading.made_once import rows as rows_of
from reports.facts.saying import NO_GROUP, group_name

EXECUTIVE = "executive"
SCRUTINY = "scrutiny"
EDUCATION = "education"


def groups(frame: Frame) -> dict[int, Group]:
    """Every group that the partnership has or had, by its id, in the order of the arrangement.

    Each with ``purpose``: what its terms of reference said at the end of the period.
    """
    terms = TermsOfReference.objects.filter(group=OuterRef("pk"), agreed_on__lte=end_of(frame)).order_by("-edition")
    rows = Group.objects.filter(partnership=frame.partnership).annotate(purpose=Subquery(terms.values("purpose")[:1]))
    return {group.pk: group for group in rows.order_by("-from_file", "position", "pk")}


def at_work(frame: Frame) -> list[Group]:
    """The groups that stood at some time in the period, or the frame's one."""
    return [group for group in frame.shared(groups).values() if _in(frame, group)]


def _in(frame: Frame, group: Group) -> bool:
    if frame.group:
        return group.pk == frame.group.pk
    begun = group.starts_on is None or group.starts_on <= frame.until_on
    ended = group.closed_on or group.ends_on
    return begun and (ended is None or ended >= frame.from_on) and (group.current or group.closed_on is not None)


def name_of(frame: Frame, group_id: int | None) -> str:
    """The group in few words; *No group* for what has none."""
    return group_name(frame.shared(groups).get(group_id)) if group_id else NO_GROUP


def unless_one(frame: Frame, total: tuple) -> tuple | None:
    """The total of a table of groups; None where the frame has one group, whose row says the same."""
    return None if frame.group else total


def in_order(frame: Frame, group_ids) -> list[int | None]:
    """These groups in the order of the arrangement; *no group* comes last."""
    places = {pk: place for place, pk in enumerate(frame.shared(groups))}
    return sorted(group_ids, key=lambda pk: places.get(pk, len(places)))


def chairs(frame: Frame) -> dict[str, list[str]]:
    """The names of the agencies that chaired each group at the end of the period, by the group's key."""
    found: dict[str, list[str]] = {}
    for key, name in rows_of(frame, _chairs):
        found.setdefault(key, []).append(name)
    return found


def _chairs(frame: Frame):
    rows = Appointment.objects.filter(partnership=frame.partnership, role="group_chair", agency__isnull=False)
    named = rows.exclude(group_key="").current(end_of(frame)).order_by("agency__name")
    return named.values_list("group_key", "agency__name").distinct()


def parts(frame: Frame) -> dict[int, Part]:
    """The part of each agency that the partnership has or had, by the agency's id, in the order of the arrangement."""
    rows = Part.objects.filter(partnership=frame.partnership).select_related("agency").order_by("position", "pk")
    return {part.agency_id: part for part in rows}


def statutory_first(frame: Frame, agencies: dict[int, str]) -> list[int]:
    """The ids of these agencies (id: name): statutory partners in the order of the arrangement, then by name."""
    known = frame.shared(parts)
    places = {pk: place for place, pk in enumerate(known)}

    def place(pk: int) -> tuple:
        statutory = pk in known and bool(known[pk].statutory)
        return (0, places[pk], "") if statutory else (1, 0, agencies[pk].casefold())

    return sorted(agencies, key=place)


def priorities(frame: Frame) -> dict[int, Priority]:
    """Every priority that the partnership has or had, by its id, in the order of the arrangement."""
    rows = Priority.objects.filter(partnership=frame.partnership).order_by("position", "pk")
    return {priority.pk: priority for priority in rows}
