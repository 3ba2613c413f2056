"""Meetings: how many, who came, whether they could decide, and what went back to the agencies."""

from collections.abc import Callable, Iterable

from partnership.models import Meeting
from reports.facts.frame import Frame
from reports.facts.period import months_of
from reports.facts.reading import meetings as reading
from reports.facts.reading.partnership import in_order, name_of, statutory_first, unless_one
from reports.facts.registry import Definition, register
from reports.facts.saying import few, kept, sentence, too_many, were
from reports.facts.value import Cell, Chart, Figure, Grid, Taken, percent, shown
from safeguarding.design.dates import counted

ROOM = "Meetings"
LIST = "the list of meetings"
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


def passing_on(frame: Frame) -> Taken:
    """How often each agency's members took a meeting's messages back."""
    found = _by_agency(frame.shared(reading.passing_on), ("asked", "done"))
    if not found:
        return Taken(empty="Nobody was asked to pass anything on from a meeting in this period.")
    order = statutory_first(frame, {pk: name for pk, (name, _) in found.items()})
    rows = tuple(_passed(*found[pk]) for pk in order)
    total = _passed("All agencies", _total(sums for _, sums in found.values()))
    says = f"Members passed messages on to their organisation {total[2]:,} of {total[1]:,} times ({shown(total[3])})."
    return Taken(
        says=says,
        table=Grid("Messages passed on by agency", ("Agency", "Asked", "Passed on", "Rate"), rows, total),
        chart=Chart("bars", "Messages passed on by agency, in per cent", (3,), says),
        notes=(STATUTORY_FIRST,),
    )


def _passed(name: str, sums: tuple[int, ...]) -> tuple[Cell, ...]:
    return (name, *sums, percent(sums[1], sums[0]))


def held(frame: Frame) -> Taken:
    """The meetings of each month."""
    diary = frame.shared(reading.meetings)
    if not diary:
        return Taken(empty="No meetings stood in the diary for this period.")
    months, rows, records = months_of(frame), [], {}
    for place, month in enumerate(months):
        here = [one for one in diary if month.from_on <= one.on <= month.until_on]
        rows.append((month.title, *_numbers(here, frame)))
        records[place] = tuple(reading.subject_of(frame, one) for one in here if one.held)
    total = ("Whole period", *_numbers(diary, frame))
    says = _held_words(diary, total)
    return Taken(
        says=says,
        figures=_held_figures(frame, diary),
        table=Grid("Meetings by month", ("Month", "Held", "Cancelled", "To come"), tuple(rows), total, records=records),
        chart=Chart("columns", "Meetings held by month", (1,), says),
    )


def _numbers(meetings: list[reading.Met], frame: Frame) -> tuple[int, int, int]:
    """Held, cancelled, and still to come on the day of the taking."""
    took_place = sum(one.held for one in meetings)
    cancelled = sum(one.state == Meeting.State.CANCELLED for one in meetings)
    return took_place, cancelled, sum(one.is_ahead and one.on >= frame.today for one in meetings)


def _held_figures(frame: Frame, diary: list[reading.Met]) -> tuple[Figure, ...]:
    parts = (
        ("held", "held", [one for one in diary if one.held]),
        ("extraordinary", "of these extraordinary", [one for one in diary if one.held and one.extraordinary]),
        ("cancelled", "cancelled", [one for one in diary if one.state == Meeting.State.CANCELLED]),
        (
            "not_minuted",
            "past their day and never opened",
            [one for one in diary if one.is_ahead and one.on < frame.today],
        ),
    )
    return tuple(_figure(frame, *part) for part in parts)


def _figure(frame: Frame, key: str, label: str, meetings: list[reading.Met]) -> Figure:
    records = kept(reading.subject_of(frame, one) for one in meetings)
    return Figure(key, label, len(meetings), too_many(len(meetings), LIST), records)


def _held_words(diary: list[reading.Met], total: tuple) -> str:
    groups = len({one.group_id for one in diary if one.held})
    said = f"{were(total[1], 'meeting', what='held')} by {counted(groups, 'group')}"
    return sentence(said, f"{total[2]:,} cancelled" if total[2] else "")


def quorum(frame: Frame) -> Taken:
    """How many of each group's meetings could decide."""
    found = frame.shared(reading.quorate)
    met = [one for one in reading.held(frame) if found[one.pk] is not None]
    if not met:
        return Taken(empty="No meetings of groups with a quorum in figures were held in this period.")
    by_group: dict[int, list[reading.Met]] = {}
    for one in met:
        by_group.setdefault(one.group_id, []).append(one)
    order = in_order(frame, by_group)
    rows = tuple((name_of(frame, pk), *_quorate(by_group[pk], found)) for pk in order)
    without = [[one for one in by_group[pk] if not found[one.pk]] for pk in order]
    records = {place: tuple(reading.subject_of(frame, one) for one in here) for place, here in enumerate(without)}
    total = ("All groups", *_quorate(met, found))
    says = sentence(f"{few(total[2])} of {counted(total[1], 'meeting')} had the quorum ({shown(total[4])})")
    headings = ("Group", "Meetings held", "With a quorum", "Without", "Share with a quorum")
    return Taken(
        says=says,
        table=Grid("Quorum by group", headings, rows, unless_one(frame, total), records=records),
        chart=Chart("stacked", "Meetings with and without a quorum", (2, 3), says),
        notes=("Groups whose quorum is not set in figures are left out.",),
    )


def _quorate(meetings: list[reading.Met], found: dict[int, bool | None]) -> tuple[Cell, ...]:
    good = sum(bool(found[one.pk]) for one in meetings)
    return len(meetings), good, len(meetings) - good, percent(good, len(meetings))


def _defined(key: str, title: str, says: str, take: Callable[[Frame], Taken]) -> Definition:
    return Definition(f"meetings.{key}", title, says, ROOM, take, of_group=True)


register(
    _defined(
        "held",
        "Meetings held",
        "Meetings in the diary for the period by the month of their London day: held once they have begun, cancelled, "
        "or still to come.",
        held,
    ),
    _defined(
        "attendance",
        "Attendance by agency",
        "Seats that an agency had at the meetings held in the period (each member at each meeting), and how many of "
        "them the member or a deputy filled. Forums, guests and people who are only invited are left out.",
        attendance,
    ),
    _defined(
        "quorum",
        "Meetings with a quorum",
        "Meetings held in the period by groups whose quorum is set in figures, and whether enough people and enough "
        "statutory partners were there. Guests, advisers and people who are invited do not count.",
        quorum,
    ),
    _defined(
        "passing_on",
        "Messages passed on",
        "How often members were asked to pass a meeting's messages on to their own organisation, and how often they "
        "said that they had, by agency, for the meetings of the period.",
        passing_on,
    ),
)
