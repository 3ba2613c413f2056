"""What is drawn, read from a fact's table: a label for each row, a named series for each column."""

from dataclasses import dataclass

from reports.facts.value import number_of, shown

NO_FIGURE = "no figure"


@dataclass(frozen=True)
class Point:
    """A cell as it is drawn: its number, or None where there is none or it is not shown, and how it reads."""

    number: float | None
    reads: str
    suppressed: bool = False


@dataclass(frozen=True)
class Series:
    """A column of the table."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Drawing:
    """Everything that a chart needs: its labels, its series, the range of its numbers with zero in it."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    low: float
    high: float

    @property
    def several(self) -> bool:
        """Whether marks must say which series they belong to."""
        return len(self.series) > 1

    def widest(self) -> list[str]:
        """Everything that is written beside a mark."""
        return [point.reads for series in self.series for point in series.points]


def read(chart: dict, table: dict, *, stacked: bool = False) -> Drawing:
    """The drawing of ``chart`` from its ``table``, both as they are frozen. The total's row is not drawn."""
    rows = table["rows"]
    series = tuple(
        Series(table["headings"][column], tuple(_point(row[column]) for row in rows)) for column in chart["values"]
    )
    ends = _sums(series) if stacked else [p.number for one in series for p in one.points if p.number is not None]
    labels = tuple(shown(row[chart["labels"]]) for row in rows)
    return Drawing(labels, series, min([0.0, *ends]), max([0.0, *ends]))


def _point(cell) -> Point:
    number = number_of(cell)
    suppressed = isinstance(cell, dict) and number is None and "date" not in cell
    return Point(None if number is None else float(number), shown(cell) or NO_FIGURE, suppressed)


def _sums(series: tuple[Series, ...]) -> list[float]:
    """How far each stack reaches to the right, and to the left where something is below zero."""
    stacks = [[point.number or 0.0 for point in row] for row in zip(*(one.points for one in series), strict=True)]
    return [sum(n for n in row if n > 0) for row in stacks] + [sum(n for n in row if n < 0) for row in stacks]
