"""The cells of a table as mark-up, put together here: a list has hundreds, and a template takes twice as long.

``format_html`` escapes what is in them; ``templates/components/table.html`` draws the rest of the table.
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join

from safeguarding.design.cells import Cell, Table

OPENING = '<td role="cell" class="govuk-table__cell{}" data-heading="{}">'
TAG = '<strong class="govuk-tag govuk-tag--{}{}">{}</strong>'
LINK = '<a class="govuk-link{}" href="{}">{}</a>'
NOTHING = '<span class="app-quiet" aria-hidden="true">–</span><span class="govuk-visually-hidden">{}</span>'
TICK = (
    '<span class="govuk-checkboxes govuk-checkboxes--small app-tick"><span class="govuk-checkboxes__item">'
    '<input class="govuk-checkboxes__input" type="checkbox" name="on" value="{0}" id="tick-{0}"{1}>'
    '<label class="govuk-label govuk-checkboxes__label" for="tick-{0}">'
    '<span class="govuk-visually-hidden">Choose {2}</span></label></span></span>'
)


def rows_of(table: Table) -> list[str]:
    """What stands between the ``<tr>`` and ``</tr>`` of each row, safe to be put there."""
    return [format_html_join("", "{}{}{}</td>", map(_parts, row)) for row in table.rows]


def _parts(cell: Cell) -> tuple[str, str, str]:
    """What a cell is put together from: its beginning, its tick box and what it shows."""
    tick = format_html(TICK, cell.tick, " checked" if cell.ticked else "", cell.words) if cell.tick else ""
    return _opening(cell.heading, cell.numeric), tick, _INSIDE[cell.kind](cell)


# Typed: a heading that is marked as safe equals the same letters that are not, and must not lend them its answer.
@lru_cache(maxsize=1024, typed=True)
def _opening(heading: str, numeric: bool) -> str:
    """The same for every cell of a column."""
    return format_html(OPENING, " govuk-table__cell--numeric" if numeric else "", heading)


def _unbroken(cell: Cell) -> str:
    return " app-unbroken" if cell.is_short else ""


_INSIDE = {
    "text": lambda cell: cell.words,
    "tag": lambda cell: format_html(TAG, cell.value.colour, _unbroken(cell), cell.words),
    "link": lambda cell: format_html(LINK, _unbroken(cell), cell.target, cell.words),
    "lines": lambda cell: render_to_string("components/value.html", {"value": cell.value}),
    "none": lambda cell: format_html(NOTHING, "None"),
}
