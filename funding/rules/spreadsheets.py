"""The cells of a pasted table, a CSV file or an Excel workbook, as text."""

import csv
import io
import re
import zipfile
from itertools import islice

from openpyxl import load_workbook

from funding.rules.tables import MOST_ROWS
from safeguarding.clock.refusal import Refused

NOT_EXCEL = "This is not an Excel workbook that can be read. Save it as .xlsx or CSV and choose it again."
MOST_UNPACKED = 30 * 1024 * 1024
MOST_COLUMNS = 12
_THOUSANDS = re.compile(r"\s*£?\s*\d{1,3}(,\d{3})+(\.\d+)?\s*", re.ASCII)


def rows_of_text(text: str) -> list[list[str]]:
    """Rows of a pasted table or of a CSV file: parted by tabs, by semicolons, or by commas.

    A comma between thousands is understood even where commas part the cells.
    """
    lines = text.lstrip("\ufeff").splitlines()
    parting = next((sign for sign in "\t;" if any(sign in line for line in lines)), ",")
    rows = csv.reader(lines, delimiter=parting, skipinitialspace=True)
    try:
        return [_joined(row) if parting == "," else row for row in islice(rows, MOST_ROWS + 2)]
    except csv.Error:
        raise Refused("This is not a table with a line for each contributor. Copy it or save it again.") from None


def _joined(row: list[str]) -> list[str]:
    """*BCC,£105,683* has two cells, not three."""
    for end in range(len(row), 2, -1):
        amount = ",".join(row[1:end])
        if _THOUSANDS.fullmatch(amount):
            return [row[0], amount, *row[end:]]
    return row


def rows_of_file(name: str, content: bytes) -> list[list[str]]:
    """Rows of a file, by its ending. Raises Refused for what cannot be read."""
    if name.lower().endswith(".xlsx"):
        return _rows_of_workbook(content)
    try:
        return rows_of_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return rows_of_text(content.decode("cp1252", errors="replace"))


def _rows_of_workbook(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise Refused("The workbook is far larger than a table of contributions. Send that table alone.")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
        return [[_text(cell) for cell in row] for row in rows]
    except Refused:
        raise
    except Exception:  # the library raises whatever a broken file makes it raise
        raise Refused(NOT_EXCEL) from None


def _text(cell) -> str:
    """A cell as it was typed: 10633.0 is 10633."""
    if cell is None:
        return ""
    # A spreadsheet knows fifteen figures; what stands behind them is not what anybody typed.
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
