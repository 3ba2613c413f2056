"""A fact's value as pages and documents show it: cells as words, numbers aligned, wide tables divided for paper."""

from dataclasses import dataclass

from reports.charts.draw import COLOUR, ON_PAGE, ON_PAPER, chart_svg
from reports.facts.value import number_of, shown

# So many columns stand upright on paper; more lie on a page turned round, and more than that are divided.
UPRIGHT, MOST = 8, 12
SHORT = 12
ON_A_TELEPHONE = 2


@dataclass(frozen=True)
class Table:
    """A table in words. ``numeric`` says of each column whether it holds numbers; the first heads its row."""

    caption: str
    columns: list[tuple[str, bool]]
    rows: list[tuple[str, list[tuple[str, bool]]]]
    total: tuple[str, list[tuple[str, bool]]] | None

    @property
    def is_short(self) -> bool:
        """Whether it is read better on the next page than across two."""
        return len(self.rows) <= SHORT

    @property
    def may_scroll(self) -> bool:
        """Whether a telephone shows it only in part, so that whoever has no pointer must be able to reach it."""
        return len(self.columns) > ON_A_TELEPHONE

    @property
    def size(self) -> str:
        """How much room it needs: usual, small or wide."""
        if len(self.columns) > UPRIGHT:
            return "wide"
        return "small" if len(self.columns) > UPRIGHT - 2 else "usual"


def shown_value(value: dict, *, colour: str = "", paper: bool = False, drawn: bool = True) -> dict:
    """What the template of a fact needs. ``value`` is its value as it is kept; not ``drawn`` leaves the SVG out."""
    table, chart = value.get("table"), value.get("chart")
    chart = chart if chart and table and table["rows"] else None
    width = ON_PAPER if paper else ON_PAGE
    return {
        "says": value.get("says", ""),
        "figures": [{**figure, "number": shown(figure["number"])} for figure in value.get("figures", [])],
        "chart": chart,
        # What the chart says stands in sight only where the fact itself says nothing.
        "chart_says": chart["says"] if chart and not value.get("says") else "",
        "svg": chart_svg(chart, table, colour=colour or COLOUR, width=width) if chart and drawn else "",
        "tables": tables_of(table, paper=paper),
        "items": value.get("items", []),
        "notes": value.get("notes", []),
        "empty": value.get("empty", ""),
        "paper": paper,
    }


def tables_of(table: dict | None, *, paper: bool = False) -> list[Table]:
    """The table in words; on paper in as many as it takes to keep to a page's width. None where it has no rows."""
    if not table or not table["rows"]:
        return []
    return [_in_words(one) for one in (parts_of(table) if paper else [table])]


def parts_of(table: dict, most: int = MOST) -> list[dict]:
    """The table, or where it has more than ``most`` columns several that each begin with its first column."""
    spans = spans_of(len(table["headings"]), most)
    if len(spans) == 1:
        return [table]
    return [_part(table, span, f"part {n} of {len(spans)}") for n, span in enumerate(spans, 1)]


def spans_of(wide: int, most: int = MOST) -> list[tuple[int, int]]:
    """The columns beside the first, from and until, of each part of a table of ``wide`` columns.

    Parts are of equal width, rather than full ones and a remainder.
    """
    if wide <= most:
        return [(1, wide)]
    many = -(-(wide - 1) // (most - 1))
    each = -(-(wide - 1) // many)
    return [(first, min(first + each, wide)) for first in range(1, wide, each)]


def _part(table: dict, span: tuple[int, int], which: str) -> dict:
    def some(cells):
        return [cells[0], *cells[slice(*span)]]

    return {
        "caption": f"{table['caption']} ({which})",
        "headings": some(table["headings"]),
        "rows": [some(row) for row in table["rows"]],
        "total": some(table["total"]) if table["total"] else None,
    }


def _in_words(table: dict) -> Table:
    numeric = numeric_columns(table)

    def line(row):
        return shown(row[0]), [(shown(cell), right) for cell, right in zip(row[1:], numeric[1:], strict=True)]

    return Table(
        table["caption"],
        list(zip(table["headings"], numeric, strict=True)),
        [line(row) for row in table["rows"]],
        line(table["total"]) if table["total"] else None,
    )


def numeric_columns(table: dict) -> list[bool]:
    """Of each column, whether it holds numbers and nothing else. The first heads its row and is words."""
    columns = zip(*table["rows"], strict=True)
    return [place > 0 and _is_numeric(cells) for place, cells in enumerate(columns)]


def _is_numeric(cells) -> bool:
    known = [cell for cell in cells if cell is not None]
    return bool(known) and all(is_number(cell) for cell in known)


def is_number(cell) -> bool:
    """Whether a cell is a number, shown or not shown."""
    return number_of(cell) is not None or (isinstance(cell, dict) and "date" not in cell)
