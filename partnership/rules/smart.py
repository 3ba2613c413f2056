"""What an action still lacks to be SMART, in a sentence for each letter."""

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST_WORDS = 4


@dataclass(frozen=True)
class Missing:
    """One letter that is not there yet: ``letter`` of SMART, the ``word`` it stands for, what to add."""

    letter: str
    word: str
    sentence: str


def missing(fields, *, priorities: bool = True) -> list[Missing]:
    """What ``fields`` (an Action, or a mapping with its names) lacks, in the order of the letters; empty when SMART.

    ``priorities`` is False where the partnership has none to choose from.
    """
    read = fields.get if isinstance(fields, Mapping) else lambda name: getattr(fields, name, None)
    checks = (
        ("S", "Specific", _specific(read)),
        ("M", "Measurable", _measurable(read)),
        ("A", "Achievable", _achievable(read)),
        ("R", "Relevant", _relevant(read, priorities)),
        ("T", "Time-bound", _time_bound(read)),
    )
    return [Missing(letter, word, sentence) for letter, word, sentence in checks if sentence]


def _text(read, name: str) -> str:
    return (read(name) or "").strip()


def _specific(read) -> str:
    if len(_text(read, "what").split()) >= FEWEST_WORDS:
        return ""
    return "Say in a full sentence what will be done, so that somebody who was not there understands it"


def _measurable(read) -> str:
    return "" if _text(read, "measure") else "Say how we shall know that it is done, such as a number or a document"


def _achievable(read) -> str:
    return "" if _text(read, "means") else "Say what it needs, such as time, people or money, and that its owner has it"


def _relevant(read, priorities: bool) -> str:
    serves = not priorities or any(read(name) for name in ("priority", "priority_id", "objective", "objective_id"))
    noticed = bool(_text(read, "difference"))
    if serves and noticed:
        return ""
    if noticed:
        return "Choose the priority that it serves"
    return (
        "Say how a child would notice"
        if serves
        else "Choose the priority that it serves and say how a child would notice"
    )


def _time_bound(read) -> str:
    return "" if read("due_on") else "Give the day by which it is done"
