"""The structure diagram: boxes in their places, a line for every link, nothing over anything."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.arrangement import Arrangement
from partnership.diagram import Node, lay_out, nodes_of, outline_of
from partnership.diagram.wrapping import width_of, wrapped
from partnership.files import read
from tests.partnership.conftest import STRANGE, seed

FILES = [seed("buckinghamshire"), seed("berkshire-west"), seed("template"), STRANGE]
WORDS = st.text("abc Wm-", min_size=1, max_size=60).filter(str.strip)


@st.composite
def forests(draw):
    """Groups of which each may stand under any of the groups before it."""
    count = draw(st.integers(0, 18))
    nodes = []
    for n in range(count):
        parents = draw(st.lists(st.integers(0, max(n - 1, 0)), max_size=3, unique=True)) if n else []
        wider, family = draw(st.booleans()), draw(st.sampled_from(["", "a", "b"]))
        kind = "wider-group" if wider and draw(st.booleans()) else "sub-group"
        nodes.append(Node(f"k{n}", draw(WORDS), kind, parents=tuple(f"k{p}" for p in parents), family=family))
    return draw(st.permutations(nodes))


def overlap(one, other):
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.bottom and other.y < one.bottom


def inside(box, points):
    """Whether a way along these corners, upright and level, goes through the box."""
    legs = itertools.pairwise(points)
    return any(
        min(x1, x2) < box.x + box.width and max(x1, x2) > box.x and min(y1, y2) < box.bottom and max(y1, y2) > box.y
        for (x1, y1), (x2, y2) in legs
    )


@settings(max_examples=60, deadline=None)
@given(forests())
def test_no_two_boxes_overlap_and_all_lie_in_the_picture(nodes):
    drawing = lay_out(nodes)

    assert len(drawing.boxes) == len(nodes)
    assert not [(a, b) for a in drawing.boxes for b in drawing.boxes if a is not b and overlap(a, b)]
    assert all(box.x >= 0 and box.x + box.width <= drawing.width for box in drawing.boxes)
    assert all(box.y >= 0 and box.bottom <= drawing.height for box in drawing.boxes)


@settings(max_examples=60, deadline=None)
@given(forests())
def test_every_link_is_drawn_from_its_parent_down_to_its_child_and_through_no_box(nodes):
    drawing = lay_out(nodes)
    boxes = {box.node.key: box for box in drawing.boxes}

    assert sorted((line.parent, line.child) for line in drawing.lines) == sorted(
        (parent, node.key) for node in nodes for parent in node.parents
    )
    for line in drawing.lines:
        assert line.points[0] == (boxes[line.parent].middle, boxes[line.parent].bottom)
        assert line.points[-1][1] == boxes[line.child].y
        assert not [box.node.key for box in drawing.boxes if inside(box, line.points)]


@settings(max_examples=60, deadline=None)
@given(forests())
def test_the_list_says_every_group_once(nodes):
    def keys(items):
        return [key for item in items for key in [item["node"].key, *keys(item["under"])]]

    assert sorted(keys(outline_of(nodes))) == sorted(node.key for node in nodes)


@given(WORDS)
def test_a_name_is_broken_into_lines_that_fit_and_no_word_is_lost(text):
    lines = wrapped(text, 20)

    assert all(width_of(line) <= 21 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")


def test_groups_in_a_circle_are_drawn_all_the_same():
    nodes = [Node("a", "A", parents=("b",)), Node("b", "B", parents=("a",))]

    assert len(lay_out(nodes).boxes) == 2
    assert len(outline_of(nodes)) == 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_we_have_is_drawn(path):
    arrangement = Arrangement(read(path))

    drawing = lay_out(nodes_of(arrangement))

    assert len(drawing.boxes) == len(arrangement.groups)
    assert len(drawing.lines) == sum(len(group["parents"]) for group in arrangement.groups)


def test_localities_of_one_function_stand_side_by_side():
    drawing = lay_out(nodes_of(Arrangement(read(seed("berkshire-west")))))
    sisters = sorted((b for b in drawing.boxes if b.node.family == "scrutiny"), key=lambda box: box.x)

    assert len(sisters) == 3
    assert {box.row for box in sisters} == {sisters[0].row}
    assert sisters[2].x - sisters[0].x == pytest.approx(2 * (sisters[1].x - sisters[0].x))


def test_a_wider_group_stands_apart_with_its_footprint():
    drawing = lay_out(nodes_of(Arrangement(read(STRANGE))))
    deaths = next(box for box in drawing.boxes if box.node.key == "deaths")

    assert deaths.y > drawing.band_top > max(box.y for box in drawing.boxes if box is not deaths)
    assert "Serves Three Rivers, Coast" in deaths.node.small_print
