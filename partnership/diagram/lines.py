"""Lines between boxes: down into the space below a row, along it, through a gap of each row between, and in from above.

No line runs through a box: rows leave gaps, and the spaces between rows are as high as their lanes need.
"""

from collections import defaultdict
from dataclasses import dataclass

GAP, LANE, AIR = 32, 7, 16


@dataclass(frozen=True)
class Line:
    """A link as a path of corners, from the bottom of what is above to the top of what stands under it."""

    parent: str
    child: str
    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        """For the ``d`` of an SVG path."""
        return "M" + " L".join(f"{x:g},{y:g}" for x, y in self.points)


def gutters(links, rows: int) -> list[float]:
    """How high the space above each row must be for its lanes; nothing above the first."""
    lanes = _lanes(links)
    return [0.0 if row == 0 else 2 * AIR + LANE * max(len(lanes[row]) - 1, 0) for row in range(rows)]


def _lanes(links) -> dict[int, list[str]]:
    """For the space above each row: the parents whose lines run there, each in a lane of its own."""
    lanes: dict[int, list[str]] = defaultdict(list)
    for parent, child in links:
        for row in range(parent.row + 1, child.row + 1):
            if parent.node.key not in lanes[row]:
                lanes[row].append(parent.node.key)
    return lanes


def lines_between(links, rows: list[list]) -> list[Line]:
    """One line for every link. ``links`` are pairs of placed boxes, ``rows`` all boxes by row."""
    lanes = _lanes(links)
    through = list(dict.fromkeys(p.node.key for p, c in links if c.row > p.row + 1))
    return [Line(p.node.key, c.node.key, tuple(_corners(p, c, rows, lanes, through))) for p, c in links]


def _corners(parent, child, rows, lanes, through):
    """The corners of one line. ``through`` are the parents whose lines go through rows, each beside the others."""
    key = parent.node.key
    x = parent.middle
    yield x, parent.bottom
    for row in range(parent.row + 1, child.row + 1):
        y = rows[row - 1][0].bottom + AIR + LANE * lanes[row].index(key)
        yield x, y
        if row == child.row:
            x = child.middle + _aside(key, lanes[row])
        else:
            x = _gap(parent.middle, rows[row]) + _aside(key, through)
        yield x, y
        # Down: through the gap of a row that lies between, or to the top of the child.
        if row == child.row:
            yield x, child.y


def _aside(key: str, lane: list[str]) -> float:
    """How far beside the middle this parent's lines run, so that lines of two parents do not lie on each other."""
    wanted = (lane.index(key) - (len(lane) - 1) / 2) * LANE
    return max(-GAP / 2 + 4, min(GAP / 2 - 4, wanted))


def _gap(x: float, row: list) -> float:
    """The middle of the gap of a row that is nearest to ``x``, the two ends of the row among them."""
    edges = [row[0].x - GAP, *[box.x + box.width for box in row]]
    return min((edge + GAP / 2 for edge in edges), key=lambda middle: abs(middle - x))
