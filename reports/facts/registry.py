"""The facts that a section can show. A room that does not exist registers none, so they are simply not offered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reports.facts.frame import Frame
from reports.facts.value import Taken


@dataclass(frozen=True)
class Definition:
    """A fact: ``says`` is its definition in a sentence or two, ``take`` takes it.

    ``room`` heads it in the list of what can be added; ``of_group`` says that it can be taken for one group.
    """

    key: str
    title: str
    says: str
    room: str
    take: Callable[[Frame], Taken]
    of_group: bool = False


_facts: dict[str, Definition] = {}


def register(*definitions: Definition) -> None:
    """Offer facts. Keys look like ``actions.closed``; each may be given once."""
    for definition in definitions:
        if definition.key in _facts:
            raise ValueError(f"The fact {definition.key} is there already.")
        _facts[definition.key] = definition


def offered(*, group: bool = False) -> dict[str, Definition]:
    """Every fact that can be taken, by its key; of one group where ``group``."""
    return {key: fact for key, fact in _facts.items() if fact.of_group or not group}


def known(keys: Iterable[str], *, group: bool = False) -> list[Definition]:
    """The definitions of these keys, in their order; keys of rooms that do not exist are left out."""
    facts = offered(group=group)
    return [facts[key] for key in keys if key in facts]
