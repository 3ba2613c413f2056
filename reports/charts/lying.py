"""Bars that lie: one for each row and series with its number beside it, or the series of a row end to end."""

from reports.charts import ink, marks
from reports.charts.series import Drawing, Point

BAR, THIN = 18, 14
BETWEEN = 9
# Of more rows than this, each is a little lower, so that the chart keeps to half a page.
MANY = 14
LABELS_AT_MOST = 0.36


def bars(drawing: Drawing, styles: list[marks.Look], width: float) -> tuple[list[str], float]:
    """Each series of a row on a line of its own. Gives the elements and the height."""
    high = THIN if drawing.several or _is_many(drawing) else BAR
    frame = _Frame(drawing, width, max(map(ink.width_of, drawing.widest()), default=0) + 8)
    drawn, y = _head(drawing, styles, width)
    for row, label in enumerate(drawing.labels):
        lines = frame.label(label)
        tall = max(high * len(drawing.series), ink.LINE * len(lines))
        drawn += _label(lines, frame.left, y, tall)
        top = y + (tall - high * len(drawing.series)) / 2
        for place, (series, look) in enumerate(zip(drawing.series, styles, strict=True)):
            drawn += _bar(frame, look, series.points[row], top + place * high, high - 2)
        y += tall + _between(drawing)
    return [*drawn, ink.rule(frame.zero, 0 if not drawing.several else 26, frame.zero, y - 4, ink.QUIET)], y


def stacked(drawing: Drawing, styles: list[marks.Look], width: float) -> tuple[list[str], float]:
    """The series of a row end to end. Numbers stand in their parts where they fit; the table has them all."""
    high = BAR if _is_many(drawing) else BAR + 4
    hidden = max((ink.width_of(_beside(drawing, row)) for row in range(len(drawing.labels))), default=0)
    frame = _Frame(drawing, width, hidden + 12 + marks.STUB * len(drawing.series) * bool(hidden))
    drawn, y = _head(drawing, styles, width)
    for row, label in enumerate(drawing.labels):
        lines = frame.label(label)
        tall = max(high, ink.LINE * len(lines))
        drawn += _label(lines, frame.left, y, tall)
        drawn += _stack(frame, drawing, styles, row, y + (tall - high) / 2, high)
        y += tall + _between(drawing)
    return [*drawn, ink.rule(frame.zero, 26, frame.zero, y - 4, ink.QUIET)], y


def _is_many(drawing: Drawing) -> bool:
    return len(drawing.labels) > MANY


def _between(drawing: Drawing) -> int:
    return BETWEEN // 2 if _is_many(drawing) else BETWEEN


class _Frame:
    """Where things lie: the labels, zero, and how long a one is."""

    def __init__(self, drawing: Drawing, width: float, beside: float):
        self.left = min(width * LABELS_AT_MOST, max(map(ink.width_of, drawing.labels), default=0)) + 2
        before = beside if drawing.low < 0 else 0
        room = max(width - self.left - 10 - before - max(beside, marks.STUB + 8), 40)
        span = drawing.high - drawing.low
        self.unit = room / span if span else 0
        self.zero = self.left + 10 + before - drawing.low * self.unit

    def label(self, label: str) -> list[str]:
        return ink.wrapped(label, self.left)


def _head(drawing: Drawing, styles, width) -> tuple[list[str], float]:
    return marks.legend(drawing.series, styles, width) if drawing.several else ([], 2)


def _label(lines: list[str], left: float, y: float, tall: float) -> list[str]:
    """The lines of a label, ending at the bars, centred on them."""
    first = y + (tall - ink.LINE * len(lines)) / 2 + 12
    return [ink.text(left, first + n * ink.LINE, line, anchor="end") for n, line in enumerate(lines)]


def _bar(frame: _Frame, look: marks.Look, point: Point, y: float, high: float) -> list[str]:
    baseline = y + high / 2 + 4.5
    if point.number is None:
        drawn = marks.stub(frame.zero, y, marks.STUB, high) if point.suppressed else []
        after = frame.zero + (marks.STUB if point.suppressed else 0) + 5
        return [*drawn, ink.text(after, baseline, point.reads, fill=ink.QUIET)]
    long = abs(point.number) * frame.unit
    if point.number < 0:
        drawn = marks.box(look, frame.zero - long, y, long, high)
        return [*drawn, ink.text(frame.zero - long - 5, baseline, point.reads, anchor="end")]
    return [*marks.box(look, frame.zero, y, long, high), ink.text(frame.zero + long + 5, baseline, point.reads)]


def _stack(frame: _Frame, drawing: Drawing, styles, row: int, y: float, high: float) -> list[str]:
    drawn, right, left = [], frame.zero, frame.zero
    for series, look in zip(drawing.series, styles, strict=True):
        point = series.points[row]
        long = abs(point.number or 0) * frame.unit
        if not long:
            continue
        left -= long if point.number < 0 else 0
        x = left if point.number < 0 else right
        right += long if point.number > 0 else 0
        drawn += [*marks.box(look, x, y, long, high), *_inside(look, point, x, y + (high - 16) / 2, long)]
    for series in drawing.series:
        if series.points[row].suppressed:
            drawn += marks.stub(right + 2, y, marks.STUB, high)
            right += marks.STUB + 2
    return [*drawn, ink.text(right + 6, y + high / 2 + 4.5, _beside(drawing, row), fill=ink.QUIET)]


def _inside(look: marks.Look, point: Point, x: float, y: float, long: float) -> list[str]:
    """The number in its part, on a plate of its own where the part is hatched; nothing where it does not fit."""
    wide = ink.width_of(point.reads) + 6
    if wide + 4 > long:
        return []
    middle = x + long / 2
    plate = [ink.rect(middle - wide / 2, y, wide, 16, "#ffffff")] if look.hatch else []
    return [*plate, ink.text(middle, y + 12.5, point.reads, anchor="middle", fill=look.on_it)]


def _beside(drawing: Drawing, row: int) -> str:
    """What a stack cannot show as a length, in words: nothing at all, and what is not shown."""
    points = [(series.name, series.points[row]) for series in drawing.series]
    hidden = [point.reads for _, point in points if point.suppressed]
    if hidden:
        return ", ".join(dict.fromkeys(hidden))
    numbers = [point.number for _, point in points if point.number is not None]
    if not numbers:
        return points[0][1].reads if points else ""
    return "" if any(numbers) else points[0][1].reads
