"""The pieces that words are made of, in the order in which they are read. The web page and Word draw the same ones."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Letters that look alike. ``link`` is where they lead: http, https or mailto. A line break is ``\\n``."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """``level`` is 1 for the highest of these words and skips none; whoever draws it adds what stands above."""

    runs: Runs
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Sentences."""

    runs: Runs


@dataclass(frozen=True)
class Item:
    """An entry of a list. ``depth`` is 1 for the outermost; ``number`` is None for a bullet.

    ``more`` is a further paragraph of the entry before it; ``begins`` is the first entry of a list.
    """

    runs: Runs
    depth: int = 1
    number: int | None = None
    more: bool = False
    begins: bool = False


@dataclass(frozen=True)
class Quote:
    """A paragraph of somebody else's words."""

    runs: Runs


@dataclass(frozen=True)
class Table:
    """A table: every row has as many cells as there are headings. ``right`` says which columns lean to the right.

    ``crowded``: a row had more cells than headings; what was in them stands in its last cell.
    """

    headings: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...] = ()
    right: tuple[bool, ...] = ()
    crowded: bool = False


Block = Heading | Paragraph | Item | Quote | Table


def plain(runs: Iterable[Run]) -> str:
    """The letters alone."""
    return "".join(run.text for run in runs)
