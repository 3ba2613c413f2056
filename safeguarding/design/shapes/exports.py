"""A list as a file: CSV that streams, or an Excel workbook. No cell can be taken for a formula."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.http import FileResponse, StreamingHttpResponse
from openpyxl import Workbook

from safeguarding.clock import wall
from safeguarding.design.cells import as_words

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Control characters that the Excel format cannot hold.
_UNPRINTABLE = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


def harmless(text: str) -> str:
    """The text with an apostrophe before anything that a spreadsheet would run."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def plain(value):
    """A value as a file keeps it: numbers as numbers, dates as 2026-04-07, all else as harmless text."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, datetime.datetime):
        return f"{value.astimezone(wall.LONDON):%Y-%m-%d %H:%M}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return harmless(as_words(value).translate(_UNPRINTABLE))


class _Echo:
    """A file that hands back each line that is written to it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[list]) -> Iterator[str]:
    """The rows as lines of CSV, with the mark that makes Excel read them as UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([plain(value) for value in row])


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
