"""A table of contributions that somebody pasted or sent: read, checked line by line, added up to the penny."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from funding.rules.pounds import read_pounds, total
from safeguarding.clock.refusal import Refused

MOST_ROWS = 500
_TOTAL = re.compile(r"(grand |overall )?totals?\b.*|sum", re.IGNORECASE)
_HEADINGS = re.compile(r"amount|contribution|agreed|£|pounds|sum|value", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One right line: which agency, how much, and what was written behind it."""

    agency_id: int
    amount: Decimal
    note: str = ""


@dataclass
class Sheet:
    """What was read. ``faults`` are sentences, each with its row; nothing may be written while there is one."""

    entries: list[Entry] = field(default_factory=list)
    printed: Decimal | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        return total(entry.amount for entry in self.entries)


def read_sheet(rows: Iterable[Sequence[str]], agencies: Mapping[str, int | None]) -> Sheet:
    """Check the rows of a table: a name, an amount, perhaps a note; perhaps headings; perhaps a total at the end.

    ``agencies`` gives the id behind each name in the form of ``plain``; None where a name fits several.
    The printed total is compared when every line could be read.
    """
    sheet, seen = Sheet(), {}
    filled = [
        (n, [str(cell).strip() for cell in row]) for n, row in enumerate(rows, 1) if any(str(c).strip() for c in row)
    ]
    if len(filled) > MOST_ROWS:
        sheet.faults.append(f"The table has more than {MOST_ROWS} rows. Send one row for each contributor of one year.")
        return sheet
    for place, (number, cells) in enumerate(filled):
        if place == 0 and _is_heading(cells):
            continue
        _line(sheet, number, cells, agencies, seen)
    if not sheet.faults:
        _compare(sheet)
    return sheet


def plain(name: str) -> str:
    """A name as it is compared: without capitals, with single spaces."""
    return " ".join(str(name).split()).casefold()


def _is_heading(cells: list[str]) -> bool:
    """Words where the amount would stand."""
    second = cells[1] if len(cells) > 1 else ""
    return bool(_HEADINGS.search(second)) and not any(c.isdigit() for c in second)


def _line(sheet: Sheet, number: int, cells: list[str], agencies, seen: dict) -> None:
    name, *rest = cells
    if sheet.printed is not None:
        sheet.faults.append(f"Row {number} stands below the total. Put the total last, or take the row out.")
        return
    if not rest or not rest[0]:
        sheet.faults.append(f"Row {number}, {_shown(name)}: there is no amount behind the name.")
        return
    try:
        amount = read_pounds(rest[0])
    except Refused as refused:
        sheet.faults.append(f"Row {number}, {_shown(name)}: {refused.reasons[0]}")
        return
    if _TOTAL.fullmatch(name):
        sheet.printed = amount
        return
    _contributor(sheet, number, name, Entry(0, amount, " ".join(filter(None, rest[1:]))[:300]), agencies, seen)


def _contributor(sheet: Sheet, number: int, name: str, entry: Entry, agencies, seen: dict) -> None:
    agency = agencies.get(plain(name))
    if agency is None:
        several = plain(name) in agencies
        how = (
            "fits several agencies. Write its full name"
            if several
            else "is no agency of this partnership. Write its name as on the page of agencies, or add it to the arrangement"
        )
        sheet.faults.append(f"Row {number}: {_shown(name)} {how}.")
    elif agency in seen:
        sheet.faults.append(
            f"Row {number}: {_shown(name)} stands in row {seen[agency]} already. Put both into one row."
        )
    else:
        seen[agency] = number
        sheet.entries.append(Entry(agency, entry.amount, entry.note))


def _shown(name: str) -> str:
    return f"“{name[:80]}”" if name else "no name"


def _compare(sheet: Sheet) -> None:
    if not sheet.entries:
        sheet.faults.append("The table has no contributor. Give a line for each: its name, then the amount.")
    elif sheet.printed is not None and sheet.printed != sheet.total:
        sheet.faults.append(
            f"The printed total is £{sheet.printed:,.2f} and the rows add up to £{sheet.total:,.2f}. "
            "Correct a row or the total."
        )
