"""Small real files for the demo, made here: a one-page PDF."""

import datetime
import io

import pikepdf

A4 = [0, 0, 595, 842]
LEFT, TOP, LEADING = 60, 770, 18
MARKING = "OFFICIAL-SENSITIVE - FICTITIOUS"


def pdf(title: str, lines: list[str]) -> bytes:
    """A page with ``title`` and ``lines``, marked at its head and foot."""
    document = pikepdf.new()
    document.docinfo["/Title"] = title
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=A4,
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font))),
        Contents=document.make_stream(_drawing(title, lines)),
    )
    document.pages.append(pikepdf.Page(document.make_indirect(page)))
    made = io.BytesIO()
    document.save(made, deterministic_id=True)
    return made.getvalue()


def _drawing(title: str, lines: list[str]) -> bytes:
    parts = [_text(LEFT, 805, 9, MARKING), _text(LEFT, TOP, 16, title), _text(LEFT, 30, 9, MARKING)]
    parts += [_text(LEFT, TOP - 34 - LEADING * place, 11, line) for place, line in enumerate(lines)]
    return "\n".join(parts).encode("cp1252", "replace")


def _text(x: int, y: int, size: int, words: str) -> str:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET"


def table(rows: list[tuple[datetime.date, str]]) -> bytes:
    """Dates and words as a small CSV file."""
    return "\r\n".join(["Date,What happened", *(f'{on:%d/%m/%Y},"{what}"' for on, what in rows)]).encode()
