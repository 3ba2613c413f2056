"""The parts of a report on the page where they are changed."""

from dataclasses import dataclass

from reports.facts import registry
from reports.models import Section
from reports.outlines import Edition
from reports.rules.outline import reasons_against_dropping


@dataclass(frozen=True)
class Part:
    """A part with its place, what it answers and shows, and whether it may go."""

    section: Section
    place: int
    is_first: bool
    is_last: bool
    covers: tuple[str, ...]
    facts: tuple[str, ...]
    kept_because: tuple[str, ...]


def parts_of(sections: list[Section], edition: Edition | None, *, group: bool) -> list[Part]:
    """Every part in its order."""
    asked = {one.key: one.title for one in edition.requirements} if edition else {}
    return [
        Part(
            section=section,
            place=place,
            is_first=place == 1,
            is_last=place == len(sections),
            covers=tuple(asked[key] for key in section.covers if key in asked),
            facts=tuple(fact.title for fact in registry.known(section.facts_wanted, group=group)),
            kept_because=tuple(reasons_against_dropping(section, sections, edition)),
        )
        for place, section in enumerate(sections, start=1)
    ]
