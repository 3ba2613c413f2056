"""A chart as SVG, from a fact's chart and table as they are frozen."""

from django.utils.html import format_html_join

from reports.charts import ink, lying, marks, standing
from reports.charts.series import Drawing, read

COLOUR = "#1d5f6e"
# In units: a page is narrow, so that letters can be read on a telephone; on paper one is a quarter of a millimetre.
ON_PAGE, ON_PAPER = 460, 680
FONTS = "Liberation Sans, Arial, DejaVu Sans, sans-serif"


def chart_svg(chart: dict, table: dict, *, colour: str = COLOUR, width: int = ON_PAGE) -> str:
    """The SVG element that draws ``table`` as ``chart`` says; its title is ``chart["says"]``, its alternative text.

    Columns without room for their numbers lie down as bars. Labels that are too long end in an ellipsis: the table
    beside every chart has them whole. Nothing in it is taken for mark-up, a script or a style.
    """
    drawing = read(chart, table, stacked=chart["shape"] == "stacked")
    styles = marks.looks(colour, len(drawing.series))
    elements, height = _shape_of(chart["shape"], drawing, width)(drawing, styles, width)
    frame = {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        "viewBox": f"0 0 {width} {ink.near(height)}",
        "width": width,
        "height": height,
        "font-family": FONTS,
    }
    title = ink.element("title", {}, ink.clean(chart["says"] or chart["caption"]))
    return ink.element("svg", frame, format_html_join("", "{}", ((one,) for one in [title, *elements])))


def _shape_of(shape: str, drawing: Drawing, width: float):
    if shape == "stacked":
        return lying.stacked
    if shape == "line":
        return standing.line
    return standing.columns if shape == "columns" and standing.columns_fit(drawing, width) else lying.bars
