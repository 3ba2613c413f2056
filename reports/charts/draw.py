"""A chart as SVG, from a fact's chart and table as they are frozen."""

from django.utils.safestring import SafeString, mark_safe

from reports.charts import ink, lying, marks, standing
from reports.charts.series import Drawing, read

COLOUR = "#1d5f6e"
# In units: a page is narrow, so that letters can be read on a telephone; on paper one is a quarter of a millimetre.
ON_PAGE, ON_PAPER = 460, 680
FONTS = "Liberation Sans, Arial, DejaVu Sans, sans-serif"


def chart_svg(chart: dict, table: dict, *, colour: str = COLOUR, width: int = ON_PAGE) -> SafeString:
    """The SVG element that draws ``table`` as ``chart`` says; its title is ``chart["says"]``, its alternative text.

    Columns without room for their numbers lie down as bars. Labels that are too long end in an ellipsis: the table
    beside every chart has them whole. Nothing in it is taken for mark-up, a script or a style.
    """
    drawing = read(chart, table, stacked=chart["shape"] == "stacked")
    styles = marks.looks(colour, len(drawing.series))
    elements, height = _shape_of(chart["shape"], drawing, width)(drawing, styles, width)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {ink.near(height)}" '
        f'width="{width}" height="{ink.near(height)}" font-family="{FONTS}">'
    )
    says = ink.clean(chart["says"] or chart["caption"])
    # Every word that came from elsewhere went through ink.clean.
    return mark_safe(f"{opening}<title>{says}</title>{''.join(elements)}</svg>")


def _shape_of(shape: str, drawing: Drawing, width: float):
    if shape == "stacked":
        return lying.stacked
    if shape == "line":
        return standing.line
    return standing.columns if shape == "columns" and standing.columns_fit(drawing, width) else lying.bars
