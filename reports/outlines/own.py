"""The partnership's own outline: what its arrangement file says a yearly report contains, and what the law adds."""

import datetime
from dataclasses import replace

from partnership.arrangement import Arrangement
from reports.facts import registry
from reports.outlines import reading
from reports.outlines.editions import due_of, edition_of, sent_to
from reports.outlines.outline import Due, Edition, Outline, PlannedPart, SentTo
from reports.outlines.periods import ONE_DAY, add_months
from safeguarding.clock.refusal import Refused

KEY = "own"
A_FINANCIAL_YEAR = (4, 1)
STANDING_BEFORE = (
    PlannedPart("summary", "The year in one page", "What a reader who reads nothing else should know.", "summary"),
)
STANDING_AFTER = (
    PlannedPart(
        "what-changed",
        "What changed for children",
        "What is different for children because of this work, and how that is known. Activity is not enough here.",
        "changed",
        facts=("actions.impact", "voice.benefit"),
    ),
    PlannedPart(
        "scrutiny-statement", "Independent scrutiny’s statement", "Written by independent scrutiny.", "scrutiny"
    ),
    PlannedPart(
        "young-people",
        "Young people’s version",
        "The same in words and a length that young people chose, if they wrote or asked for one.",
        "young",
    ),
)


def is_there(arrangement: Arrangement) -> bool:
    """Whether the arrangement says anything of a report of its own."""
    return "report" in arrangement.document.get("reporting", {})


def own_outline(arrangement: Arrangement) -> Outline:
    """The outline of the arrangement's own report. Raises Refused where the arrangement says nothing of one.

    It begins with what the file lists. A requirement of the guidance that no heading of the file covers gets a part,
    so that nobody forgets it; a file of an earlier release says of no heading what it covers.
    """
    if not is_there(arrangement):
        raise Refused(
            "The arrangement in force says nothing about a report. Add “reporting” to its file, or choose another outline."
        )
    terms = arrangement.document["reporting"]["report"]
    edition = edition_of(arrangement.document["partnership"].get("guidance-edition", ""), arrangement)
    begins, ends = _years(terms.get("period", {}))
    return Outline(
        key=KEY,
        title=terms["title"],
        about="What the partnership’s own arrangement says a report contains.",
        edition=edition,
        per="year",
        of="partnership",
        parts=_parts(terms.get("contents", []), edition),
        due=_due(terms.get("due", {}), edition),
        sent_to=_sent_to(terms, edition),
        signed_by=terms.get("signed-by", "statutory-partners"),
        begins=begins,
        ends=ends,
        due_words=terms.get("due", {}).get("says", ""),
        notes=_notes(terms.get("contents", [])),
    )


def _parts(contents: list[dict], edition: Edition | None) -> tuple[PlannedPart, ...]:
    stated = [_known_facts(reading.part_of(content, _hint(content))) for content in contents]
    kinds = {part.kind for part in stated}
    before = [part for part in STANDING_BEFORE if part.kind not in kinds]
    after = [part for part in STANDING_AFTER if part.kind not in kinds]
    return _keys_once([*before, *stated, *_asked_besides(stated, edition), *after])


def _hint(content: dict) -> str:
    return f"Supplied by: {content['from']}." if "from" in content else ""


def _known_facts(part: PlannedPart) -> PlannedPart:
    return replace(part, facts=tuple(fact.key for fact in registry.known(part.facts)))


def _asked_besides(stated: list[PlannedPart], edition: Edition | None) -> list[PlannedPart]:
    """A part for each requirement that no heading of the file covers."""
    if edition is None:
        return []
    asked = [requirement.key for requirement in edition.requirements]
    return [_asked_part(key, edition) for key in reading.missing(asked, (part.covers for part in stated))]


def _asked_part(key: str, edition: Edition) -> PlannedPart:
    """As the portal's own outline of that edition has it, or under the guidance's words."""
    parts = reading.shipped()[edition.key].parts if edition.key in reading.shipped() else ()
    found = next((part for part in parts if part.covers == (key,)), None)
    return found or PlannedPart(key, edition.requirement(key).title, edition.requirement(key).source, covers=(key,))


def _keys_once(parts: list[PlannedPart]) -> tuple[PlannedPart, ...]:
    """Parts of three origins may be called the same; each key stands once."""
    taken: dict[str, PlannedPart] = {}
    for part in parts:
        key, number = part.key, 2
        while key in taken:
            key, number = f"{part.key[:56]}-{number}", number + 1
        taken[key] = replace(part, key=key)
    return tuple(taken.values())


def _notes(contents: list[dict]) -> tuple[str, ...]:
    stated = [(content["title"], key) for content in contents for key in content.get("facts", [])]
    known = {fact.key for fact in registry.known(key for _, key in stated)}
    return tuple(
        f"The arrangement file asks for “{key}” under “{title}”. The portal has no such fact, so it is left out."
        for title, key in stated
        if key not in known
    )


def _years(period: dict) -> tuple[tuple[int, int], tuple[int, int, int]]:
    """Where a year of this report begins and ends: as the file says, otherwise a financial year."""
    months = period.get("months", 12)
    begins, ends = (datetime.date.fromisoformat(period[key]) if key in period else None for key in ("from", "until"))
    if begins is None:
        begins = add_months(ends + ONE_DAY, -months) if ends else datetime.date(2001, *A_FINANCIAL_YEAR)
    ends = ends or add_months(begins, months) - ONE_DAY
    return (begins.month, begins.day), (ends.year - begins.year, ends.month, ends.day)


def _due(due: dict, edition: Edition | None) -> Due | None:
    """The file's day of every year, or the day it gives once, or the guidance's."""
    if "month" in due:
        return due_of(due)
    if "on" in due:
        on = datetime.date.fromisoformat(due["on"])
        return Due(on.month, on.day, due.get("source") or due.get("says") or "The arrangement")
    return edition.due if edition else None


def _sent_to(terms: dict, edition: Edition | None) -> tuple[SentTo, ...]:
    """The guidance's recipients, then the arrangement's; one that the file names again is the file's."""
    rows = {one.key: one for one in (edition.sent_to if edition else ())}
    rows |= {one.key: one for one in sent_to(terms.get("sent-to", []))}
    named = {one.name for one in rows.values()}
    for number, name in enumerate(terms.get("read-by", []), start=1):
        if name not in named:
            rows[f"read-by-{number}"] = SentTo(f"read-by-{number}", name, {}, "The arrangement")
    return tuple(rows.values())
