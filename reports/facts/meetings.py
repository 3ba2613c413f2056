"""Meetings: how many, who came, whether they could decide, and what went back to the agencies."""

from collections.abc import Iterable

from reports.facts.frame import Frame
from reports.facts.reading import meetings as reading
from reports.facts.reading.partnership import statutory_first
from reports.facts.registry import Definition, register
from reports.facts.saying import sentence
from reports.facts.value import Cell, Chart, Grid, Taken, percent, shown
from safeguarding.design.dates import counted

ROOM = "Meetings"
STATUTORY_FIRST = "Statutory safeguarding partners come first, the other agencies follow by name."


def _by_agency(rows: Iterable, names: tuple[str, ...]) -> dict[int, tuple[str, tuple[int, ...]]]:
    """The sums of these columns over all groups, by agency: its name and the numbers."""
    found: dict[int, tuple[str, tuple[int, ...]]] = {}
    for row in rows:
        before = found.get(row.agency_id, (row.name, (0,) * len(names)))[1]
        sums = tuple(was + getattr(row, name) for was, name in zip(before, names, strict=True))
        found[row.agency_id] = (row.name, sums)
    return found


def _total(sums: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*sums, strict=True)))


def attendance(frame: Frame) -> Taken:
    """Each agency's seats and how they were filled."""
    names = ("expected", "present", "deputies", "apologies", "absent")
    found = _by_agency(frame.shared(reading.attendance), names)
    if not found:
        return Taken(empty="No attendance was recorded in this period.")
    order = statutory_first(frame, {pk: name for pk, (name, _) in found.items()})
    rows = tuple(_came(*found[pk]) for pk in order)
    total = _came("All agencies", _total(sums for _, sums in found.values()))
    says = _attendance_words(rows, total)
    headings = ("Agency", "Seats expected", "Member came", "Deputy came", "Apologies", "Absent", "Attendance")
    return Taken(
        says=says,
        table=Grid("Attendance at meetings by agency", headings, rows, total),
        chart=Chart("bars", "Attendance by agency, in per cent", (6,), says),
        notes=(STATUTORY_FIRST,),
    )


def _came(name: str, sums: tuple[int, ...]) -> tuple[Cell, ...]:
    expected, present, deputies, *_ = sums
    return (name, *sums, percent(present + deputies, expected))


def _attendance_words(rows: tuple, total: tuple) -> str:
    best = max(rows, key=_rate)
    least = min(rows, key=_rate)
    whole = sentence(f"members or their deputies filled {shown(total[-1])} of {counted(total[1], 'seat')}")
    if _rate(best) == _rate(least):
        return whole
    return f"{whole} The rate runs from {shown(least[-1])} ({least[0]}) to {shown(best[-1])} ({best[0]})."


def _rate(row: tuple) -> float:
    return float(row[-1]["percent"]) if row[-1] else 0.0


register(
    Definition(
        "meetings.attendance",
        "Attendance by agency",
        "Seats that an agency had at the meetings held in the period (each member at each meeting), and how many of "
        "them the member or a deputy filled. Forums, guests and people who are only invited are left out.",
        ROOM,
        attendance,
        of_group=True,
    ),
)
