"""Actions: what was raised and closed, what is open and late, by group, priority, source and quarter."""

from collections.abc import Callable, Iterable

from partnership.rules.actions import SOURCES
from reports.facts.frame import Frame
from reports.facts.period import end_of, stretches_of
from reports.facts.reading import actions as reading
from reports.facts.reading.partnership import in_order, name_of, priorities
from reports.facts.registry import Definition, register
from reports.facts.saying import MOST_RECORDS, sentence, too_many, were
from reports.facts.value import Cell, Chart, Figure, Grid, Taken
from safeguarding.clock.subject import Subject

ROOM = "Actions"
LIST = "the list of actions"
EMPTY = "No actions were raised, closed or open in this period."
LATE = "Late are those open past their due date as it stood then, without those that wait only for a confirmation."
HEADINGS = ("Raised", "Closed", "Open and not late at the end", "Late at the end")
# Both stand side by side in each bar: what is open at the end, and how much of it is late.
OPEN_COLUMNS = (3, 4)

Key = int | str | None


def figure(frame: Frame, kind: str, label: str) -> Figure:
    """How many actions there are of a kind, with the actions."""
    number = reading.total(frame.shared(reading.counted), kind)
    return Figure(kind, label, number, too_many(number, LIST), reading.records_of(frame, kind))


def overview(frame: Frame) -> Taken:
    """How many were raised and closed, and how the rest stood at the end."""
    cube, slips = frame.shared(reading.counted), frame.shared(reading.slips)
    if not cube and not slips:
        return Taken(empty=EMPTY)
    slipped = sum(row.actions for row in slips)
    figures = (
        figure(frame, "raised", "raised"),
        figure(frame, "closed", "closed"),
        figure(frame, "open", "open at the end"),
        figure(frame, "late", "late at the end"),
        Figure("slipped", "moved to a later day", slipped, too_many(slipped, LIST), reading.slipped_records(frame)),
    )
    raised, closed, open_, late = (one.number for one in figures[:4])
    return Taken(says=f"{_flow(raised, closed)} {_standing(open_, late, slipped)}", figures=figures)


def _flow(raised: int, closed: int) -> str:
    return sentence(were(raised, "action", what="raised"), f"{closed:,} closed")


def _standing(open_: int, late: int, slipped: int) -> str:
    said = sentence(f"at the end {were(open_, 'action', what='open')}", f"{late:,} of them late" if open_ else "")
    moved = sentence(were(slipped, "action", what="moved to a later day in the period"))
    return f"{said} {moved}"


# Tables: one row for each group, priority or source


def _table(
    frame: Frame, column: str, order: Callable[[Iterable[Key]], list[Key]], name: Callable[[Key], str], head: str
) -> Grid:
    """The actions by a column of the count, with those behind each row where there are few enough."""
    sums: dict[Key, tuple[int, int, int, int]] = {}
    for row in frame.shared(reading.counted):
        key = getattr(row, column)
        sums[key] = tuple(map(sum, zip(sums.get(key, (0, 0, 0, 0)), _numbers(row), strict=True)))
    keys = [key for key in order(sums) if any(sums[key])]
    behind = _behind(frame, column)
    return Grid(
        f"Actions by {head.lower()}",
        (head, *HEADINGS),
        tuple((name(key), *sums[key]) for key in keys),
        ("All", *map(sum, zip(*(sums[key] for key in keys), strict=True))) if keys else None,
        records={place: behind[key] for place, key in enumerate(keys) if key in behind},
    )


def _numbers(row: reading.Counted) -> tuple[int, int, int, int]:
    return row.raised, row.closed, row.open - row.late, row.late


def _behind(frame: Frame, column: str) -> dict[Key, tuple[Subject, ...]]:
    """The actions of each row; none where so many were raised, closed or open that not all of them are kept."""
    totals = [reading.total(frame.shared(reading.counted), kind) for kind in ("raised", "closed", "open")]
    if max(totals) > MOST_RECORDS:
        return {}
    found: dict[Key, list[Subject]] = {}
    for row in frame.shared(reading.records):
        if row.raised or row.closed or row.open:
            found.setdefault(getattr(row, column), []).append(row.subject)
    return {key: tuple(subjects) for key, subjects in found.items()}


def _says(table: Grid, noun: str) -> str:
    """Which row has most open actions and how many of them are late."""
    _, raised, closed, going, late = table.total
    said = f"{raised:,} raised, {closed:,} closed, {going + late:,} open at the end, {late:,} of them late."
    most = max(table.rows, key=lambda row: row[3] + row[4])
    if most[3] + most[4] and len(table.rows) > 1:
        said += f" The {noun} with most open actions is {most[0]} ({most[3] + most[4]:,}, {most[4]:,} of them late)."
    return said


def _tabled(frame: Frame, table: Grid, noun: str, **chart) -> Taken:
    if not table.rows:
        return Taken(empty=EMPTY)
    says = _says(table, noun)
    notes = () if table.records else (f"The actions behind each row are in {LIST}.",)
    return Taken(says=says, table=table, chart=Chart(says=says, **chart), notes=notes)


def by_group(frame: Frame) -> Taken:
    """Each group's actions; what is late stands beside what is open in time."""
    table = _table(frame, "group_id", lambda keys: in_order(frame, keys), lambda key: name_of(frame, key), head="Group")
    return _tabled(frame, table, "group", shape="stacked", caption="Open actions by group", values=OPEN_COLUMNS)


def by_priority(frame: Frame) -> Taken:
    """The actions under each of the partnership's priorities."""
    titles = {pk: priority.title for pk, priority in frame.shared(priorities).items()}
    places = {pk: place for place, pk in enumerate(titles)}

    def order(keys: Iterable[Key]) -> list[Key]:
        return sorted(keys, key=lambda key: places.get(key, len(places)))

    table = _table(frame, "priority_id", order, lambda key: titles.get(key, "No priority"), head="Priority")
    return _tabled(frame, table, "priority", shape="stacked", caption="Open actions by priority", values=OPEN_COLUMNS)


def by_source(frame: Frame) -> Taken:
    """The actions by what they came from."""
    places = {key: place for place, key in enumerate(SOURCES)}

    def order(keys: Iterable[Key]) -> list[Key]:
        return sorted(keys, key=lambda key: (places.get(key, len(places)), key))

    table = _table(frame, "source", order, lambda key: SOURCES.get(key, key), head="Source")
    return _tabled(frame, table, "source", shape="bars", caption="Actions raised by source", values=(1,))


def quarters(frame: Frame) -> Taken:
    """How many were raised and closed in each quarter, and how many were open when it ended."""
    stretches = [one for one in stretches_of(frame) if one.from_on <= end_of(frame)]
    numbers = reading.by_stretch(frame, stretches)
    if not any(any(row) for row in numbers):
        return Taken(empty=EMPTY)
    rows = tuple((one.title, *row) for one, row in zip(stretches, numbers, strict=True))
    total: tuple[Cell, ...] = ("Whole period", sum(row[1] for row in rows), sum(row[2] for row in rows), rows[-1][3])
    says = _quarter_words(rows)
    return Taken(
        says=says,
        table=Grid("Actions quarter by quarter", ("When", "Raised", "Closed", "Open at its end"), rows, total),
        chart=Chart("columns", "Actions raised and closed", (1, 2), says) if len(rows) > 1 else None,
        notes=("The last column is not added up: the whole period shows what is open at its end.",),
    )


def _quarter_words(rows: tuple) -> str:
    said = [f"{row[0]}: {row[1]:,} raised, {row[2]:,} closed" for row in rows]
    return f"{'; '.join(said)}. {sentence(were(rows[-1][3], 'action', what='open at the end'))}"


def _defined(key: str, title: str, says: str, take: Callable[[Frame], Taken]) -> Definition:
    return Definition(f"actions.{key}", title, says, ROOM, take, of_group=True)


register(
    _defined(
        "overview",
        "Actions raised, closed, open and late",
        f"Actions raised and closed in the period, and those open at its end. {LATE} Moved are those whose due date "
        "was put to a later day in the period. An action that was opened again counts as open.",
        overview,
    ),
    _defined(
        "by_group",
        "Actions by group",
        f"Actions of each group: raised and closed in the period, open at its end. {LATE}",
        by_group,
    ),
    _defined(
        "by_priority",
        "Actions by priority",
        f"Actions under each priority that they serve: raised and closed in the period, open at its end. {LATE}",
        by_priority,
    ),
    _defined(
        "by_source",
        "Actions by source",
        "Actions by the kind of record that they were raised from: raised and closed in the period, open at its end. "
        f"{LATE}",
        by_source,
    ),
    _defined(
        "quarters",
        "Actions quarter by quarter",
        "Actions raised and closed in each quarter of the period, counted from its first day (each month of a shorter "
        "period), and those open at its end.",
        quarters,
    ),
)
