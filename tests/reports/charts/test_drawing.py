"""Charts: lengths as the numbers are, every label there, nothing that a browser or a printer would trip over."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.charts import chart_svg
from reports.charts.ink import safe_colour
from safeguarding.design.colour import WHITE, contrast

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = ["bars", "columns", "stacked", "line"]
NUMBERS = st.integers(min_value=0, max_value=10**7)
CELLS = st.one_of(
    NUMBERS,
    st.none(),
    st.just({"under": 5}),
    st.just({"hidden": True}),
    st.integers(-(10**6), 10**6).map(lambda n: {"pounds": f"{n}.50"}),
)


def table(rows, series=1):
    headings = ["Who", *(f"Series {n}" for n in range(series))]
    return {"caption": "A table", "headings": headings, "rows": rows, "total": None}


def chart(shape, series=1, says="It shows something."):
    values = list(range(1, series + 1))
    return {"shape": shape, "caption": "A chart", "labels": 0, "values": values, "says": says}


def drawn(shape, rows, series=1, **more):
    return ET.fromstring(chart_svg(chart(shape, series), table(rows, series), **more))


def lengths(svg, side="width"):
    return [float(bar.get(side)) for bar in svg.iter(f"{SVG}rect") if bar.get("class") == "bar"]


def words(svg):
    return [one.text or "" for one in svg.iter(f"{SVG}text")]


@given(st.lists(NUMBERS, min_size=1, max_size=40))
@settings(deadline=None, max_examples=60)
def test_bars_are_as_long_as_their_numbers(numbers):
    found = lengths(drawn("bars", [[f"Row {n}", number] for n, number in enumerate(numbers)]))

    longest = max(found) / (max(numbers) or 1)
    assert len(found) == len(numbers)
    assert [n for n, long in zip(numbers, found, strict=True) if abs(long - n * longest) > 0.02] == []


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12))
@settings(deadline=None, max_examples=40)
def test_the_parts_of_a_stack_are_as_long_as_their_numbers(rows):
    found = lengths(drawn("stacked", [[f"Row {n}", *row] for n, row in enumerate(rows)], series=2))

    numbers = [number for row in rows for number in row if number]
    unit = sum(found) / (sum(numbers) or 1)
    assert len(found) == len(numbers)
    assert [n for n, long in zip(numbers, found, strict=True) if abs(long - n * unit) > 0.05] == []


def test_columns_are_as_high_as_their_numbers():
    found = lengths(drawn("columns", [["April", 3], ["May", 0], ["June", 12]]), "height")

    assert found == pytest.approx([50, 0, 200])


@pytest.mark.parametrize("shape", SHAPES)
@given(data=st.data())
@settings(deadline=None, max_examples=40)
def test_any_text_and_any_numbers_give_valid_svg_with_nothing_active_in_it(shape, data):
    series = data.draw(st.integers(1, 7))
    rows = data.draw(st.lists(st.tuples(st.text(max_size=90), *[CELLS] * series).map(list), max_size=40))
    says = data.draw(st.text(max_size=200))

    text = chart_svg(chart(shape, series, says), table(rows, series))

    root = ET.fromstring(text)
    assert root[0].tag == f"{SVG}title"
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        *("svg", "title", "text", "rect", "path", "line", "polyline", "polygon", "circle")
    }
    assert not [name for one in root.iter() for name in one.attrib if name == "style" or name.startswith("on")]
    shapes = " ".join(v for one in root.iter() for k, v in one.attrib.items() if k != "font-family")
    assert not re.search(r"nan|inf|e[-+]\d", shapes)


def test_the_words_for_those_who_do_not_see_it_come_first_and_are_escaped():
    svg = chart_svg(chart("bars", says="<script>alert(1)</script> & more"), table([["A", 1]]))

    assert 'role="img"' in svg
    assert "<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</title>" in svg


@pytest.mark.parametrize("shape", ["bars", "columns", "line", "stacked"])
def test_a_small_number_is_a_stub_of_one_size_with_words(shape):
    svg = drawn(shape, [["April", 40], ["May", {"under": 5}], ["June", {"hidden": True}]])

    stubs = [one for one in svg.iter(f"{SVG}rect") if one.get("class") == "not-shown"]
    assert len({(one.get("width"), one.get("height")) for one in stubs}) == 1
    assert len(stubs) == 2
    assert {"fewer than 5", "not shown"} <= set(words(svg))


@pytest.mark.parametrize("shape", SHAPES)
def test_zero_is_written(shape):
    assert "0" in words(drawn(shape, [["April", 0], ["May", 3]]))


def test_every_number_stands_beside_its_bar_and_forty_rows_fit():
    svg = drawn("bars", [[f"Agency {n}", n * 3] for n in range(40)], width=680)

    assert [n for n in range(40) if str(n * 3) not in words(svg)] == []
    assert float(svg.get("height")) < 900


def test_columns_without_room_for_their_numbers_lie_down():
    svg = drawn("columns", [[f"Month number {n}", n] for n in range(1, 30)])

    assert len({bar.get("x") for bar in svg.iter(f"{SVG}rect") if bar.get("class") == "bar"}) == 1


def test_series_differ_without_colour():
    svg = drawn("bars", [["A", 1, 2, 3, 4]], series=4)

    swatches = [one for one in svg.iter(f"{SVG}rect") if one.get("class") == "swatch"]
    fills = [one.get("fill") for one in swatches]
    assert len(set(fills)) == 4
    assert len(list(svg.iter(f"{SVG}path"))) == 2 * 2


def test_lines_differ_by_their_dashes():
    svg = drawn("line", [["A", 1, 2], ["B", 2, 3]], series=2)

    assert len({one.get("stroke-dasharray") for one in svg.iter(f"{SVG}polyline")}) == 2


def test_a_line_breaks_where_there_is_no_number():
    svg = drawn("line", [["A", 1], ["B", 2], ["C", None], ["D", 3], ["E", 5]])

    assert len(list(svg.iter(f"{SVG}polyline"))) == 2


@pytest.mark.parametrize("colour", ["#ffffff", "#ffff00", "#1d5f6e", "#000000", "#8fd3ff"])
def test_a_pale_colour_is_darkened_until_it_can_be_read(colour):
    assert contrast(safe_colour(colour), WHITE) >= 4.5


def test_a_chart_without_rows_is_still_a_picture():
    assert drawn("bars", []).get("role") == "img"
