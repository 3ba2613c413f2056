"""From laid-out text to an accessible PDF: tagged (PDF/UA-1), the same bytes for the same text, nothing fetched."""

import importlib
import io
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pikepdf
from django.conf import settings

from safeguarding.documents.drawn_text import keep_lines_whole

LANGUAGE = "en-GB"
OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"", "optimize_images": False}
PRINT_FLAG = 4  # the annotation is printed with its page (ISO 32000-1, table 165)
# A piece of content as the renderer writes it; the words of a page come as numbers of glyphs and cannot look like it.
MARKED = re.compile(rb"/\w+\n<</MCID (\d+)>>\nBDC")
RUNNING = b"/Artifact\n<</Type /Pagination>>\nBDC"
LIBRARIES_MISSING = (
    "The server lacks the libraries that lay out PDFs. Whoever runs it installs them with “apt install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2” (`make setup` does it too); "
    "then ask for the paper again."
)

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # its warnings quote the text
logging.getLogger("fontTools").setLevel(logging.ERROR)


class CannotRender(Exception):  # noqa: N818 - why there is no PDF, as a sentence for a page
    """The PDF cannot be made here, and what would help."""


def render(
    html: str, style: str, *, pictures: Mapping[str, bytes] | None = None, step: Callable[[], None] = lambda: None
) -> bytes:
    """``html`` as a tagged PDF. Equal text gives equal bytes, whenever and wherever it is rendered with the same fonts.

    ``style`` is the path of a style sheet in the project, such as ``static/css/document.css``. ``pictures`` are the
    PNG files that the text may show, by the address that it names them with, such as ``picture:logo``. ``step`` is
    called when the text is laid out, when it is written and when it is finished. Raises CannotRender, with what to
    do about it, where the system's libraries are missing.
    """
    weasyprint = _weasyprint()
    shut = shut_door(weasyprint, pictures)
    sheet = weasyprint.CSS(string=(Path(settings.BASE_DIR) / style).read_text(), url_fetcher=shut)
    laid_out = weasyprint.HTML(string=html, url_fetcher=shut).render(stylesheets=[sheet], **OPTIONS)
    step()
    raw = laid_out.write_pdf(**OPTIONS)
    step()
    finished = finish(raw)
    step()
    return finished


def _weasyprint():
    """WeasyPrint, loaded at the first paper: it takes seconds, and only papers need its system libraries."""
    try:
        weasyprint = importlib.import_module("weasyprint")
    except OSError as missing:
        raise CannotRender(LIBRARIES_MISSING) from missing
    keep_lines_whole(weasyprint)
    return weasyprint


def shut_door(weasyprint, pictures: Mapping[str, bytes] | None = None):
    """The renderer's door to the outside, shut: a paper is text, one style sheet and the pictures handed to it."""

    class Shut(weasyprint.urls.URLFetcher):
        def fetch(self, url, headers=None):
            if pictures and url in pictures:
                return weasyprint.urls.URLFetcherResponse(url, pictures[url], {"Content-Type": "image/png"})
            raise ValueError("A paper fetches nothing, neither from the network nor from the disk.")

    return Shut()


def finish(raw: bytes) -> bytes:
    """What the renderer leaves out: the scope of header cells, which words are a page's head and foot, language, title
    bar, print flags, a fixed identity.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pdf.Root.Lang = pikepdf.String(LANGUAGE)
        preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        preferences.DisplayDocTitle = True
        pdf.Root.ViewerPreferences = preferences
        _scope(pdf.Root.StructTreeRoot, in_head=False)
        told = set(_told(pdf.Root.StructTreeRoot, None))
        for page in pdf.pages:
            _set_apart(page, told)
            for annotation in page.get("/Annots", []):
                annotation.F = PRINT_FLAG
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _scope(element, *, in_head: bool) -> None:
    """Give each header cell below ``element`` its scope: a column's in the head of a table, otherwise a row's."""
    kind = str(element.get("/S", ""))
    in_head = in_head or kind == "/THead"
    if kind == "/TH":
        _table_attributes(element).Scope = pikepdf.Name.Column if in_head else pikepdf.Name.Row
    for child in _children(element):
        _scope(child, in_head=in_head)


def _table_attributes(element) -> pikepdf.Dictionary:
    """The attributes that a header cell has as part of a table; new ones where it has none."""
    known = element.get("/A", [])
    known = list(known) if isinstance(known, pikepdf.Array) else [known]
    if not any(one.get("/O") == pikepdf.Name.Table for one in known):
        known.append(pikepdf.Dictionary(O=pikepdf.Name.Table))
    element.A = pikepdf.Array(known)
    return next(one for one in element.A if pikepdf.Name.Table == one.O)


def _set_apart(page, told: set[tuple]) -> None:
    """Say that what no element of the document tells is a page's running head or foot (PDF/UA-1, 7.8).

    The renderer marks these words as if they were content and leaves them out of the tree.
    """

    def mark(found) -> bytes:
        return found[0] if (page.objgen, int(found[1])) in told else RUNNING

    page.contents_coalesce()
    page.Contents.write(MARKED.sub(mark, page.Contents.read_bytes()))


def _told(element, page) -> Iterator[tuple]:
    """The page and the number of each piece of content that the elements below tell."""
    page = element.get("/Pg", page)
    for child in _inside(element):
        if isinstance(child, int):
            yield page.objgen, child
        elif "/S" in child:
            yield from _told(child, page)
        elif "/MCID" in child:
            yield child.get("/Pg", page).objgen, int(child.MCID)


def _inside(element) -> list:
    inside = element.get("/K", [])
    return list(inside) if isinstance(inside, pikepdf.Array) else [inside]


def _children(element) -> list:
    return [child for child in _inside(element) if isinstance(child, pikepdf.Dictionary) and "/S" in child]
