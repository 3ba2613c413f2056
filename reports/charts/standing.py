"""Columns and lines for times: they stand beside one another from left to right."""

from reports.charts import ink, marks
from reports.charts.series import Drawing, Point

HIGH = 200
NARROWEST, WIDEST = 7, 46
LABEL_ROOM = 46
# A line writes every number as long as they are not more than this for each series.
ALL_NUMBERS = 13


def columns_fit(drawing: Drawing, width: float) -> bool:
    """Whether every column has room for its number above it and every group for its label below."""
    each = width / max(len(drawing.labels), 1)
    widest = max(map(ink.width_of, drawing.widest()), default=0) + 4
    longest = max((ink.width_of(word) for label in drawing.labels for word in label.split()), default=0)
    return each * 0.86 / max(len(drawing.series), 1) >= max(widest, NARROWEST) and each >= longest + 4


def columns(drawing: Drawing, styles: list[marks.Look], width: float) -> tuple[list[str], float]:
    """The series of a row side by side, with the number at the end of each. Gives the elements and the height."""
    drawn, head = marks.legend(drawing.series, styles, width) if drawing.several else ([], 6)
    scale = _Scale(drawing, head + 16)
    each = width / max(len(drawing.labels), 1)
    wide = min(WIDEST, each * 0.86 / len(drawing.series))
    for row, label in enumerate(drawing.labels):
        middle = (row + 0.5) * each
        first = middle - wide * len(drawing.series) / 2
        for place, (series, look) in enumerate(zip(drawing.series, styles, strict=True)):
            drawn += _column(scale, look, series.points[row], first + place * wide, wide)
        drawn += _below(label, middle, each - 4, scale.bottom)
    return [*drawn, ink.rule(0, scale.zero, width, scale.zero, ink.QUIET)], scale.bottom + LABEL_ROOM


def line(drawing: Drawing, styles: list[marks.Look], width: float) -> tuple[list[str], float]:
    """A line for each series, its points marked, broken where there is no number. Gives the elements and the height."""
    drawn, head = marks.legend(drawing.series, styles, width, lines=True) if drawing.several else ([], 6)
    scale = _Scale(drawing, head + 16)
    ends = max([*map(ink.width_of, drawing.widest()), *_ends(drawing, width)], default=0) / 2 + 6
    step = (width - 2 * ends) / max(len(drawing.labels) - 1, 1)
    places = [ends + row * step for row in range(len(drawing.labels))]
    drawn.append(ink.rule(0, scale.zero, width, scale.zero, ink.QUIET))
    for series, look in zip(drawing.series, styles, strict=True):
        drawn += _run(scale, look, series.points, places)
        drawn += _numbers(scale, drawing, series.points, places)
    every = max(1, -(-len(places) * 52 // int(width)))
    for row in range(0, len(places), every):
        room = min(max(step * every - 4, 30), 2 * ends if row in {0, len(places) - 1} else width)
        drawn += _below(drawing.labels[row], places[row], room, scale.bottom)
    return drawn, scale.bottom + LABEL_ROOM


def _ends(drawing: Drawing, width: float) -> list[float]:
    """How wide the first and the last label are, of which half stands outside; no more than a quarter of the width."""
    return [min(ink.width_of(label), width / 4) for label in (drawing.labels[:1] + drawing.labels[-1:])]


class _Scale:
    """Where a number stands: ``zero`` and ``bottom`` are heights, ``unit`` is how high a one is."""

    def __init__(self, drawing: Drawing, top: float):
        span = drawing.high - drawing.low
        self.unit = HIGH / span if span else 0
        self.zero = top + (drawing.high * self.unit if span else HIGH)
        self.bottom = top + HIGH + (18 if drawing.low < 0 else 0)

    def at(self, number: float) -> float:
        return self.zero - number * self.unit


def _below(label: str, middle: float, room: float, bottom: float) -> list[str]:
    lines = ink.wrapped(label, room)
    return [ink.text(middle, bottom + 17 + n * ink.LINE, words, anchor="middle") for n, words in enumerate(lines)]


def _column(scale: _Scale, look: marks.Look, point: Point, x: float, wide: float) -> list[str]:
    middle, inner = x + wide / 2, wide - 2
    if point.number is None:
        drawn = marks.stub(x + 1, scale.zero - marks.STUB, inner, marks.STUB) if point.suppressed else []
        return [*drawn, ink.text(middle, scale.zero - marks.STUB - 5, point.reads, anchor="middle", fill=ink.QUIET)]
    tall = abs(point.number) * scale.unit
    if point.number < 0:
        below = ink.text(middle, scale.zero + tall + 14, point.reads, anchor="middle")
        return [*marks.box(look, x + 1, scale.zero, inner, tall), below]
    top = scale.zero - tall
    return [*marks.box(look, x + 1, top, inner, tall), ink.text(middle, top - 5, point.reads, anchor="middle")]


def _run(scale: _Scale, look: marks.Look, points: tuple[Point, ...], places: list[float]) -> list[str]:
    """One series: its unbroken stretches, a mark for each point, a stub where a number is not shown."""
    drawn, stretch = [], []
    for point, x in zip(points, places, strict=True):
        if point.number is None:
            drawn += [marks.stroke(look, stretch)] if len(stretch) > 1 else []
            drawn += marks.stub(x - 4, scale.zero - marks.STUB, 8, marks.STUB) if point.suppressed else []
            stretch = []
        else:
            stretch.append((x, scale.at(point.number)))
    drawn += [marks.stroke(look, stretch)] if len(stretch) > 1 else []
    known = [(point, x) for point, x in zip(points, places, strict=True) if point.number is not None]
    return drawn + [marks.marker(look, x, scale.at(point.number)) for point, x in known]


def _numbers(scale: _Scale, drawing: Drawing, points: tuple[Point, ...], places: list[float]) -> list[str]:
    """What is written at the points: every number, or of many the first, the last, the least and the most."""
    rows = [row for row, point in enumerate(points) if point.number is not None]
    if len(points) > ALL_NUMBERS and rows:
        by_size = sorted(rows, key=lambda row: points[row].number)
        rows = sorted({rows[0], rows[-1], by_size[0], by_size[-1]})
    drawn = []
    for row in rows:
        point = points[row]
        away = -9 if _is_highest(drawing, point, row) else 19
        if not _is_written(drawing, point, row):
            drawn.append(ink.text(places[row], scale.at(point.number) + away, point.reads, anchor="middle"))
    for row, point in enumerate(points):
        if point.suppressed:
            above = scale.zero - marks.STUB - 5
            drawn.append(ink.text(places[row], above, point.reads, anchor="middle", fill=ink.QUIET))
    return drawn


def _is_highest(drawing: Drawing, point: Point, row: int) -> bool:
    """Whether no other line is above this point, so that there is room for its number."""
    beside = [series.points[row] for series in drawing.series if series.points[row] is not point]
    return all(other.number is None or other.number <= point.number for other in beside)


def _is_written(drawing: Drawing, point: Point, row: int) -> bool:
    """Whether an earlier line has the same number here, which is written once for both."""
    same = [series.points[row] for series in drawing.series if series.points[row].number == point.number]
    return same[0] is not point
