"""A report as documents: PDF, web page, Word and data tables, the same bytes for the same report."""

from reports.documents.making import CannotRender, body_html, make
from reports.documents.printed import Printed, printed_of

__all__ = ["CannotRender", "Printed", "body_html", "make", "printed_of"]
