"""An action log as a partnership keeps it in Excel for six years: 300 rows, eleven of them with a fault. Always the same."""

import datetime
import io
import random

from openpyxl import Workbook
from openpyxl.styles import Font

ROWS = 300
FIRST = datetime.date(2020, 4, 1)
DAY = datetime.timedelta(days=1)
VERBS = ["Write", "Review", "Agree", "Share", "Audit", "Update", "Offer", "Map"]
THINGS = [
    "the neglect practice guide",
    "the threshold document",
    "twenty strategy discussions",
    "the escalation procedure",
    "a briefing on contextual safeguarding",
    "the training offer for early years",
    "the information sharing agreement",
]
FOR = [
    "with every agency",
    "for schools",
    "for general practitioners",
    "before the next meeting",
    "with the voice of children",
]
RAG = ["Green", "Amber", "Red", "In progress", "On track"]
HEADINGS = [
    "Ref No.", "Date of meeting", "Action agreed", "By whom", "Lead Agency", "Due date", "Revised due date",
    "RAG rating", "Date closed", "Progress update", "Evidence", "Agenda item", "RM initials",
]  # fmt: skip
# What is wrong: row of the sheet, heading, cell, words of the sentence.
FAULTS = [
    (12, "By whom", "Jon Smyth", "“Jon Smyth” is nobody with access"),
    (31, "By whom", "Sam Suport", "The nearest: Sam Support"),
    (47, "Due date", "asap", "“asap” is not a date"),
    (58, "Due date", "31/04/2026", "is not a real date"),
    (76, "Revised due date", "06/25/2026", "has the month first"),
    (90, "Action agreed", None, "The action is empty"),
    (123, "Ref No.", "14", "is the reference of row"),
    (150, "Due date", datetime.date(2019, 1, 5), "before it was raised on"),
    (177, "RAG rating", "Complete", "no day says when"),
    (201, "Progress update", "=VLOOKUP(A201,Sheet2!A:B,2,0)", "The cell holds a formula"),
    (260, "Date closed", datetime.date(2031, 1, 1), "is in the future"),
]
TITLE_ROWS = 3


def workbook(owners: list[str], agencies: list[str], *, faults=FAULTS) -> bytes:
    """The log as an .xlsx file: a title, an empty row, the headings in row 3, then 300 rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Action log"
    sheet.append(["Safeguarding Children Partnership: action log"])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:M1")
    sheet.append([])
    sheet.append(HEADINGS)
    chance = random.Random(14)
    for number in range(1, ROWS + 1):
        sheet.append(_row(number, chance, owners, agencies))
    for row, heading, cell, _ in faults:
        sheet.cell(row, HEADINGS.index(heading) + 1).value = cell
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _row(number: int, chance: random.Random, owners: list[str], agencies: list[str]) -> list:
    raised = FIRST + 7 * DAY * number
    due = raised + chance.choice([28, 56, 84, 168]) * DAY
    closed = due - 3 * DAY if number < 240 and number not in {row - TITLE_ROWS for row, *_ in FAULTS} else None
    by_person = chance.random() < 0.7
    return [
        str(number),
        raised,
        f"{chance.choice(VERBS)} {chance.choice(THINGS)} {chance.choice(FOR)}",
        chance.choice(owners) if by_person else None,
        chance.choice(agencies),
        due if number % 3 else f"{due.day} {due:%B} {due.year}",
        due + 28 * DAY if number % 7 == 0 else None,
        "Complete" if closed else chance.choice(RAG),
        closed,
        "Discussed at the meeting." if number % 2 else None,
        "On the shared drive" if closed else None,
        f"{number % 9 + 1}.{number % 4}",
        "rm",
    ]
