"""The pack's page number on every page of the papers, so that everybody at the table turns to the same one."""

import pikepdf
from pikepdf import Dictionary, Name

SIZE = 8
FROM_EDGE = 30
FROM_BOTTOM = 14
# How wide a character of the stamp is, about, as a part of its size (Helvetica).
WIDTH = 0.53
# Ends what the page drew in its own state, then draws in one that is fresh.
STAMP = (
    b"\nQ\n/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nq\n0.25 g\nBT\n%b %d Tf\n%b Tm\n(%b) Tj\nET\nQ\nEMC\n"
)


def number_pages(pack: pikepdf.Pdf, *, first: int) -> None:
    """Print *Pack page 12* at the foot of each page from index ``first``, as an artifact that is not read aloud."""
    font = pack.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for index, page in enumerate(list(pack.pages)[first:], start=first):
        name = page.add_resource(font, Name.Font)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(_stamp(page, str(name), f"Pack page {index + 1}"))


def _stamp(page: pikepdf.Page, font: str, words: str) -> bytes:
    matrix = " ".join(f"{number:.2f}" for number in placed(page, len(words) * SIZE * WIDTH))
    return STAMP % (font.encode(), SIZE, matrix.encode(), words.encode())


def placed(page: pikepdf.Page, width: float) -> tuple:
    """The text matrix that puts a text of ``width`` at the lower right of the page as it is seen, however it is turned."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    turned = int(page.obj.get("/Rotate", 0)) % 360
    along = FROM_EDGE + width
    return {
        90: (0, 1, -1, 0, right - FROM_BOTTOM, top - along),
        180: (-1, 0, 0, -1, left + along, top - FROM_BOTTOM),
        270: (0, -1, 1, 0, left + FROM_BOTTOM, bottom + along),
    }.get(turned, (1, 0, 0, 1, right - along, bottom + FROM_BOTTOM))
