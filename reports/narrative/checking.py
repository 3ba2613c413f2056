"""Why words cannot stand in a report as they are, in sentences that say how to put it right."""

import re

from reports.narrative.blocks import Table, plain
from reports.narrative.reading import blocks

MOST_WORDS = 20_000
MOST_COLUMNS = 12
MOST_CHARACTERS = 400_000
# What nobody writes and what would take a page minutes to draw: a word without an end, brackets by the thousand.
LONGEST_WORD = 2_500
MOST_BRACKETS = 2_500
_NUMBERING = re.compile(r"^ *\d+\. ", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]\n]*\]\(|\bdata:image/", re.IGNORECASE)


def word_count(text: str) -> int:
    """How many words ``text`` has; marks that stand alone and the numbers of a list are none."""
    return sum(any(letter.isalnum() for letter in word) for word in _NUMBERING.sub("", text).split())


def reasons_against(text: str) -> list[str]:
    """Why ``text`` cannot be printed as it stands; empty when it can. Nobody can tell a child's name from here."""
    size = _size(text)
    return size or [*_pictures(text), *_tables(text)]


def _size(text: str) -> list[str]:
    words = word_count(text)
    if words > MOST_WORDS or len(text) > MOST_CHARACTERS:
        much = f"{words:,} words" if words > MOST_WORDS else f"{len(text):,} characters"
        most = f"{MOST_WORDS:,}" if words > MOST_WORDS else f"{MOST_CHARACTERS:,}"
        return [
            f"This part has {much}. It takes up to {most}. "
            "Divide it among several parts, or put some of it into a document of its own and say where it is."
        ]
    longest = max(map(len, text.split()), default=0)
    if longest > LONGEST_WORD:
        return [f"There is a word of {longest:,} letters here. It may be a file that was pasted as text: take it out."]
    if text.count("[") > MOST_BRACKETS:
        return [f"There are more than {MOST_BRACKETS:,} square brackets here. Take out those that mark no link."]
    return []


def _pictures(text: str) -> list[str]:
    if not _PICTURE.search(text):
        return []
    return [
        "There is a picture in these words, and a part of a report takes none. Say in words what it shows, "
        "or put its figures into a table: everybody can read those, also with a screen reader."
    ]


def _tables(text: str) -> list[str]:
    tables = [block for block in blocks(text) if isinstance(block, Table)]
    return [reason for table in tables for reason in _table(table, _called(table, len(tables)))]


def _called(table: Table, tables: int) -> str:
    """How a sentence calls this table when there are several."""
    start = next((words for words in map(plain, table.headings) if words.strip()), "")
    return f"The table that begins with “{start}”" if tables > 1 and start else "This table"


def _table(table: Table, called: str) -> list[str]:
    reasons, columns = [], len(table.headings)
    if columns > MOST_COLUMNS:
        reasons.append(
            f"{called} has {columns} columns. A page takes up to {MOST_COLUMNS}. "
            "Split it into narrower tables, or put it into a spreadsheet and say here what it shows."
        )
    if table.crowded:
        reasons.append(
            f"{called} has a row with more cells than there are headings. "
            "Give every column a heading, or take the upright line ( | ) out of the words of that row."
        )
    return reasons
