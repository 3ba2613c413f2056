"""Agencies by sector, boards beside the partnership, and the groups."""

from collections.abc import Callable

from partnership import words
from partnership.arrangement import Arrangement
from safeguarding.clock.words import list_words
from safeguarding.design.cells import Table, Tag


def sectors(arrangement: Arrangement) -> list[dict]:
    """Each sector with its agencies: how each is linked, and which are still to be identified."""
    return [
        {"title": sector["title"], "agencies": [_agency(agency, arrangement) for agency in sector["agencies"]]}
        for sector in arrangement.sectors()
        if sector["agencies"]
    ]


def _agency(agency: dict, arrangement: Arrangement) -> dict:
    acts = [arrangement.agency(key)["name"] for key in agency["acts-for"]]
    said = [f"acts for {', '.join(acts)}"] if acts else []
    said += [link for link in agency["linked-through"]]
    said += [agency["note"]] if "note" in agency else []
    return {
        "name": agency["name"],
        "statutory": bool(agency.get("statutory")),
        "to_be_identified": agency.get("to-be-identified", False),
        "said": "; ".join(said),
    }


def boards(arrangement: Arrangement) -> Table | None:
    """The boards and forums that the partnership works with."""
    rows = [
        (
            board["name"],
            board.get("kind", ""),
            [*filter(None, [board.get("link"), board.get("note")]), *board.get("shared", [])],
        )
        for board in arrangement.document["linked-boards"]
    ]
    return Table.of("Linked boards", ["Board", "Kind", "Link"], rows, caption_hidden=True) if rows else None


def state_of(part) -> Tag:
    """An agency's standing in the partnership as a tag."""
    if part.to_be_identified:
        return Tag("decision", "To be identified")
    return Tag("done", "Statutory partner") if part.statutory else Tag("open", "Relevant agency")


def groups(arrangement: Arrangement, url_of: Callable[[str], str] = lambda key: "") -> list[dict]:
    """Every group, each after the one that it stands under; with a link where ``url_of`` its key gives an address."""
    return [_group(group, arrangement, url_of(group["key"])) for _, group in arrangement.group_tree()]


def _group(group: dict, arrangement: Arrangement, url: str) -> dict:
    chair = words.chair(group.get("chair", {}), arrangement)
    under = [arrangement.group(key)["name"] for key in group["parents"]]
    said = [
        words.GROUP_KINDS[group["kind"]],
        f"under {list_words(under)}" if under else "",
        f"chair: {chair}" if chair else "",
        f"meets {words.frequency(group['frequency']).lower()}" if group.get("frequency") else "",
        f"serves {', '.join(group['footprint'])}" if group["footprint"] else "",
        "still to be established" if group.get("to-be-established") else "",
    ]
    return {
        "name": group["name"],
        "url": url,
        "said": "; ".join(filter(None, said)),
        "remit": group.get("remit", ""),
        "focus": group["focus"],
    }
