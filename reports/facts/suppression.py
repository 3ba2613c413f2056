"""Small numbers of children are not shown, nor any number that would give one of them away.

Words that a fact's author wrote before this are dropped where something had to be kept back, since they may say it;
who wants words suppresses first and writes them from what is left. Suppressing again changes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reports.facts.sums import Sums
from reports.facts.value import Cell, Figure, Grid, Taken

# Fewer than five children may be recognised by those who know the place. Recalled from the practice of official
# statistics on children and health, not from a text about these reports: another limit is a matter of this line.
SMALL = 5
HIDDEN = {"hidden": True}
KEPT_BACK = {"under", "hidden"}
CHART_SAYS = "The table under this chart gives the numbers; small ones are not shown."

Names = Iterator[tuple[tuple, Cell]]


def note(limit: int) -> str:
    """What is said under a fact in which something is kept back."""
    return (
        f"So that no child can be recognised, a number from 1 to {limit - 1} reads “fewer than {limit}”, and "
        "“not shown” stands where a number would give a small one away."
    )


def suppressed(taken: Taken, *, limit: int = SMALL) -> Taken:
    """The fact with numbers of children from 1 to ``limit - 1`` kept back, and whatever else would tell them.

    Raises ValueError where some numbers were suppressed before and small ones were added since.
    """
    return together({"": taken}, limit=limit)[""]


def together(facts: Mapping[str, Taken], *, limit: int = SMALL) -> dict[str, Taken]:
    """Facts about the same children, suppressed as one: no two of them give away what each of them keeps back."""
    counted = {key: taken for key, taken in facts.items() if _counts(taken)}
    cells = [cell for key, taken in counted.items() for _, cell in _cells(key, taken)]
    if any(_is_kept_back(cell) for cell in cells):
        if any(isinstance(cell, int) and 0 < cell < limit for cell in cells):
            raise ValueError("Suppress a fact as a whole, not a part of it after another.")
        return dict(facts)
    sums = _sums(counted, limit)
    sums.suppress()
    states = {name: number.state for name, number in sums.numbers.items()}
    return {key: _shown(key, taken, states, limit) if key in counted else taken for key, taken in facts.items()}


def is_suppressed(value: dict) -> bool:
    """Whether something is kept back in a fact's value (as JSON)."""
    table = value.get("table") or {}
    cells = [cell for row in [*table.get("rows", []), table.get("total") or []] for cell in row]
    return any(_is_kept_back(cell) for cell in [*cells, *(figure["number"] for figure in value.get("figures", []))])


def _is_kept_back(cell: Cell) -> bool:
    return isinstance(cell, dict) and not KEPT_BACK.isdisjoint(cell)


def _counts(taken: Taken) -> bool:
    return bool(taken.table and taken.table.counts) or any(figure.counts or figure.made_of for figure in taken.figures)


def _cells(key: str, taken: Taken) -> Names:
    """Every count of a fact with its name: of its table's columns of counts, of its total, of its figures."""
    table = taken.table
    for column in table.counts if table else ():
        for row, cells in enumerate(table.rows):
            yield (key, "cell", row, column), cells[column]
        if table.total:
            yield (key, "total", column), table.total[column]
    for figure in taken.figures:
        if figure.counts:
            yield (key, "figure", figure.key), figure.number


# What adds up to what


def _sums(facts: Mapping[str, Taken], limit: int) -> Sums:
    sums = Sums(limit)
    for key, taken in facts.items():
        for name, cell in _cells(key, taken):
            if isinstance(cell, int):
                sums.put(name, cell, _label(name, taken))
    for key, taken in facts.items():
        if taken.table:
            _add_table(sums, key, taken.table)
        for figure in taken.figures:
            sums.add((key, "figure", figure.key), [_address(key, one) for one in figure.adds])
    return sums


def _label(name: tuple, taken: Taken) -> tuple:
    """What a number is called, whatever the order of rows."""
    key, kind, *where = name
    if kind == "cell":
        row, column = where
        return (key, kind, str(taken.table.rows[row][0]), taken.table.headings[column], f"{row:06}")
    return (key, kind, taken.table.headings[where[0]] if kind == "total" else where[0], "", "")


def _address(key: str, text: str) -> tuple:
    """What a figure adds: ``cell:0:1``, ``total:1``, or another figure's key."""
    kind, *where = text.split(":")
    if kind in {"cell", "total"} and where:
        return (key, kind, *(int(number) for number in where))
    return (key, "figure", text)


def _add_table(sums: Sums, key: str, table: Grid) -> None:
    rows = range(len(table.rows))
    parts = [column for column in table.counts if column != table.across]
    if table.across is not None:
        for row in rows:
            sums.add((key, "cell", row, table.across), [(key, "cell", row, column) for column in parts])
        sums.add((key, "total", table.across), [(key, "total", column) for column in parts])
    for column in table.counts:
        sums.add((key, "total", column), [(key, "cell", row, column) for row in rows])
    main = table.across if table.across is not None else parts[0] if len(parts) == 1 else None
    if table.whole and main is not None:
        _tie(sums, key, table, main)


def _tie(sums: Sums, key: str, table: Grid, column: int) -> None:
    """The table's whole is that of every other table with this name, whether it is shown here or not."""
    whole = ("", "whole", table.whole)
    cells = [(key, "cell", row, column) for row in range(len(table.rows))]
    if whole not in sums.numbers:
        value = sum(sums.numbers[name].value for name in cells if name in sums.numbers)
        sums.put(whole, value, ("", "whole", table.whole, "", ""), seen=False)
    sums.add(whole, [(key, "total", column)] if (key, "total", column) in sums.numbers else cells)


# What is left to show


def _shown(key: str, taken: Taken, states: dict, limit: int) -> Taken:
    """The fact as it may be shown; untouched where nothing in it is kept back."""
    kept_back = any(states.get(name, "shown") != "shown" for name, _ in _cells(key, taken))
    figures = tuple(_figure(key, figure, states, kept_back, limit) for figure in taken.figures)
    if figures == taken.figures and not kept_back:
        return taken
    table = _table(key, taken.table, states, limit) if taken.table and kept_back else taken.table
    chart = replace(taken.chart, says=CHART_SAYS) if taken.chart else None
    notes = (*taken.notes, note(limit))
    return replace(taken, says="", figures=figures, table=table, chart=chart, notes=notes)


def _cell(cell: Cell, state: str, limit: int) -> Cell:
    return {"under": {"under": limit}, "hidden": dict(HIDDEN)}.get(state, cell)


def _is_percentage(cell: Cell) -> bool:
    return isinstance(cell, dict) and "percent" in cell


def _figure(key: str, figure: Figure, states: dict, kept_back: bool, limit: int) -> Figure:
    """A percentage goes as soon as one of the numbers behind it may go, for it would give that number away."""
    small = any(0 < number < limit for number in _behind(figure.made_of))
    if small or (kept_back and figure.counts and _is_percentage(figure.number)):
        return replace(figure, number=dict(HIDDEN), made_of=())
    state = states.get((key, "figure", figure.key), "shown")
    return replace(figure, number=_cell(figure.number, state, limit))


def _behind(made_of: tuple[int, ...]) -> tuple[int, ...]:
    """A percentage's part, its whole, and the rest."""
    return (*made_of, made_of[1] - made_of[0]) if len(made_of) == 2 else made_of


def _table(key: str, table: Grid, states: dict, limit: int) -> Grid:
    def cells(cells: tuple[Cell, ...], *name) -> tuple[Cell, ...]:
        return tuple(
            dict(HIDDEN)
            if _is_percentage(cell) and table.counts
            else _cell(cell, states.get((key, *name, column), "shown"), limit)
            for column, cell in enumerate(cells)
        )

    rows = tuple(cells(row, "cell", place) for place, row in enumerate(table.rows))
    return replace(table, rows=rows, total=cells(table.total, "total") if table.total else None)
