"""Drawing a fact where a page or a document shows it."""

from django import template

from reports.documents.shown import shown_value

register = template.Library()


@register.inclusion_tag("reports/documents/value.html")
def fact_value(value, colour="", paper=False):
    """A fact's value: its sentence, figures, chart with its data, table, list and notes; or why it is empty.

    ``colour`` is the partnership's as #rrggbb. On ``paper`` nothing is folded away and wide tables are divided.
    """
    return shown_value(value, colour=colour, paper=paper)
