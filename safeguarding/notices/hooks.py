"""What the rooms above tell the notices at start-up: who an address is, and who may still see a record."""

from collections.abc import Callable, Iterable

PeopleAt = Callable[..., Iterable]
MaySee = Callable[..., bool]

_resolvers: list[PeopleAt] = []
_guards: list[MaySee] = []
_daily: dict[str, Callable[[], object]] = {}


def register_resolver(people_at: PeopleAt) -> None:
    """``people_at(address, partnership_key)`` gives the people at an address; the last one registered answers."""
    _resolvers[:] = [people_at]


def register_guard(may_see: MaySee) -> None:
    """``may_see(person, subject_kind, subject_id) -> bool``, asked before a message leaves; all must agree."""
    if may_see not in _guards:
        _guards.append(may_see)


def people_at(address: str, partnership_key: str) -> list:
    """The people at ``address`` today; nobody while no resolver is registered."""
    return list(_resolvers[0](address, partnership_key)) if _resolvers else []


def may_see(person, subject_kind: str, subject_id: int) -> bool:
    """Whether every guard lets ``person`` still hear about the record."""
    return all(guard(person, subject_kind, subject_id) for guard in _guards)


def register_daily(job: str, do: Callable[[], object]) -> None:
    """Have ``do()`` called once a day, in the night, by whichever process keeps the time."""
    _daily[job] = do


def daily_jobs() -> dict[str, Callable[[], object]]:
    """What was registered to be done once a day."""
    return dict(_daily)
