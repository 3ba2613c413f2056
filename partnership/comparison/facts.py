"""Differences in the key facts and in the area."""

from partnership import sections
from partnership.arrangement import Arrangement
from partnership.comparison.saying import Section, difference

TEXTS = ("name", "short-name", "vision", "owner", "colour", "status")
LISTS = ("values", "purpose")


def key_facts(before: Arrangement, after: Arrangement) -> Section:
    """Version, dates, vision, values, approvals."""
    section = rows(Section("Key facts"), sections.about(before), sections.about(after))
    was, now = before.document["partnership"], after.document["partnership"]
    for key in (*TEXTS, *LISTS):
        section.changed += difference(key.replace("-", " ").capitalize(), was.get(key, ""), now.get(key, ""))
    section.changed += difference("Approvals in the file", _approvals(before), _approvals(after))
    return section


def _approvals(arrangement: Arrangement) -> list[str]:
    table = sections.approvals(arrangement)
    return [", ".join(cell.words for cell in row if cell.words) for row in table.rows] if table else []


def area(before: Arrangement, after: Arrangement) -> Section:
    """Boundary, councils, localities, figures."""
    section = rows(Section("Area"), sections.area(before), sections.area(after))
    section.changed += difference("Name", before.document["area"]["name"], after.document["area"]["name"])
    section.changed += difference("Figures", _figures(before), _figures(after))
    return section


def _figures(arrangement: Arrangement) -> list[str]:
    table = sections.facts(arrangement)
    return [", ".join(cell.words for cell in row if cell.words) for row in table.rows] if table else []


def rows(section: Section, before, after) -> Section:
    """Add what differs between the rows of two summary lists."""
    was, now = ({row.key: row.value for row in side} for side in (before, after))
    for noun in dict.fromkeys([*now, *was]):
        section.changed += difference(noun, was.get(noun, ""), now.get(noun, ""))
    return section
