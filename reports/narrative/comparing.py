"""What changed between two texts, sentence by sentence: in words, and marked up to be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join

from reports.narrative.blocks import Table, plain
from reports.narrative.reading import blocks

_END = re.compile(r"(?<=[.!?؟۔])\s+|(?<=[.!?][\"'”’)])\s+")
SAME, NEW, GONE = "same", "new", "gone"


@dataclass(frozen=True)
class Piece:
    """A sentence, or a row of a table: the same, new or gone. ``begins``: a paragraph begins with it."""

    kind: str
    text: str
    begins: bool = False


@dataclass(frozen=True)
class Compared:
    """Two texts: the sentences of both in reading order. Marks such as bold are not compared."""

    pieces: tuple[Piece, ...]

    def count(self, kind: str) -> int:
        """How many sentences are of this kind."""
        return sum(piece.kind == kind for piece in self.pieces)

    @property
    def differs(self) -> bool:
        return any(piece.kind != SAME for piece in self.pieces)

    @property
    def says(self) -> str:
        """What changed, in a sentence."""
        same, new, gone = (self.count(kind) for kind in (SAME, NEW, GONE))
        if not self.pieces:
            return "There is nothing in either of the two."
        if not (new or gone):
            return "Every sentence is the same."
        if not same:
            return f"No sentence is the same: {_sentences(new)} new, {gone or 'none'} taken out."
        return f"{_sentences(new)} new, {gone or 'none'} taken out, {same} the same."

    def as_html(self) -> str:
        """Paragraphs with what is new in ``ins`` and what is gone in ``del``, each said in words as well."""
        paragraphs: list[list[str]] = []
        for piece in self.pieces:
            if piece.begins or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(_MARKED[piece.kind](piece.text))
        drawn = ((format_html_join(" ", "{}", ((piece,) for piece in one)),) for one in paragraphs)
        return format_html_join("\n", '<p class="govuk-body app-compared" dir="auto">{}</p>', drawn)


def changes(old: str, new: str) -> Compared:
    """What became of ``old`` in ``new``. Never raises."""
    before, after = list(_sentences_of(old)), list(_sentences_of(new))
    matched = SequenceMatcher(None, [text for text, _ in before], [text for text, _ in after])
    pieces = []
    for _, left, left_end, right, right_end in matched.get_opcodes():
        if before[left:left_end] and [t for t, _ in before[left:left_end]] == [t for t, _ in after[right:right_end]]:
            pieces += [Piece(SAME, text, begins) for text, begins in after[right:right_end]]
            continue
        pieces += [Piece(GONE, text, begins) for text, begins in before[left:left_end]]
        pieces += [Piece(NEW, text, begins) for text, begins in after[right:right_end]]
    return Compared(tuple(pieces))


def _sentences_of(text: str) -> Iterator[tuple[str, bool]]:
    """Each sentence, and whether a paragraph begins with it. A row of a table is one."""
    for block in blocks(text):
        if isinstance(block, Table):
            for row in (block.headings, *block.rows):
                yield " · ".join(plain(cell) for cell in row), True
            continue
        for position, sentence in enumerate(_END.split(plain(block.runs).replace("\n", " ").strip())):
            yield sentence, position == 0


def _sentences(number: int) -> str:
    if number == 1:
        return "1 sentence is"
    return f"{number or 'No'} sentences are" if number else "No sentence is"


_MARKED = {
    SAME: lambda text: format_html("<span>{}</span>", text),
    NEW: lambda text: format_html('<ins><span class="govuk-visually-hidden">New: </span>{}</ins>', text),
    GONE: lambda text: format_html('<del><span class="govuk-visually-hidden">Taken out: </span>{}</del>', text),
}
