"""How a difference is said: one line for each thing, with what it was and what it is now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

LONG = 90
Reader = Callable[[dict], object]


@dataclass
class Section:
    """The differences of one part: lines for what is new, changed and no longer named."""

    title: str
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    @property
    def count(self) -> int:
        return len(self.new) + len(self.changed) + len(self.gone)


def by_key(items: Iterable[dict]) -> dict:
    """The items of a list by their keys."""
    return {item["key"]: item for item in items}


def listed(section: Section, before: Mapping, after: Mapping, name: Reader, readers: Mapping[str, tuple]) -> Section:
    """Add what differs between two lists, item by item.

    ``readers`` gives for each noun two functions, which read it from an item of the earlier and of the later
    arrangement; a text or a list of texts.
    """
    section.new += [str(name(after[key])) for key in after if key not in before]
    section.gone += [str(name(before[key])) for key in before if key not in after]
    for key in (key for key in after if key in before):
        said = [
            line for noun, (was, now) in readers.items() for line in difference(noun, was(before[key]), now(after[key]))
        ]
        if said:
            section.changed.append(f"{name(after[key])}: {'; '.join(said)}")
    return section


def alike(*nouns: str) -> dict[str, tuple]:
    """Readers of keys that mean the same in both, whatever arrangement they stand in."""

    def reader(key: str) -> Reader:
        return lambda item: item.get(key, "")

    return {noun.replace("-", " "): (reader(noun), reader(noun)) for noun in nouns}


def difference(noun: str, was, now) -> list[str]:
    """What changed about one noun, or nothing: *frequency was “Once a year”, now “Twice a year”*."""
    if isinstance(was, list) or isinstance(now, list):
        return _lists(noun, list(was or []), list(now or []))
    was, now = _words(was), _words(now)
    if was == now:
        return []
    if not was or not now:
        return [f"{noun}: now “{short(now)}”" if now else f"{noun}: no longer given (was “{short(was)}”)"]
    if len(was) > LONG and len(now) > LONG:
        return [f"{noun}: worded anew"]
    return [f"{noun}: was “{short(was)}”, now “{short(now)}”"]


def _lists(noun: str, was: list, now: list) -> list[str]:
    came = [short(_words(one)) for one in now if one not in was]
    left = [short(_words(one)) for one in was if one not in now]
    said = [f"{noun}: new “{'”, “'.join(came)}”"] if came else []
    said += [f"{noun}: no longer “{'”, “'.join(left)}”"] if left else []
    return said or ([f"{noun}: in another order"] if was != now else [])


def _words(value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def short(text: str) -> str:
    """A text short enough for a line."""
    return text if len(text) <= LONG else f"{text[: LONG - 1].rstrip()}…"
