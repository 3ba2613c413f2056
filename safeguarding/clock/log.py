"""What happened on a clock. Entries correct one another by id; their order in the list never matters."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from safeguarding.clock.counting import Interval, Moment, midnight
from safeguarding.clock.wall import LONDON

KINDS = ("anchored", "met", "paused", "resumed", "extended", "not-needed", "withdrawn")
LONG_AGO = datetime.datetime.min.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Entry:
    """One line of the log. ``on`` is a London date, ``at`` the aware moment where it is known.

    ``anchored``: the event ``name`` happened (or is planned). ``met``: the step ``name`` was done.
    ``paused`` and ``resumed``: the clock, or only the step ``name``; a resumed day counts again.
    ``extended``: the step ``name``, by ``n`` of ``unit`` or ``until`` a date. ``not-needed``: the step
    ``name``. ``withdrawn``: takes back the entry it corrects; without one it ends the whole clock.
    """

    id: int
    kind: str
    name: str = ""
    on: datetime.date | None = None
    at: datetime.datetime | None = None
    n: int | None = None
    unit: str = ""
    until: datetime.date | None = None
    reason: str = ""
    corrects: int | None = None
    recorded_at: datetime.datetime | None = None

    @property
    def moment(self) -> Moment:
        """The moment where it is known, otherwise the date."""
        return self.at or self.on

    @property
    def day(self) -> datetime.date:
        """The London date."""
        return self.at.astimezone(LONDON).date() if self.at else self.on

    @property
    def order(self) -> tuple:
        """Where it stands among things that happened: by moment, a bare date at its midnight."""
        happened = self.at or (midnight(self.on) if self.on else LONG_AGO)
        return (happened, *self.recorded)

    @property
    def recorded(self) -> tuple:
        """Where it stands among things that were written down."""
        return (self.recorded_at or LONG_AGO, self.id)


@dataclass(frozen=True)
class Pause:
    """A stretch of paused days ``[since, until)``; ``until`` is None while it lasts."""

    since: datetime.date
    until: datetime.date | None
    reason: str = ""


class Log:
    """The entries that stand, after every correction, asked for in the words of a plan."""

    def __init__(self, entries: Iterable[Entry]):
        everything = list(entries)
        self.by_id = {entry.id: entry for entry in everything}
        self.standing = standing(everything)
        self._named = defaultdict(list)
        for entry in sorted(self.standing, key=lambda entry: entry.order):
            self._named[entry.kind, entry.name].append(entry)

    def first(self, kind: str, name: str) -> Entry | None:
        """The earliest standing entry of a kind about an event or a step."""
        return next(iter(self._named[kind, name]), None)

    def happened(self, event: str) -> Entry | None:
        """When an event happened, or is planned to."""
        return self.first("anchored", event)

    def met(self, step: str) -> Entry | None:
        """When a step was done first."""
        return self.first("met", step)

    def not_needed(self, step: str) -> Entry | None:
        """Why a step need not be done: its own entry, or the end of the whole clock."""
        return self.first("not-needed", step) or self.first("withdrawn", "")

    def extensions(self, step: str) -> list[Entry]:
        """A step's extensions, in an order that does not depend on how they were entered."""
        return sorted(self._named["extended", step], key=lambda e: (e.unit, e.n or 0, str(e.until), e.reason, e.id))

    def pauses(self, step: str = "") -> list[Pause]:
        """The pauses of the whole clock, and with ``step`` also those of that step alone."""
        found = self._pauses_named("")
        return sorted(found + self._pauses_named(step), key=lambda pause: pause.since) if step else found

    def _pauses_named(self, name: str) -> list[Pause]:
        return self._paired(name)[0]

    def unpaired(self, name: str) -> list[Entry]:
        """Pauses of a clock that stood already and resumptions of one that ran: they change nothing."""
        return self._paired(name)[1]

    def _paired(self, name: str) -> tuple[list[Pause], list[Entry]]:
        """Pauses and resumptions paired day by day, and those that do not pair."""
        by_day = defaultdict(lambda: {"paused": [], "resumed": []})
        for kind in ("paused", "resumed"):
            for entry in self._named[kind, name]:
                by_day[entry.day][kind].append(entry)
        found, left, began = [], [], None
        for day in sorted(by_day):
            waiting = by_day[day]
            while waiting["resumed" if began else "paused"]:
                if began:
                    waiting["resumed"].pop(0)
                    found.append(Pause(began.day, day, began.reason))
                    began = None
                else:
                    began = waiting["paused"].pop(0)
            left += [*waiting["paused"], *waiting["resumed"]]
        return [*found, Pause(began.day, None, began.reason)] if began else found, left

    def corrected_from(self, entry: Entry) -> Entry | None:
        """The entry that ``entry`` corrects, where it corrects one."""
        return self.by_id.get(entry.corrects) if entry.corrects is not None else None


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that stand: each one replaced by the last correction of it, without those taken back.

    Between two corrections of one entry the one recorded later stands. A correction of an entry
    that is not there stands for itself.
    """
    entries = list(entries)
    ids = {entry.id for entry in entries}
    corrections = defaultdict(list)
    for entry in entries:
        if entry.corrects in ids:
            corrections[entry.corrects].append(entry)
    roots = [entry for entry in entries if entry.corrects not in ids]
    return [last for root in roots if not _taken_back(last := _last_of(root, corrections), root)]


def _last_of(entry: Entry, corrections) -> Entry:
    while corrections[entry.id]:
        entry = max(corrections[entry.id], key=lambda correction: correction.recorded)
    return entry


def _taken_back(last: Entry, root: Entry) -> bool:
    return last is not root and last.kind == "withdrawn"


def intervals(pauses: Iterable[Pause], until: datetime.date | None = None) -> list[Interval]:
    """Pauses as half-open intervals of dates; one that still lasts ends at ``until``, or is left out."""
    ended = ((pause.since, pause.until or until) for pause in pauses)
    return [(since, end) for since, end in ended if end]
