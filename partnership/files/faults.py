"""What is wrong with an arrangement file, each fault in one line that says where and what would be right."""

import difflib
from collections.abc import Iterable


class Faulty(Exception):  # noqa: N818 - the field's own word
    """The file cannot be used. ``faults`` are sentences, one line each, in the order of the file."""

    def __init__(self, faults: Iterable[str]):
        self.faults = [_one_line(fault) for fault in faults]
        super().__init__("\n".join(self.faults))


class Report:
    """Collects the faults of one file. A place is a tuple of keys and positions, as in ``("groups", 0, "name")``."""

    def __init__(self, document, lines: dict[tuple, int]):
        self.document = document
        self.lines = lines
        self.found: dict[tuple[int, str], None] = {}

    def add(self, place: tuple, sentence: str) -> None:
        """Note a fault at a place; the same fault twice is one."""
        self.found[(self.line(place), f"{self.path(place)} (line {self.line(place)}): {sentence}")] = None

    def line(self, place: tuple) -> int:
        """The line of the file that the place, or the nearest thing around it, stands on."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def path(self, place: tuple) -> str:
        """The place as a reader finds it: ``procedures[rapid-review].steps[meeting].limit.unit``."""
        words, here = "", self.document
        for part in place:
            here = _inside(here, part)
            words += f"[{_name(here, part)}]" if isinstance(part, int) else f".{part}" if words else str(part)
        return words or "the file"

    def raise_if_any(self) -> None:
        """Raise ``Faulty`` when anything was noted."""
        if self.found:
            raise Faulty(sentence for _, sentence in sorted(self.found, key=lambda fault: fault[0]))


def _one_line(fault: str) -> str:
    """What a file holds may hold line ends and control characters; a fault is one printable line."""
    return "".join(letter if letter.isprintable() else " " for letter in fault)


def _inside(here, part):
    try:
        return here[part]
    except (KeyError, IndexError, TypeError):
        return None


def _name(item, position: int) -> str:
    key = item.get("key") if isinstance(item, dict) else None
    return key if isinstance(key, str) and key else str(position + 1)


def quoted(value) -> str:
    """A value of the file, short enough for a sentence."""
    text = str(value)
    return f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"


def one_of(value, allowed: Iterable[str], noun: str) -> str:
    """What would be right: the near match when there is one, else the choices."""
    allowed = sorted(str(choice) for choice in allowed)
    near = difflib.get_close_matches(str(value), allowed, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {quoted(near[0])}?"
    if not allowed:
        return f"The file has no {noun} yet: add one first."
    return f"Use {'one of ' if len(allowed) > 1 else ''}{', '.join(allowed[:30])}{' …' if len(allowed) > 30 else ''}."
