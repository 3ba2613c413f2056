"""Places for the boxes of a structure diagram, in rows from the top down. No database, no drawing.

Groups wider than the partnership, and what stands under them, come last, in a band of their own.
All lengths are pixels of a picture that is at most 1,112 wide.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from partnership.diagram.lines import GAP, Line, gutters, lines_between
from partnership.diagram.rows import depths, in_rows
from partnership.diagram.wrapping import wrapped

WIDTH, LINE_HEIGHT, PADDING = 184, 18, 12
NAME_ROOM, SMALL_ROOM = 20.0, 24.0
MARGIN, BAND_FOOT = 12, 30


@dataclass(frozen=True)
class Node:
    """A group as the picture needs it. ``family`` is what sister groups in several localities have in common."""

    key: str
    name: str
    kind: str = "sub-group"
    kind_words: str = ""
    parents: tuple[str, ...] = ()
    footprint: tuple[str, ...] = ()
    family: str = ""
    locality: str = ""
    url: str = ""
    note: str = ""

    @property
    def is_wider(self) -> bool:
        return self.kind == "wider-group" or bool(self.footprint)

    @property
    def small_print(self) -> str:
        """What stands under the name in smaller letters."""
        serves = f"Serves {', '.join(self.footprint)}" if self.footprint else ""
        return ". ".join(part for part in (self.kind_words, self.locality, serves, self.note) if part)


@dataclass
class Box:
    """A node with its place. ``name`` and ``small`` are the lines of its text with the y of each."""

    node: Node
    row: int
    x: float
    y: float = 0
    height: float = 0
    width: float = WIDTH
    name: list[tuple[float, str]] = field(default_factory=list)
    small: list[tuple[float, str]] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def corner(self) -> int:
        """Forums have round corners: they are conferences, not boards."""
        return 18 if self.node.kind == "forum" else 0


@dataclass(frozen=True)
class Drawing:
    """Everything that the template draws. ``band_top`` is where the wider groups begin, None where there are none."""

    width: float
    height: float
    boxes: list[Box]
    lines: list[Line]
    band_top: float | None = None
    band_height: float = 0


def lay_out(nodes: Iterable[Node]) -> Drawing:
    """The picture of these groups. A parent that is not among them is left out; a circle is cut."""
    nodes = list(nodes)
    known = {node.key for node in nodes}
    above = {node.key: [key for key in dict.fromkeys(node.parents) if key in known] for node in nodes}
    depth = depths(above)
    apart = _apart(nodes, above, depth)
    rows = _rows(nodes, above, depth, apart)
    first_of_band = next((n for n, row in enumerate(rows) if row[0].key in apart), None)
    total = max((len(row) for row in rows), default=0) * (WIDTH + GAP) + GAP
    boxes = {box.node.key: box for n, row in enumerate(rows) for box in _row(n, row, total)}
    links = [(boxes[p], boxes[c]) for c, parents in above.items() for p in parents if boxes[p].row < boxes[c].row]
    height = _stack(rows, boxes, gutters(links, len(rows)), first_of_band)
    band_top = boxes[rows[first_of_band][0].key].y - GAP / 2 if first_of_band is not None else None
    lines = lines_between(links, [[boxes[node.key] for node in row] for row in rows])
    return Drawing(total, height, list(boxes.values()), lines, band_top, height - (band_top or 0) - MARGIN / 2)


def _apart(nodes, above, depth) -> set[str]:
    """The keys of the wider groups and of everything under them."""
    found: set[str] = set()
    for node in sorted(nodes, key=lambda node: depth[node.key]):
        if node.is_wider or any(parent in found for parent in above[node.key]):
            found.add(node.key)
    return found


def _rows(nodes, above, depth, apart) -> list[list[Node]]:
    """Rows from the top: layer by layer, first the partnership's own groups, then the wider ones."""
    rows: list[list[Node]] = []
    place: dict[str, float] = {}
    for in_band in (False, True):
        mine = [node for node in nodes if (node.key in apart) is in_band]
        for layer in sorted({depth[node.key] for node in mine}):
            here = [node for node in mine if depth[node.key] == layer]
            near = {node.key: _mean(place[p] for p in above[node.key] if p in place) for node in here}
            for row in in_rows(here, near):
                rows.append(row)
                place |= {node.key: (n + 0.5) / len(row) for n, node in enumerate(row)}
    return rows


def _mean(places: Iterable[float]) -> float:
    places = list(places)
    return sum(places) / len(places) if places else 0.5


def _row(number: int, row: list[Node], total: float) -> list[Box]:
    """The boxes of one row, centred, all as high as the highest."""
    left = (total - len(row) * (WIDTH + GAP) + GAP) / 2
    boxes = [Box(node, number, left + n * (WIDTH + GAP)) for n, node in enumerate(row)]
    texts = [(wrapped(node.name, NAME_ROOM), wrapped(node.small_print, SMALL_ROOM)) for node in row]
    height = max(len(name) + len(small) for name, small in texts) * LINE_HEIGHT + 2 * PADDING
    for box, (name, small) in zip(boxes, texts, strict=True):
        box.height = height
        box.name, box.small = list(enumerate(name)), list(enumerate(small, len(name)))
    return boxes


def _stack(rows, boxes, spaces: list[float], first_of_band: int | None) -> float:
    """Give each row its height from the top, with room for the lines above it. Returns the picture's height."""
    y: float = MARGIN
    for number, row in enumerate(rows):
        y += spaces[number] + (GAP if number and number == first_of_band else GAP / 2 if number == first_of_band else 0)
        for node in row:
            box = boxes[node.key]
            box.y = y
            box.name = [(y + PADDING + (n + 0.75) * LINE_HEIGHT, text) for n, text in box.name]
            box.small = [(y + PADDING + (n + 0.75) * LINE_HEIGHT, text) for n, text in box.small]
        y = boxes[row[0].key].bottom if row else y
    return y + MARGIN + (BAND_FOOT if first_of_band is not None else 0)
