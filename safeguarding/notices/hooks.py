"""What the rooms above tell the notices at start-up: who an address is, and who may still see a record."""

from collections.abc import Callable, Iterable

Addressed = tuple[str, str]
PeopleAt = Callable[..., Iterable]
PeopleAtEach = Callable[[set[Addressed]], dict[Addressed, list]]
MaySee = Callable[..., bool]

_resolvers: list[tuple[PeopleAt, PeopleAtEach | None]] = []
_guards: list[MaySee] = []
_daily: dict[str, Callable[[], object]] = {}
_each_tick: dict[str, Callable[[], object]] = {}


def register_resolver(people_at: PeopleAt, people_at_each: PeopleAtEach | None = None) -> None:
    """Say how addresses are read; the last one registered answers.

    ``people_at(address, partnership_key)`` gives the people at one address;
    ``people_at_each(pairs)`` those of many, as a dict, in one statement and with their managers.
    """
    _resolvers[:] = [(people_at, people_at_each)]


def register_guard(may_see: MaySee) -> None:
    """``may_see(person, subject_kind, subject_id) -> bool``, asked before a message leaves; all must agree."""
    if may_see not in _guards:
        _guards.append(may_see)


def people_at_each(pairs: set[Addressed]) -> dict[Addressed, list]:
    """The people at each (address, partnership key) today; nobody while no resolver is registered."""
    for people_at, at_each in _resolvers:
        return at_each(pairs) if at_each else {pair: list(people_at(*pair)) for pair in pairs}
    return {}


def may_see(person, subject_kind: str, subject_id: int) -> bool:
    """Whether every guard lets ``person`` still hear about the record."""
    return all(guard(person, subject_kind, subject_id) for guard in _guards)


def register_daily(job: str, do: Callable[[], object]) -> None:
    """Have ``do()`` called once a day, in the night, by whichever process keeps the time."""
    _daily[job] = do


def daily_jobs() -> dict[str, Callable[[], object]]:
    """What was registered to be done once a day."""
    return dict(_daily)


def register_each_tick(job: str, do: Callable[[], object]) -> None:
    """Have ``do()`` called at every tick: for work that waits in rows and that the messenger may have missed."""
    _each_tick[job] = do


def tick_jobs() -> dict[str, Callable[[], object]]:
    """What was registered to be done at every tick."""
    return dict(_each_tick)
