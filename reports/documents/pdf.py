"""The report as an accessible PDF."""

from collections.abc import Callable

from django.template.loader import render_to_string

from reports.charts.ink import safe_colour
from reports.documents.body import facts_of
from reports.documents.logo import logo_of
from reports.documents.printed import Printed
from safeguarding.design.colour import tint
from safeguarding.documents import layout

STYLE = "static/css/report-document.css"
STEPS = 4  # written as text, laid out, written as PDF, finished


def made(printed: Printed, step: Callable[[int, int], None]) -> bytes:
    """The PDF of ``printed``, tagged (PDF/UA-1). Raises CannotRender."""
    done = iter(range(1, STEPS + 1))
    step(0, STEPS)
    html = html_of(printed)
    step(next(done), STEPS)
    return layout.render(html, STYLE, pictures=pictures(printed), step=lambda: step(next(done), STEPS))


def html_of(printed: Printed) -> str:
    """What the renderer lays out. The draft's marking and the colour are in it; the style sheet is one for all."""
    facts = facts_of(printed, paper=True)
    return render_to_string("reports/documents/pdf.html", facts | colours(printed.content))


def colours(content: dict) -> dict:
    """The partnership's colour as it can be read on white, and a tint of it."""
    colour = safe_colour(content["colour"])
    return {"colour": colour, "tint": tint(colour, 0.1)}


def pictures(printed: Printed) -> dict[str, bytes]:
    """What the renderer may show: the logo, and nothing else."""
    logo = logo_of(printed.content)
    return {"picture:logo": logo} if logo else {}
