"""The editions of the guidance as a report reads them: those that come with the portal, put right by the arrangement."""

from partnership.arrangement import Arrangement
from partnership.files import guidance
from reports.outlines.outline import Due, Edition, Requirement, SentTo


def edition_of(key: str, arrangement: Arrangement | None = None) -> Edition | None:
    """The edition of a key; None where nobody has said what it asks for.

    With an arrangement, what its file says of the edition (``report-must-say``) goes before the portal's own list.
    """
    own = _own(key, arrangement)
    shipped = guidance.editions().get(key)
    if own is None and shipped is None:
        return None
    title = (own or shipped)["title"]
    known = shipped or {"requirements": [], "due": None, "sent-to": []}
    asked = (own or {}).get("report-must-say") or known["requirements"]
    requirements = tuple(Requirement(**one) for one in asked)
    return Edition(key, title, requirements, due_of(known["due"]), sent_to(known["sent-to"]))


def _own(key: str, arrangement: Arrangement | None) -> dict | None:
    if arrangement is None:
        return None
    return next((one for one in arrangement.document["guidance-editions"] if one["key"] == key), None)


def due_of(found: dict | None) -> Due | None:
    """A yearly day as a file writes it."""
    return Due(found["month"], found["day"], found.get("source", "")) if found else None


def sent_to(rows: list[dict]) -> tuple[SentTo, ...]:
    """Who is sent a report, as a file writes it."""
    return tuple(SentTo(one["key"], one["name"], one.get("within", {}), one.get("source", "")) for one in rows)
