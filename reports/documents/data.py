"""The tables of a report as an Excel file: a sheet for each, the figures, the lists, and an index with definitions."""

import datetime
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from reports.charts.ink import safe_colour
from reports.documents.body import about, asked_with, in_order, moment
from reports.documents.printed import Printed
from reports.documents.same import same
from reports.facts.value import shown
from safeguarding.design.shapes.exports import harmless

FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
SHEET_NAME = 31
CELL_LIMIT = 32_767  # characters, the most that Excel keeps in a cell
WIDEST = 60
FORMATS = {
    "pounds": "£#,##0.00;-£#,##0.00",
    "percent": "0.0%",
    "days": '#,##0" days"',
    "date": "d mmmm yyyy",
}


def made(printed: Printed, step: Callable[[int, int], None]) -> bytes:
    """The workbook of ``printed``. Numbers are numbers, dates are dates, and no text can be run as a formula."""
    facts = [(part["title"], fact) for part in in_order(printed.content["sections"]) for fact in part["facts"]]
    step(0, len(facts) + 1)
    book = Workbook()
    index = book.active
    index.title = "Index"
    sheets = _Sheets(book, safe_colour(printed.content["colour"]).lstrip("#"))
    names = []
    for number, (_, fact) in enumerate(facts, 1):
        names.append(_sheet_of(sheets, fact))
        step(number, len(facts) + 1)
    sheets.add("Figures", ["Section", "Fact", "What", "Number", "Note"], list(_figures(facts)))
    sheets.add("Lists", ["Section", "Fact", "Entry", "What is said of it"], list(_items(facts)))
    _index(sheets, index, printed, list(zip(facts, names, strict=True)))
    book.properties.title = printed.content["title"]
    book.properties.creator = printed.content["partnership"]
    book.properties.language = "en-GB"
    out = io.BytesIO()
    book.save(out)
    step(len(facts) + 1, len(facts) + 1)
    return same(out.getvalue(), datetime.datetime.fromisoformat(printed.moment))


def _figures(facts) -> Iterator[list]:
    for section, fact in facts:
        for figure in fact["figures"]:
            yield [section, fact["title"], figure["label"], figure["number"], figure["note"]]


def _items(facts) -> Iterator[list]:
    for section, fact in facts:
        for item in fact["items"]:
            yield [section, fact["title"], item["title"], item["text"]]


def _sheet_of(sheets: "_Sheets", fact: dict) -> str:
    """The name of the sheet with the fact's table; empty where it has none."""
    table = fact["table"]
    if not table or not table["rows"]:
        return ""
    rows = [*table["rows"], *([table["total"]] if table["total"] else [])]
    return sheets.add(fact["title"], table["headings"], rows, caption=table["caption"], total=bool(table["total"]))


def _source(fact: dict) -> list[str]:
    """What a fact says, and where it comes from."""
    asked, notes = asked_with(fact["parameters"]), " ".join(fact["notes"])
    return [fact["says"], fact["definition"], asked, moment(fact["taken_at"]), fact["digest"], notes]


def _index(sheets: "_Sheets", sheet, printed: Printed, rows) -> None:
    """The first sheet: what this is of, then each fact with its sheet, its definition and where it comes from."""
    sheet.append([harmless(printed.content["title"])])
    sheet["A1"].font = Font(bold=True, size=14)
    for name, value in [*about(printed), *([("Marking", printed.marking)] if printed.marking else [])]:
        sheet.append([name, harmless(value)])
    sheet.append([])
    lines = [[section, fact["title"], name, *_source(fact)] for (section, fact), name in rows]
    headings = ["Section", "Fact", "Sheet", "In words", "What it counts", "Asked with", "Taken", "Digest", "Notes"]
    first = sheets.fill(sheet, headings, lines)
    for place, (_, name) in enumerate(rows):
        if name:
            cell = sheet.cell(first + 1 + place, 3)
            cell.hyperlink = f"#'{name}'!A1"
            cell.font = Font(underline="single", color=sheets.colour)


class _Sheets:
    """The sheets of a workbook: named once each, their headings marked, their columns as wide as what is in them."""

    def __init__(self, book: Workbook, colour: str):
        self.book, self.colour = book, colour

    def add(self, title: str, headings: list[str], rows: list[list], *, caption: str = "", total: bool = False) -> str:
        """A new sheet; gives its name."""
        sheet = self.book.create_sheet(self._name(title))
        if caption:
            sheet.append([harmless(caption)])
            sheet["A1"].font = Font(bold=True)
        first = self.fill(sheet, headings, rows)
        if total:
            for cell in sheet[sheet.max_row]:
                cell.font = Font(bold=True)
        sheet.freeze_panes = sheet.cell(first + 1, 2)
        sheet.print_title_rows = f"{first}:{first}"
        return sheet.title

    def fill(self, sheet, headings: list[str], rows: list[list]) -> int:
        """Append the headings and rows; gives the row of the headings."""
        first = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value else 1
        for place, heading in enumerate(headings, 1):
            cell = sheet.cell(first, place, harmless(heading))
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor=self.colour)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        for down, row in enumerate(rows, first + 1):
            for place, value in enumerate(row, 1):
                _put(sheet.cell(down, place), value)
        for place, cells in enumerate(zip(headings, *rows, strict=True), 1):
            longest = max(len(shown(value)) for value in cells)
            sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, max(10, longest + 2))
        return first

    def _name(self, title: str) -> str:
        """A name that Excel takes and no other sheet has."""
        plain = FORBIDDEN.sub(" ", title).strip()[:SHEET_NAME].strip() or "Table"
        taken = {name.lower() for name in self.book.sheetnames} | {"history"}
        name, number = plain, 2
        while name.lower() in taken:
            name = f"{plain[: SHEET_NAME - len(str(number)) - 1].strip()} {number}"
            number += 1
        return name


def _put(cell, value) -> None:
    """A value of a fact's table into a cell of a sheet: with its kind of number, or as text that nothing runs."""
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    kind, inside = next(iter(value.items())) if isinstance(value, dict) else ("", value)
    if kind == "date":
        cell.value = datetime.date.fromisoformat(inside)
    elif kind == "percent":
        cell.value = Decimal(inside) / 100
    elif kind in FORMATS:
        cell.value = Decimal(inside)
    elif isinstance(value, int):
        cell.value, cell.number_format = value, "#,##0"
    else:
        cell.value = harmless(shown(value))[:CELL_LIMIT] or None
    if kind in FORMATS:
        cell.number_format = FORMATS[kind]
