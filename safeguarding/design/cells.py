"""The small things that pages hand to components: links, tags, steps and dates with their reasons."""

import datetime
from dataclasses import dataclass, field

from safeguarding.design import dates
from safeguarding.design.tags import meaning_of

A_REFERENCE, FEW_WORDS = 14, 24


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    text: str
    url: str

    def __str__(self):
        return self.text


@dataclass(frozen=True)
class Tag:
    """A status: ``state`` is a key of ``tags.MEANINGS``; ``text`` replaces its usual word."""

    state: str
    text: str = ""

    @property
    def words(self) -> str:
        return self.text or meaning_of(self.state).word

    @property
    def colour(self) -> str:
        return meaning_of(self.state).colour

    def __str__(self):
        return self.words


@dataclass(frozen=True)
class Row:
    """One line of a summary list; ``change`` leads to the page that changes it."""

    key: str
    value: object
    change: Link | None = None


@dataclass(frozen=True)
class Event:
    """One entry of a time line: what happened, who did it, when (a date or a moment), and what they said."""

    title: str
    on: datetime.date | datetime.datetime | None
    by: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class BarStep:
    """One step of the steps bar. ``state`` is a key of ``tags.MEANINGS`` or ``waiting``."""

    title: str
    state: str
    when: datetime.date | datetime.datetime | None = None
    note: str = ""
    owner: str = ""

    @property
    def words(self) -> str:
        return "Not yet" if self.state == "waiting" else meaning_of(self.state).word

    @property
    def colour(self) -> str:
        return meaning_of(self.state).colour


@dataclass(frozen=True)
class ExplainedDate:
    """A due date with how it was worked out; ``original`` is shown when the date has moved."""

    title: str
    due: datetime.date | datetime.datetime | None
    note: str = ""
    why: tuple[str, ...] = ()
    original: datetime.date | datetime.datetime | None = None
    state: str = ""
    state_text: str = ""

    @property
    def has_moved(self) -> bool:
        return bool(self.original and self.due and self.original != self.due)


@dataclass(frozen=True)
class Tab:
    """One entry of the sub-navigation; ``count`` is shown in words behind its title."""

    title: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Empty:
    """What a page says when it has nothing to show: what it is for, and the first step."""

    title: str = "Nothing here yet"
    text: str = ""
    action: Link | None = None


@dataclass(frozen=True)
class Told:
    """Who will be told, and how, when a person confirms."""

    who: str
    how: str = "in the portal and by e-mail"


@dataclass(frozen=True)
class Heading:
    """The head of one column: ``sort_url`` sorts by it, ``sorted_as`` is ascending, descending or none."""

    title: str
    numeric: bool = False
    sort_url: str = ""
    sorted_as: str = "none"


@dataclass(frozen=True)
class Cell:
    """One cell of a table, carrying its heading so that a narrow screen can show it as a card.

    ``tick`` puts a tick box before it, which sends that value, ``ticked`` from the start or not; the
    table then stands in a form.
    """

    value: object
    heading: str = ""
    numeric: bool = False
    url: str = ""
    tick: str = ""
    ticked: bool = False

    @property
    def kind(self) -> str:
        return "link" if self.url else value_kind(self.value)

    @property
    def is_short(self) -> bool:
        """Whether it is a reference or a tag of few words, which is not broken over two lines."""
        if isinstance(self.value, Tag):
            return len(self.value.words) <= FEW_WORDS
        return len(self.words) <= A_REFERENCE and " " not in self.words

    @property
    def target(self) -> str:
        return self.url or getattr(self.value, "url", "")

    @property
    def words(self) -> str:
        return as_words(self.value)


def value_kind(value) -> str:
    """How ``components/value.html`` draws a value."""
    if value is None or value == "" or value == []:
        return "none"
    for cls, kind in ((Tag, "tag"), (Link, "link"), (list | tuple, "lines")):
        if isinstance(value, cls):
            return kind
    return "text"


def as_words(value) -> str:
    """A value as a person reads it in a table; nothing is an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.date):
        return dates.short_moment(value)
    if isinstance(value, list | tuple):
        return ", ".join(as_words(one) for one in value)
    return str(value)


@dataclass(frozen=True)
class Ticks:
    """What may be done with the rows of a list that are ticked: the page that gets them as ``on``, and its button."""

    url: str
    button: str


@dataclass(frozen=True)
class Table:
    """Headings and rows of cells, with a caption that says what the table shows."""

    caption: str
    headings: list[Heading]
    rows: list[list[Cell]] = field(default_factory=list)
    caption_hidden: bool = False

    @classmethod
    def of(
        cls, caption: str, headings: list[str], rows, *, numeric: tuple[int, ...] = (), caption_hidden=False
    ) -> "Table":
        """A table from plain values; ``numeric`` names the columns to align on the right, from 0."""
        heads = [Heading(title, place in numeric) for place, title in enumerate(headings)]
        cells = [[Cell(value, heads[n].title, heads[n].numeric) for n, value in enumerate(row)] for row in rows]
        return cls(caption, heads, cells, caption_hidden)
