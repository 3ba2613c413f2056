"""Priorities by year, each with what the arrangement says is being done and what the groups do under it."""

from collections.abc import Mapping

from partnership.arrangement import Arrangement
from partnership.sections.common import span
from safeguarding.clock import wall


def priorities(arrangement: Arrangement, work: Mapping[str, list] = {}) -> list[dict]:
    """Spans of years, earliest first, each with its priorities. ``work`` has lines for a priority's key."""
    spans: dict[str, list] = {}
    for item in sorted(arrangement.document["priorities"], key=lambda item: item.get("from", "")):
        spans.setdefault(span(item) or "Without dates", []).append(item)
    return [
        {"years": years, "state": _state(items[0]), "items": [_item(item, arrangement, work) for item in items]}
        for years, items in spans.items()
    ]


def _state(item: dict) -> str:
    """Whether the years lie ahead or are over; nothing while they run."""
    today = wall.today().isoformat()
    if item.get("from", "") > today:
        return "Begins later"
    return "Ended" if item.get("until", "9999") < today else ""


def _item(item: dict, arrangement: Arrangement, work: Mapping[str, list]) -> dict:
    return {
        "title": item["title"],
        "audience": ", ".join(item["audience"]),
        "doing": item["doing"],
        "note": item.get("note", ""),
        "groups": ", ".join(arrangement.group(key)["name"] for key in item["groups"]),
        "work": work.get(item["key"], []),
    }
