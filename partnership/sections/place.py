"""Who the partners are, and the place they answer for."""

from partnership.arrangement import Arrangement
from partnership.sections.common import day, given
from safeguarding.design.cells import Row, Table


def about(arrangement: Arrangement) -> list[Row]:
    """Version, dates, and what it follows."""
    facts, edition = arrangement.document["partnership"], arrangement.guidance_edition()
    rows = [
        Row("Version", facts["version"]),
        Row("Published", day(facts, "published-on")),
        Row("In force from", day(facts, "in-force-from")),
        Row("In force to", day(facts, "in-force-to")),
        Row("Review due", day(facts, "review-on")),
        Row("About these dates", facts.get("dates-note", "")),
        Row("Follows", edition["title"] if edition else ""),
        Row("Takes over from", [_succeeds(one) for one in facts["succeeds"]]),
    ]
    return given(rows)


def _succeeds(one: dict) -> str:
    note = f". {one['note']}" if "note" in one else ""
    return f"{one['name']} ({one['how'].replace('-', ' ')}){note}"


def partners(arrangement: Arrangement) -> list[str]:
    """The statutory safeguarding partners."""
    return [arrangement.agency(key)["name"] for key in arrangement.statutory_agency_keys]


def area(arrangement: Arrangement) -> list[Row]:
    """The boundary and what lies in it."""
    place = arrangement.document["area"]
    rows = [
        Row("Boundary", place.get("boundary", "")),
        Row("Councils", place["councils"]),
        Row("Localities", [locality["name"] for locality in place["localities"]]),
        Row("Neighbours", place["neighbours"]),
    ]
    return given(rows)


def facts(arrangement: Arrangement) -> Table | None:
    """The area in figures."""
    rows = [
        (
            fact["topic"],
            _figure(fact),
            fact.get("year", ""),
            ". ".join(fact[key] for key in ("note", "compared-with") if key in fact),
        )
        for fact in arrangement.document["area"]["facts"]
    ]
    headings = ["Topic", "Figure", "Year", "Note"]
    return Table.of("The area in figures", headings, rows, caption_hidden=True) if rows else None


def _figure(fact: dict) -> str:
    value, unit = fact["value"], fact.get("unit", "")
    number = f"{value:,}" if isinstance(value, int) else str(value)
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()
