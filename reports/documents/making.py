"""The four documents of a report."""

from collections.abc import Callable
from dataclasses import replace

from reports.documents import data, pdf, web, word
from reports.documents.body import body_html
from reports.documents.printed import Printed
from safeguarding.documents.layout import CannotRender
from safeguarding.documents.printable import printable

__all__ = ["EXTENSIONS", "CannotRender", "body_html", "make"]

Step = Callable[[int, int], None]
EXTENSIONS = {"pdf": "pdf", "web": "html", "word": "docx", "data": "xlsx"}
_MAKERS = {"pdf": pdf.made, "web": web.made, "word": word.made, "data": data.made}


def make(kind: str, printed: Printed, step: Step = lambda done, of: None) -> bytes:
    """The document of a kind (``pdf``, ``web``, ``word`` or ``data``): the same bytes for the same ``printed``.

    ``step`` is told how far it is, beginning with ``(0, all)`` and ending with ``(all, all)``. Raises CannotRender
    with a sentence where this server cannot make it.
    """
    fit = replace(printed, **{name: printable(getattr(printed, name)) for name in ("content", "standing", "sign_offs")})
    return _MAKERS[kind](fit, step)
