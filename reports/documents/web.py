"""The report as one web page that needs nothing beside it: its style and its logo are in it, and no script."""

import base64
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from reports.documents.body import facts_of
from reports.documents.logo import logo_of
from reports.documents.pdf import colours
from reports.documents.printed import Printed

# The same rules that draw facts on the portal's pages, then those of a page that stands alone. They have no quotation
# marks and no signs that would be escaped on their way into the page.
STYLES = ("static/css/report-facts.css", "static/css/report-web.css")


def made(printed: Printed, step: Callable[[int, int], None]) -> bytes:
    """The web page of ``printed`` as UTF-8. Raises CannotRender where the logo's file is gone."""
    step(0, 1)
    logo = logo_of(printed.content)
    picture = f"data:image/png;base64,{base64.b64encode(logo).decode()}" if logo else ""
    style = "".join((Path(settings.BASE_DIR) / name).read_text() for name in STYLES)
    own = {"logo": picture, "style": style}
    html = render_to_string("reports/documents/web.html", facts_of(printed) | colours(printed.content) | own)
    step(1, 1)
    return html.encode()
