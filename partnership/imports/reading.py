"""The cells of an Excel or CSV file, row by row. Never the whole file in memory, never a formula run."""

import codecs
import csv
import datetime
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook

MOST_ROWS = 10_000
MOST_COLUMNS = 60
SEPARATORS = ",;\t"
# Blank lines at the end of a sheet: Excel keeps thousands of them where somebody once coloured a column.
MOST_BLANK = 1_000

Cells = list


class CannotReadError(Exception):
    """Why nothing of the file can be taken, as a sentence."""


def rows_of(path: Path, extension: str) -> Iterator[tuple[int, Cells]]:
    """(number, cells) of each row that is not blank; the numbers are those that Excel shows.

    Stops after more than ``MOST_ROWS`` and some rows of heading. Raises CannotReadError.
    """
    found = _of_workbook(path) if extension == "xlsx" else _of_text(path)
    blank = 0
    for number, cells in enumerate(found, 1):
        cells = [_tidy(cell) for cell in cells[:MOST_COLUMNS]]
        if any(cell is not None for cell in cells):
            blank = 0
            yield number, cells
        else:
            blank += 1
            if blank > MOST_BLANK:
                return


def _tidy(cell):
    """A cell without blanks around it; an empty one is None."""
    if isinstance(cell, str):
        return cell.replace("\xa0", " ").strip() or None
    return cell


def _of_workbook(path: Path) -> Iterator[tuple]:
    try:
        # Openpyxl goes by a file's ending; the store's names have none.
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
            yield from _first_sheet(book).iter_rows(values_only=True)
            book.close()
    except (zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, EOFError) as fault:
        raise CannotReadError(
            "The workbook is damaged. Open it in Excel, save it again as .xlsx and choose it again."
        ) from fault


def _first_sheet(book):
    """The first sheet that is shown, whatever it says its size is."""
    sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
    if sheet is None:
        raise CannotReadError("The workbook has no sheet with rows. Put the action log on its first sheet.")
    sheet.reset_dimensions()
    return sheet


def _of_text(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        separator = _separator(file)
        file.seek(0)
        try:
            yield from csv.reader(file, delimiter=separator)
        except csv.Error as fault:
            raise CannotReadError(
                "The file is not a list with one row on each line. Save it from Excel as CSV and choose it again."
            ) from fault


def _separator(file) -> str:
    """What stands between the cells: whichever of the three comes most in the first lines."""
    head = file.read(4000)
    return max(SEPARATORS, key=head.count)


def as_utf8(data: bytes) -> bytes:
    """A text file as UTF-8, from UTF-16 with its mark, or from what Excel on Windows writes (cp1252)."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace").encode()
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").encode()
    return data


def is_formula(cell) -> bool:
    """Whether a cell holds a formula, or an array of them, and so no value of its own."""
    if isinstance(cell, str):
        return cell.startswith("=")
    return not isinstance(cell, int | float | datetime.date | datetime.time | datetime.timedelta | type(None))


def is_error(cell) -> bool:
    """Whether Excel could not work the cell out."""
    return isinstance(cell, str) and cell in {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}


def text_of(cell) -> str:
    """A cell as words: whole numbers without a point, dates as 2026-04-07."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)
