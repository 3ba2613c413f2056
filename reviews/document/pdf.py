"""The papers of a review as accessible PDFs, in their own style."""

from safeguarding.documents import layout
from safeguarding.documents.layout import CannotRender

__all__ = ["CannotRender", "render"]

STYLE = "static/css/document.css"


def render(html: str) -> bytes:
    """``html`` as a tagged PDF in the style of the papers. Raises CannotRender, as ``layout.render`` does."""
    return layout.render(html, STYLE)
