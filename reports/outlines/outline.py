"""What an outline is: the parts of a report, what they answer and show, who signs, who is sent it, by when."""

from dataclasses import dataclass

A_YEAR = (1, 3, 31)


@dataclass(frozen=True)
class Requirement:
    """Something that the guidance asks a report to contain, with where it says so."""

    key: str
    title: str
    source: str


@dataclass(frozen=True)
class SentTo:
    """Who is sent the published report; ``within`` is ``{"n": 7, "unit": "calendar-days"}`` or empty."""

    key: str
    name: str
    within: dict
    source: str = ""


@dataclass(frozen=True)
class Due:
    """By which day of the year after the period it is published; ``source`` says who asks that."""

    month: int
    day: int
    source: str = ""


@dataclass(frozen=True)
class Edition:
    """An edition of the guidance: what a yearly report must contain under it, when it is due, who is sent it."""

    key: str
    title: str
    requirements: tuple[Requirement, ...] = ()
    due: Due | None = None
    sent_to: tuple[SentTo, ...] = ()

    def requirement(self, key: str) -> Requirement:
        """The requirement of a key. Raises KeyError."""
        return {one.key: one for one in self.requirements}[key]


@dataclass(frozen=True)
class PlannedPart:
    """A part that a new report begins with. ``kind`` is one of ``Section.Kind``; ``covers`` are requirements' keys."""

    key: str
    title: str
    hint: str = ""
    kind: str = "part"
    covers: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outline:
    """A kind of report. ``per`` is year or quarter; ``of`` is partnership or group.

    ``signed_by`` is ``statutory-partners``, ``group-chair`` or ``nobody``; ``public`` says whether it is published.
    Its years begin on ``begins`` (month, day) and end on ``ends`` (years later, month, day), both included.
    ``due_words`` is what is said of the date where no date is given; ``notes`` say what of the arrangement file
    could not be used; ``place`` is where it stands among those that are offered.
    """

    key: str
    title: str
    about: str
    edition: Edition | None
    per: str
    of: str
    parts: tuple[PlannedPart, ...]
    due: Due | None = None
    sent_to: tuple[SentTo, ...] = ()
    signed_by: str = "statutory-partners"
    public: bool = True
    begins: tuple[int, int] = (4, 1)
    ends: tuple[int, int, int] = A_YEAR
    due_words: str = ""
    notes: tuple[str, ...] = ()
    place: int = 0
