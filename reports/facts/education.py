"""How education is represented: its places in the partnership's groups, and how they were filled."""

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from partnership.models import GroupMember
from reports.facts.frame import Frame
from reports.facts.reading import meetings as reading
from reports.facts.reading.partnership import EDUCATION, at_work, name_of, parts, unless_one
from reports.facts.registry import Definition, register
from reports.facts.saying import few
from reports.facts.value import Cell, Chart, Grid, Taken, percent, shown
from safeguarding.clock.words import list_words
from safeguarding.design.dates import counted


def _agencies(frame: Frame) -> set[int]:
    """The ids of the agencies of the education sector."""
    return {pk for pk, part in frame.shared(parts).items() if part.sector == EDUCATION}


def _places(frame: Frame) -> dict[int, tuple[int, list[str]]]:
    """The places of education in each group by its id, with the agencies that they are for; one statement."""
    education = _agencies(frame)
    rows = GroupMember.objects.order_by().filter(group__partnership=frame.partnership)
    rows = rows.filter(Q(agency__in=education) | Q(post__agency__in=education))
    whose = Coalesce("agency__name", "post__agency__name")
    found: dict[int, tuple[int, list[str]]] = {}
    for group, name, number in rows.annotate(whose=whose).values_list("group_id", "whose").annotate(n=Count("pk")):
        places, names = found.get(group, (0, []))
        found[group] = (places + number, [*names, name])
    return found


def representation(frame: Frame) -> Taken:
    """Each group with the places that education has in it, and its attendance there."""
    places, education = _places(frame), _agencies(frame)
    came = [row for row in frame.shared(reading.attendance) if row.agency_id in education]
    with_seat = {*places, *(row.group_id for row in came)}
    groups = [group for group in at_work(frame) if group.pk in with_seat]
    if not groups:
        return Taken(empty="No place in a group is recorded for an agency of the education sector.")
    rows = tuple((name_of(frame, group.pk), *_row(group.pk, places, came)) for group in groups)
    expected, filled = sum(row[3] for row in rows), sum(row[4] for row in rows)
    total = ("All groups", sum(row[1] for row in rows), None, expected, filled, percent(filled, expected))
    says = _words(len(groups), len(at_work(frame)), total)
    headings = ("Group", "Places", "For", "Seats expected", "Seats filled", "Attendance")
    return Taken(
        says=says,
        table=Grid("Places of education and attendance", headings, rows, unless_one(frame, total)),
        chart=Chart("bars", "Attendance of education by group, in per cent", (5,), says) if expected else None,
    )


def _row(group_id: int, places: dict, came: list[reading.Came]) -> tuple[Cell, ...]:
    number, names = places.get(group_id, (0, []))
    here = [row for row in came if row.group_id == group_id]
    expected, filled = sum(row.expected for row in here), sum(row.present + row.deputies for row in here)
    return number, list_words(sorted(set(names))), expected, filled, percent(filled, expected)


def _words(groups: int, every: int, total: tuple) -> str:
    said = f"Agencies of the education sector sit in {few(groups)} of {counted(every, 'group')}."
    if total[3]:
        said += f" Its members or their deputies filled {shown(total[5])} of {counted(total[3], 'seat')} at meetings."
    return said


register(
    Definition(
        "education.representation",
        "How education is represented",
        "Places that the arrangement gives to agencies of the education sector, or to posts of them, in the groups of "
        "the period, and the attendance of those agencies at the meetings held in it.",
        "Education",
        representation,
        of_group=True,
    ),
)
