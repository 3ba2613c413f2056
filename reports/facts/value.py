"""What a fact is made of: figures, a table, a chart drawn from that table, a list; as plain data that can be frozen.

A cell is a whole number, a text, or one of ``{"pounds": "105683.00"}``, ``{"percent": "43.4"}``,
``{"date": "2026-04-07"}``, ``{"days": 3}``, ``{"under": 5}`` (a small number that is not shown) or
``{"hidden": True}`` (one that is not shown because it would give a small one away), or None for nothing to say.
"""

import datetime
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from safeguarding.clock.subject import Subject
from safeguarding.design.dates import long_date

Cell = int | str | dict | None
# Records behind a figure or row: [kind, id, label, url] for each.
Records = dict[str, list[list]]


def pounds(amount: Decimal) -> dict:
    """An amount of money, exact to the penny."""
    return {"pounds": str(Decimal(amount).quantize(Decimal("0.01")))}


def percent(part, whole) -> dict | None:
    """``part`` of ``whole`` in per cent to one decimal, half up; None where there is no whole."""
    if not whole:
        return None
    share = Decimal(part) * 100 / Decimal(whole)
    return {"percent": str(share.quantize(Decimal("0.1"), ROUND_HALF_UP))}


def day(on: datetime.date | None) -> dict | None:
    """A London date; None for none."""
    return {"date": on.isoformat()} if on else None


def days(number: int | None) -> dict | None:
    """A length in days; None where it is not known."""
    return None if number is None else {"days": number}


def shown(cell: Cell) -> str:
    """A cell as people read it. Small and hidden numbers say so in words."""
    if cell is None:
        return ""
    if not isinstance(cell, dict):
        return f"{cell:,}" if isinstance(cell, int) else cell
    ((kind, value),) = cell.items()
    return _SHOWN[kind](value)


def _pounds(text: str) -> str:
    amount = Decimal(text)
    sign, size = ("−" if amount < 0 else ""), abs(amount)
    return f"{sign}£{size:,.0f}" if size == size.to_integral() else f"{sign}£{size:,.2f}"


_SHOWN = {
    "pounds": _pounds,
    "percent": lambda text: f"{text.removesuffix('.0')}%",
    "date": lambda text: long_date(datetime.date.fromisoformat(text)),
    "days": lambda number: "1 day" if number == 1 else f"{number:,} days",
    "under": lambda limit: f"fewer than {limit}",
    "hidden": lambda _: "not shown",
}


def number_of(cell: Cell) -> Decimal | None:
    """The number in a cell, for a bar's length or a spreadsheet; None where there is none or it may not be shown."""
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, dict):
        for kind in ("pounds", "percent", "days"):
            if kind in cell:
                return Decimal(cell[kind])
    return None


@dataclass(frozen=True)
class Figure:
    """One number with its words: *12 actions closed*. ``records`` are the rows that it counts.

    ``counts`` says that it counts children, or is a percentage of such counts: small ones are suppressed
    (``reports.facts.suppression``). ``adds`` names what such a number adds up, or is the same as: other figures by
    their keys, ``cell:ROW:COLUMN`` and ``total:COLUMN`` of the fact's table. ``made_of`` are the part and the whole
    of a percentage.
    """

    key: str
    label: str
    number: Cell
    note: str = ""
    records: tuple[Subject, ...] = ()
    counts: bool = False
    adds: tuple[str, ...] = ()
    made_of: tuple[int, ...] = ()

    def as_json(self) -> dict:
        return {"key": self.key, "label": self.label, "number": self.number, "note": self.note}


@dataclass(frozen=True)
class Grid:
    """A table: the first column heads its row. ``total`` is a row of its own; ``counts`` are the columns of counts
    of children, which are suppressed; ``records`` has the rows behind each row, by its position.

    Of the columns of counts, ``across`` is the one that adds up the others. Tables of facts that are suppressed
    together and have the same ``whole`` break down the same children, so that their totals are one number.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    counts: tuple[int, ...] = ()
    records: dict[int, tuple[Subject, ...]] = field(default_factory=dict)
    across: int | None = None
    whole: str = ""

    def as_json(self) -> dict:
        return {
            "caption": self.caption,
            "headings": list(self.headings),
            "rows": [list(row) for row in self.rows],
            "total": list(self.total) if self.total else None,
        }


@dataclass(frozen=True)
class Chart:
    """A drawing of the fact's table: ``labels`` is the column of names, ``values`` the columns that are drawn.

    ``shape`` is bars (lying, for names), columns (standing, for times), stacked or line. ``says`` tells in a
    sentence or two what the drawing shows; it is its alternative text.
    """

    shape: str
    caption: str
    values: tuple[int, ...]
    says: str
    labels: int = 0

    def as_json(self) -> dict:
        return {
            "shape": self.shape,
            "caption": self.caption,
            "labels": self.labels,
            "values": list(self.values),
            "says": self.says,
        }


@dataclass(frozen=True)
class Item:
    """One entry of a list: what it is, and what is said of it. ``record`` is where it stands in the portal."""

    title: str
    text: str = ""
    record: Subject | None = None


@dataclass(frozen=True)
class Taken:
    """A fact as it was taken. ``says`` puts it in a sentence or two; ``empty`` is said where there is nothing."""

    says: str = ""
    figures: tuple[Figure, ...] = ()
    table: Grid | None = None
    chart: Chart | None = None
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""

    def as_json(self) -> dict:
        """The value as it is frozen and printed: without records."""
        return {
            "says": self.says,
            "figures": [figure.as_json() for figure in self.figures],
            "table": self.table.as_json() if self.table else None,
            "chart": self.chart.as_json() if self.chart else None,
            "items": [{"title": item.title, "text": item.text} for item in self.items],
            "notes": list(self.notes),
            "empty": self.empty,
        }

    def records(self) -> Records:
        """The rows behind it: ``figure:KEY``, ``row:POSITION`` and ``items``."""
        found = {f"figure:{figure.key}": _rows(figure.records) for figure in self.figures}
        if self.table:
            found |= {f"row:{position}": _rows(rows) for position, rows in self.table.records.items()}
        found["items"] = _rows(item.record for item in self.items if item.record)
        return {key: rows for key, rows in found.items() if rows}


def _rows(subjects) -> list[list]:
    return [[one.kind, one.id, one.label, one.url] for one in subjects]
