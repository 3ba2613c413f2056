"""A procedure as the clock understands it: read from the plain dict of an arrangement file.

The dict has the hyphenated keys of ``docs/arrangement-files.md``. What is left out has its default:
a step is the partnership's own (``local``), stops while its clock is paused unless it is the law's,
its anchor's day is day 0 and its date is not moved off a day that is not worked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from safeguarding.clock.counting import ROLLS, UNITS
from safeguarding.clock.words import list_words, say_amount

NOT_STATED = "not-stated"
LAW = "law"
NONE_STATED = "none-stated"
DEFAULT_LADDER = {
    "leads": [5, 2, 0],
    "overdue-every": 1,
    "climb": [{"after": 1, "to": "manager"}, {"after": 3, "to": "role:business_manager"}],
}


class BadProcedure(ValueError):  # noqa: N818 - it names the thing
    """The dict cannot be read as a procedure. The text says where and what is wrong."""


@dataclass(frozen=True)
class Limit:
    """How far from its anchor something is due: ``n`` of ``unit``, negative before the anchor; ``opens`` for a range."""

    n: int
    unit: str
    opens: int | None = None
    first_day: int = 0
    roll: str = "none"

    def said(self) -> str:
        """*within 10 working days*, *between 2 and 10 working days*, *at least 7 working days before*."""
        amount = say_amount(self.n, self.unit)
        if self.n == 0:
            return "on the day of"
        if self.n < 0:
            return f"at least {amount} before"
        if self.opens is not None:
            return f"between {self.opens} and {amount} after"
        return f"within {amount} of"


@dataclass(frozen=True)
class Reading:
    """One way to read a step's limit: the first of a step's readings is in force."""

    title: str
    anchor: str
    limit: Limit | None


@dataclass(frozen=True)
class Step:
    """Something that is to be done, by whom, and when at the latest."""

    key: str
    title: str
    readings: tuple[Reading, ...]
    source: str = "local"
    standing: str = "duty"
    owner: str = ""
    tells: tuple[str, ...] = ()
    guidance: str = ""
    pausable: bool = True
    ladder: Mapping | str = "default"

    @property
    def in_force(self) -> Reading:
        """The reading that the step's date is counted by."""
        return self.readings[0]

    @property
    def anchor(self) -> str:
        """The event or the step that the date in force is counted from."""
        return self.in_force.anchor

    @property
    def limit(self) -> Limit | None:
        """The limit in force; None where no limit is stated."""
        return self.in_force.limit


@dataclass(frozen=True)
class KindOfDay:
    """The partnership's answer where its text does not say which kind of day it means."""

    count_as: str
    because: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class DayCount:
    """What *day N of 15* counts: from which event, up to which last day, in which unit."""

    event: str
    last: int
    unit: str


@dataclass(frozen=True)
class Procedure:
    """Events and steps, each known by its key."""

    key: str
    title: str
    events: Mapping[str, str]
    steps: Mapping[str, Step]
    kind_of_day: KindOfDay | None = None
    day_count: DayCount | None = None
    ladders: Mapping[str, Mapping] | None = None

    def title_of(self, name: str) -> str:
        """The title of an event or of a step."""
        return self.events.get(name) or self.steps[name].title

    def is_planned(self, event: str) -> bool:
        """Whether something is due before ``event``, so that its date is set before it comes."""
        limits = (reading.limit for step in self.steps.values() for reading in step.readings if reading.anchor == event)
        return any(limit and limit.n < 0 for limit in limits)

    def ladder_of(self, step: Step) -> dict:
        """The reminders of a step: its own, the one it names, or the portal's default."""
        if isinstance(step.ladder, Mapping):
            return dict(step.ladder)
        return dict((self.ladders or {}).get(step.ladder, DEFAULT_LADDER))


def read_procedure(data: Mapping) -> Procedure:
    """The procedure in ``data``. Raises BadProcedure with a sentence where it cannot be read."""
    try:
        procedure = Procedure(
            key=data["key"],
            title=data.get("title", data["key"]),
            events={event["key"]: event.get("title", event["key"]) for event in data.get("events", [])},
            steps={step["key"]: _step(step, data.get("guidance", "")) for step in data.get("steps", [])},
            kind_of_day=_kind_of_day(data.get("kind-of-day-not-stated")),
            day_count=_day_count(data.get("day-count")),
            ladders=data.get("ladders"),
        )
    except KeyError as missing:
        raise BadProcedure(f"Something in the procedure lacks {missing}.") from missing
    _check_anchors(procedure)
    return procedure


def _check_anchors(procedure: Procedure) -> None:
    known = {*procedure.events, *procedure.steps}
    for step in procedure.steps.values():
        for reading in step.readings:
            if reading.limit and reading.anchor not in known:
                raise BadProcedure(
                    f"Step {step.key} is counted from {reading.anchor!r}, which is neither an event nor a step. "
                    f"Known: {list_words(sorted(known))}."
                )


def _step(data: Mapping, guidance: str) -> Step:
    source = data.get("source", "local")
    owner = data.get("owner") or (f"outside:{data['outside']}" if data.get("outside") else "")
    return Step(
        key=data["key"],
        title=data.get("title", data["key"]),
        readings=_readings(data),
        source=source,
        standing=data.get("standing", "duty"),
        owner=owner,
        tells=tuple(data.get("tells", ())),
        guidance=data.get("guidance") or (guidance if source == "local" else ""),
        pausable=bool(data.get("pausable", source != LAW)),
        ladder=data.get("ladder", "default"),
    )


def _readings(data: Mapping) -> tuple[Reading, ...]:
    anchor, limit = data.get("anchor", ""), data.get("limit")
    if not data.get("readings"):
        return (Reading("", anchor, _limit(limit, data["key"])),)
    return tuple(
        Reading(reading["title"], reading.get("anchor", anchor), _limit(reading.get("limit", limit), data["key"]))
        for reading in data["readings"]
    )


def _limit(data: Mapping | str | None, step: str) -> Limit | None:
    if data is None or data == NONE_STATED:
        return None
    n, opens = _amounts(data, step)
    limit = Limit(n, data["unit"], opens, data.get("first-day", 0), data.get("roll", "none"))
    if limit.unit not in (*UNITS, NOT_STATED):
        raise BadProcedure(f"Step {step} counts in {limit.unit!r}. Known units: {', '.join((*UNITS, NOT_STATED))}.")
    if limit.roll not in ROLLS or limit.first_day not in (0, 1):
        raise BadProcedure(f"Step {step}: roll is one of {', '.join(ROLLS)} and first-day is 0 or 1.")
    return limit


def _amounts(data: Mapping, step: str) -> tuple[int, int | None]:
    if "within" in data:
        return data["within"], None
    if "before" in data:
        return -data["before"], None
    if "from" in data and "to" in data:
        return data["to"], data["from"]
    raise BadProcedure(f"The limit of step {step} needs within, before, or from and to.")


def _kind_of_day(data: Mapping | None) -> KindOfDay | None:
    if not data:
        return None
    return KindOfDay(data["count-as"], data.get("because", ""), bool(data.get("confirmed", False)))


def _day_count(data: Mapping | None) -> DayCount | None:
    return DayCount(data["event"], data["last"], data["unit"]) if data else None
