"""A list as a file: CSV that streams, or an Excel workbook. No cell can be taken for a formula."""

import csv
import datetime
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.http import FileResponse, StreamingHttpResponse
from openpyxl import Workbook

from safeguarding.clock import wall
from safeguarding.design.cells import as_words

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Control characters that the Excel format cannot hold.
_UNPRINTABLE = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
# One look at a text says whether any of the two needs care; nearly all texts need none.
_ODD = re.compile(rf"\A *[{re.escape(''.join(FORMULA_STARTS))}]|[\x00-\x08\x0b\x0c\x0e-\x1f]")
# What the writer of CSV writes as ``plain`` would; a date by its ISO form, nothing as nothing.
_AS_IT_IS = frozenset({int, float, Decimal, datetime.date, type(None)})
_NEEDS_A_LOOK = frozenset({*FORMULA_STARTS, " "})
# How much of a file is gathered before it is sent, in characters.
BLOCK = 64 * 1024
ROWS_AT_ONCE = 2000


@dataclass(frozen=True)
class FileColumn:
    """One column of a file: ``names`` are fields or expressions for ``values_list``, ``value`` makes one of them."""

    title: str
    names: tuple
    value: Callable | None = None


def lines_of(rows, columns: list[FileColumn]) -> Iterator[list]:
    """The headings, then each row of a queryset as plain values, read in blocks by a cursor of the server."""
    yield [column.title for column in columns]
    taken, names = [], []
    for column in columns:
        taken.append((len(names), len(names) + len(column.names), column.value))
        names += column.names
    for row in rows.values_list(*names).iterator(chunk_size=ROWS_AT_ONCE):
        yield [row[first] if make is None else make(*row[first:end]) for first, end, make in taken]


def harmless(text: str) -> str:
    """The text with an apostrophe before anything that a spreadsheet would run."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def plain(value):
    """A value as a file keeps it: numbers as numbers, dates as 2026-04-07, all else as harmless text."""
    kind = type(value)
    if kind is str:
        return harmless(value.translate(_UNPRINTABLE)) if _ODD.search(value) else value
    if value is None:
        return ""
    if kind is datetime.date:
        return value.isoformat()
    if isinstance(value, int | float | Decimal) and kind is not bool:
        return value
    if isinstance(value, datetime.datetime):
        return f"{value.astimezone(wall.LONDON):%Y-%m-%d %H:%M}"
    return harmless(as_words(value).translate(_UNPRINTABLE))


def csv_lines(rows: Iterable[list]) -> Iterator[str]:
    """The rows as CSV in blocks of many lines, with the mark that makes Excel read them as UTF-8."""
    block = io.StringIO()
    block.write("\ufeff")
    write = csv.writer(block).writerow
    for row in rows:
        # Most cells of a long file need no care; they are let through without a call for each.
        write(
            [
                value
                if (kind := type(value)) in _AS_IT_IS
                or (kind is str and value.isprintable() and value[:1] not in _NEEDS_A_LOOK)
                else plain(value)
                for value in row
            ]
        )
        if block.tell() > BLOCK:
            yield block.getvalue()
            block.seek(0)
            block.truncate()
    yield block.getvalue()


def as_csv(rows: Iterable[list], name: str) -> StreamingHttpResponse:
    """A download that is written while it is sent."""
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    return _as_download(response, f"{name}.csv")


def as_xlsx(rows: Iterable[list], name: str) -> FileResponse:
    """A workbook with one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    for row in rows:
        sheet.append([plain(value) for value in row])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _as_download(FileResponse(file, content_type=kind), f"{name}.xlsx")


def _as_download(response, name: str):
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
