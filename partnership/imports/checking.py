"""Each row of an action log as it would be brought in, or the sentences that are against it. Writes nothing."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from partnership.imports import dates
from partnership.imports.columns import FIELDS, Found
from partnership.imports.matching import Register, UnknownError
from partnership.imports.reading import is_error, is_formula, text_of
from partnership.rules.actions import reasons_against_dates
from safeguarding.clock.words import say_date

LONGEST = {"ref": 60, "what": 2000, "measure": 2000, "difference": 2000, "means": 2000, "notes": 8000, "evidence": 4000}
DATES = ("raised", "due", "revised", "closed")
CLOSED = {
    "closed", "complete", "completed", "done", "blue", "achieved", "finished", "signed off", "discharged", "closed off",
    "complete closed", "completed closed", "action complete", "action closed", "embedded",
}  # fmt: skip
# A priority that is only a rank is kept in the first note: the portal's priorities are the partnership's own.
RANKS = {"high", "medium", "low", "h", "m", "l", "1", "2", "3", "4", "5", "urgent", "normal", "red", "amber", "green"}


@dataclass(frozen=True)
class Setting:
    """What all rows of one file have in common.

    ``taken`` are (group, reference) pairs that earlier imports brought in; ``group`` is the group of rows that name
    none; ``keep_unknown`` puts columns that are no field of ours into the first note.
    """

    found: Found
    register: Register
    today: datetime.date
    importer: int
    group: int | None = None
    keep_unknown: bool = True
    taken: frozenset[tuple[int | None, str]] = frozenset()


@dataclass
class Checked:
    """What a file says: ``good`` rows as they would be written, and every fault as row, column, sentence."""

    total: int = 0
    good: list[dict] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)


class Checker:
    """Goes through the rows of one file, in any order, and keeps what it must know about the others."""

    def __init__(self, setting: Setting, rows: list[tuple[int, list]]):
        self.setting, self.rows = setting, rows
        places = setting.found.columns
        self.dates = {
            key: dates.Column.of(
                FIELDS[key].title, (cells[places[key]] for _, cells in rows if places[key] < len(cells))
            )
            for key in DATES
            if key in places
        }
        self.first_with: dict[tuple[int | None, str], int] = {}
        self.read_dates: dict = {}

    def run(self) -> Iterator[Checked]:
        """The result so far, again and again, so that a caller can say how far it is; the last one is all."""
        checked = Checked()
        for number, cells in self.rows:
            checked.total += 1
            row = Row(self, number, cells)
            made = row.made()
            if row.faults:
                checked.faults += row.faults
            else:
                checked.good.append(made)
            yield checked
        if not self.rows:
            yield checked


class Row:
    """One row. ``made()`` reads it; afterwards ``faults`` says what is wrong."""

    def __init__(self, checker: Checker, number: int, cells: list):
        self.checker, self.setting, self.number = checker, checker.setting, number
        self.cells, self.faults = cells, []

    def fault(self, column: str, sentence: str) -> None:
        self.faults.append((self.number, column, sentence))

    def made(self) -> dict:
        """The row as it would be written; only meant to be kept when there are no faults."""
        texts = {key: self.text(key) for key in FIELDS if key not in DATES}
        days = {key: self.day(key) for key in DATES}
        if not texts["what"] and not self.at_fault("Action"):
            self.fault("Action", "The action is empty. Say what will be done.")
        owner = self.owner(texts)
        group = self.group(texts["group"])
        closed = self.closed(texts["status"], days["closed"])
        raised = self.check_days(days, closed)
        if closed and owner and owner.person == self.setting.importer:
            self.fault("Owner", "You own this closed action. Nobody closes their own: let a colleague bring it in.")
        self.check_reference(texts["ref"], group)
        priority, rank = self.priority(texts["priority"])
        return {
            "n": self.number,
            **{key: texts[key] for key in ("ref", "what", "measure", "difference", "means", "notes", "evidence")},
            "owner": [owner.person, owner.agency, owner.post] if owner else None,
            "group": group,
            "priority": priority,
            "raised": _iso(raised),
            "first_due": _iso(days["due"]),
            "due": _iso(days["revised"] or days["due"]),
            "closed": _iso(closed),
            "kept": self.kept(texts["status"], rank),
        }

    # Cells

    def cell(self, key: str):
        place = self.setting.found.columns.get(key)
        return self.cells[place] if place is not None and place < len(self.cells) else None

    def sound(self, key: str):
        """The cell of a field; None, with a fault, where it holds a formula or an error."""
        cell, title = self.cell(key), FIELDS[key].title
        if is_formula(cell):
            self.fault(title, "The cell holds a formula. Copy the column and paste it as values.")
            return None
        if is_error(cell):
            self.fault(title, f"The cell shows {cell}, which Excel could not work out. Type what it should say.")
            return None
        return cell

    def text(self, key: str) -> str:
        words = text_of(self.sound(key))
        most = LONGEST.get(key, 300)
        if len(words) > most:
            self.fault(FIELDS[key].title, f"It has {len(words):,} characters. Shorten it to {most:,}.")
        return words

    def day(self, key: str) -> datetime.date | None:
        if key not in self.checker.dates:
            return None
        cell = self.sound(key)
        known = self.checker.read_dates
        if (key, cell) not in known:
            try:
                known[key, cell] = dates.read(cell, self.checker.dates[key])
            except dates.NotADateError as fault:
                known[key, cell] = str(fault)
        found = known[key, cell]
        if isinstance(found, str):
            self.fault(FIELDS[key].title, found)
            return None
        return found

    def at_fault(self, title: str) -> bool:
        return any(column == title for _, column, _ in self.faults)

    # What they mean

    def owner(self, texts: dict):
        if self.at_fault("Owner") or self.at_fault("Lead agency"):
            return None
        try:
            return self.setting.register.owner(texts["owner"], texts["agency"])
        except UnknownError as fault:
            self.fault("Owner" if texts["owner"] or not texts["agency"] else "Lead agency", str(fault))
            return None

    def group(self, name: str) -> int | None:
        if not name:
            return self.setting.group
        try:
            return self.setting.register.group(name)
        except UnknownError as fault:
            self.fault("Group", str(fault))
            return None

    def priority(self, name: str) -> tuple[int | None, str]:
        """The partnership's priority, or a rank to keep in the first note."""
        if not name:
            return None, ""
        try:
            return self.setting.register.priority(name), ""
        except UnknownError as fault:
            if name.lower().rstrip(".") in RANKS:
                return None, name
            self.fault("Priority", str(fault))
            return None, ""

    def closed(self, status: str, on: datetime.date | None) -> datetime.date | None:
        """The day on which it was closed; None for an open one."""
        says_closed = " ".join(status.lower().replace("-", " ").replace("/", " ").split()) in CLOSED
        if says_closed and on is None and not self.at_fault("Closed"):
            self.fault("Closed", f"The status is “{status}” and no day says when. Give the day it was closed.")
        if on and status.lower() in {"open", "in progress", "not started", "ongoing"}:
            self.fault("Closed", f"It has a day of closing and the status “{status}”. Put one of the two right.")
        if on and on > self.setting.today:
            self.fault("Closed", f"{say_date(on)} is in the future. An action is closed today or earlier.")
        return on

    def check_days(self, days: dict, closed: datetime.date | None) -> datetime.date | None:
        """The day it was raised; without one, the earliest day that the row knows, or today."""
        due = days["revised"] or days["due"]
        if due is None:
            if not self.at_fault("Due") and not self.at_fault("Revised due"):
                self.fault("Due", "No day says by when. Give the day by which it is done.")
            return None
        first = days["due"] or due
        raised = days["raised"] or min(day for day in (self.setting.today, first, due, closed) if day)
        if self.at_fault("Date raised"):
            return None
        for day in (due, first):
            for sentence in reasons_against_dates(raised, day, self.setting.today):
                self.fault("Date raised" if raised > self.setting.today else "Due", sentence)
                return None
        if closed and closed < raised:
            self.fault("Closed", f"It was closed on {say_date(closed)}, before it was raised on {say_date(raised)}.")
        return raised

    def check_reference(self, ref: str, group: int | None) -> None:
        if not ref:
            return
        pair = (group, ref.lower())
        earlier = self.checker.first_with.setdefault(pair, self.number)
        if earlier != self.number:
            self.fault("Ref", f"“{ref}” is the reference of row {earlier} too. Give each action its own.")
        elif pair in self.setting.taken:
            self.fault("Ref", f"“{ref}” was brought in before. Take the row out, or change it in the portal.")

    def kept(self, status: str, rank: str) -> list[list[str]]:
        """What has no place of its own, as heading and words, for the first note."""
        pairs = [["Status", status], ["Priority", rank]]
        if self.setting.keep_unknown:
            pairs += [
                [title, text_of(self.cells[place])[:2000]]
                for place, title in self.setting.found.unknown.items()
                if place < len(self.cells) and not is_formula(self.cells[place]) and not is_error(self.cells[place])
            ]
        return [[title, words] for title, words in pairs if words]


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def check(setting: Setting, rows: Iterable[tuple[int, list]]) -> Checked:
    """The whole file at once."""
    *_, checked = Checker(setting, list(rows)).run()
    return checked
