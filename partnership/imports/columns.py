"""Which column of a spreadsheet is what, whatever its owner calls it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from partnership.imports.reading import text_of

# How far down the headings may stand, below a title or a logo.
MOST_BEFORE = 15
FEWEST_KNOWN = 2


@dataclass(frozen=True)
class Field:
    """Something that an action is told by: its title on pages, the headings it goes by, and a line of help."""

    title: str
    names: tuple[str, ...]
    help: str
    example: str


FIELDS: dict[str, Field] = {
    "ref": Field(
        "Ref",
        ("ref", "ref no", "reference", "reference number", "no", "number", "id", "action no", "action ref",
         "action number", "item", "item no"),
        "Your own reference, once for each action. It is kept with the action.",
        "14",
    ),
    "what": Field(
        "Action",
        ("action", "actions", "action agreed", "agreed action", "action required", "what", "task", "description",
         "action description", "what will be done", "what needs to be done"),
        "What will be done. It must be there.",
        "Write the neglect practice guide and share it with every agency",
    ),
    "owner": Field(
        "Owner",
        ("owner", "action owner", "lead", "lead officer", "responsible", "responsible person", "person responsible",
         "responsibility", "assigned to", "by whom", "who", "lead person", "lead name", "named lead"),
        "The name or the work e-mail address of somebody with access to the portal, a post, or an agency.",
        "",
    ),
    "agency": Field(
        "Lead agency",
        ("agency", "lead agency", "owner agency", "organisation", "lead organisation", "partner", "agency responsible",
         "responsible agency", "owning agency", "lead partner"),
        "The agency that does it, where no person is named.",
        "",
    ),
    "due": Field(
        "Due",
        ("due", "due date", "due by", "date due", "deadline", "by when", "target date", "target", "when", "timescale",
         "completion date due", "original due date", "original due", "original date", "action due"),
        "The day by which it is done. It must be there. 03/04/2026 is 3 April 2026.",
        "30 June 2026",
    ),
    "revised": Field(
        "Revised due",
        ("revised due", "revised due date", "revised date", "revised", "new due date", "extended to", "new date",
         "revised target date", "revised deadline", "extended date"),
        "A later day, where the date was moved.",
        "",
    ),
    "status": Field(
        "Status",
        ("status", "action status", "progress status", "rag", "rag rating", "rag status", "brag", "brag rating",
         "state", "open closed", "current status"),
        "Closed, complete and the like bring an action in closed. Anything else is kept in its first note.",
        "Open",
    ),
    "raised": Field(
        "Date raised",
        ("date raised", "raised", "raised on", "date", "meeting date", "date of meeting", "date agreed", "agreed on",
         "start", "start date", "date added", "date set", "opened", "date opened"),
        "The day on which it was agreed.",
        "4 February 2026",
    ),
    "closed": Field(
        "Closed",
        ("closed", "closed on", "date closed", "closure date", "completed", "completed on", "date completed",
         "completion date", "date of completion", "actual completion date", "closed date"),
        "The day on which it was closed. It must be there for a closed action.",
        "",
    ),
    "group": Field(
        "Group",
        ("group", "sub group", "subgroup", "board", "meeting", "forum", "committee", "owning group"),
        "The name of the group; empty where you choose one group for the whole file.",
        "",
    ),
    "priority": Field(
        "Priority",
        ("priority", "strategic priority", "partnership priority", "business plan priority", "theme"),
        "One of the partnership’s priorities by its name. High, medium and low are kept in the first note.",
        "",
    ),
    "measure": Field(
        "Measure",
        ("measure", "success measure", "measure of success", "success criteria", "how we shall know", "outcome measure",
         "how will we know", "how will we know it is done", "outcome", "expected outcome"),
        "How you will know that it is done.",
        "The guide is on every agency’s intranet",
    ),
    "difference": Field(
        "Difference to children",
        ("difference to children", "difference", "impact", "impact on children", "benefit to children", "so what",
         "intended impact", "how a child would notice"),
        "How a child would notice.",
        "Children hear the same from school, nurse and social worker",
    ),
    "means": Field(
        "Resources",
        ("resources", "resource", "what it needs", "means", "resources needed", "resource implications"),
        "What it needs, and that its owner has it.",
        "Two days of a practitioner’s time",
    ),
    "evidence": Field(
        "Evidence",
        ("evidence", "evidence of completion", "evidence of impact", "assurance"),
        "What shows that it is done.",
        "",
    ),
    "notes": Field(
        "Notes",
        ("notes", "note", "comments", "comment", "update", "updates", "progress", "progress notes", "latest update",
         "progress update", "commentary", "progress note"),
        "What has happened so far.",
        "",
    ),
}  # fmt: skip
REQUIRED = ("what", "due")
_BY_NAME = {name: key for key, field in FIELDS.items() for name in field.names}
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True)
class Found:
    """The heading of a file: the number of its row, its words, and which column is which field."""

    row: int
    headings: list[str]
    columns: dict[str, int]

    @property
    def missing(self) -> list[str]:
        """The titles of the columns that must be there and are not."""
        gaps = [FIELDS[key].title for key in REQUIRED if key not in self.columns]
        return gaps if {"owner", "agency"} & set(self.columns) else [*gaps, FIELDS["owner"].title]

    @property
    def unknown(self) -> dict[int, str]:
        """The columns that are no field of ours, by their place."""
        taken = set(self.columns.values())
        return {place: title for place, title in enumerate(self.headings) if title and place not in taken}


def plain(heading: str) -> str:
    """A heading as it is compared: *Due date (dd/mm/yy):* becomes *due date*."""
    return _NOT_LETTERS.sub(" ", _IN_BRACKETS.sub(" ", heading.lower())).strip()


def known(headings: Iterable[str]) -> dict[str, int]:
    """Which field each heading is; of two columns with one meaning the first counts."""
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        key = _BY_NAME.get(plain(heading))
        if key and key not in found:
            found[key] = place
    return found


def find(rows: list[tuple[int, list]]) -> tuple[Found, int]:
    """The heading among the first rows of a file, and how many of ``rows`` belong to it and what is above it.

    It is the row, or the two rows where a heading is merged over two, in which most is known.
    """
    best, used, most = Found(0, [], {}), 0, FEWEST_KNOWN - 1
    for place, (number, cells) in enumerate(rows[:MOST_BEFORE]):
        single = [_words(cell) for cell in cells]
        candidates = [(single, place + 1)]
        if place + 1 < len(rows) and rows[place + 1][0] == number + 1:
            candidates.append((_merged(single, [_words(cell) for cell in rows[place + 1][1]]), place + 2))
        for headings, end in candidates:
            columns = known(headings)
            if len(columns) > most:
                best, used, most = Found(rows[end - 1][0], headings, columns), end, len(columns)
    return (best, used) if used else (_first_row(rows), 1)


def _words(cell) -> str:
    return " ".join(text_of(cell).split())[:120]


def _merged(upper: list[str], lower: list[str]) -> list[str]:
    """Two rows of heading as one: the lower words where there are some."""
    width = max(len(upper), len(lower))
    upper, lower = upper + [""] * (width - len(upper)), lower + [""] * (width - len(lower))
    return [below or above for above, below in zip(upper, lower, strict=True)]


def _first_row(rows: list[tuple[int, list]]) -> Found:
    """Where nothing is known: the first row is taken for the heading, so that a person can say what is what."""
    number, cells = rows[0]
    return Found(number, [_words(cell) for cell in cells], {})
