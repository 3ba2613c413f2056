"""Differences in agencies, posts, groups with their places, and linked boards."""

from collections.abc import Callable

from accounts.policy import ROLES
from partnership import words
from partnership.arrangement import Arrangement
from partnership.comparison.saying import Section, alike, by_key, listed
from partnership.sections.common import day

Reading = Callable[[dict, Arrangement], object]


def both(before: Arrangement, after: Arrangement, **readers: Reading) -> dict[str, tuple]:
    """Readers that need their own arrangement, to name what an item refers to."""

    def bound(read: Reading, arrangement: Arrangement):
        return lambda item: read(item, arrangement)

    return {noun.replace("_", " "): (bound(read, before), bound(read, after)) for noun, read in readers.items()}


def agencies(before: Arrangement, after: Arrangement) -> Section:
    """Who is a partner or a relevant agency, and how each is linked."""
    section = Section("Partners and relevant agencies")
    readers = both(
        before,
        after,
        sector=lambda item, a: {s["key"]: s["title"] for s in a.document["sectors"]}[item["sector"]],
        statutory_partner=lambda item, _: words.STATUTORY.get(item.get("statutory", ""), ""),
        acts_for=lambda item, a: [a.agency(key)["name"] for key in item["acts-for"]],
    )
    same = alike("name", "short-name", "linked-through", "to-be-identified", "shared-with", "localities", "note")
    listed(section, *_lists(before, after, "agencies"), _name, {**same, **readers, **alike("from", "until")})
    sectors = ({s["key"]: s for s in a.document["sectors"]} for a in (before, after))
    return listed(section, *sectors, lambda item: f"Sector “{item['title']}”", alike("title"))


def posts(before: Arrangement, after: Arrangement) -> Section:
    """Which posts are named, whose they are and what they may do."""
    readers = both(
        before,
        after,
        agency=lambda item, a: a.agency(item["agency"])["name"] if "agency" in item else "",
        role_in_the_portal=lambda item, _: ROLES[item["role"]].title if item.get("role") else "",
        held_with=lambda item, a: [a.post(key)["title"] for key in item["held-with"]],
    )
    same = alike("title", "to-be-identified", "note")
    return listed(Section("Posts"), *_lists(before, after, "posts"), lambda p: p["title"], {**same, **readers})


def groups(before: Arrangement, after: Arrangement) -> Section:
    """Which groups there are, under what, who sits there, what for."""
    readers = both(
        before,
        after,
        kind=lambda item, _: words.GROUP_KINDS[item["kind"]],
        under=lambda item, a: [a.group(key)["name"] for key in item["parents"]],
        chair=lambda item, a: words.chair(item.get("chair", {}), a),
        meets=lambda item, _: words.frequency(item.get("frequency", {})),
        places=lambda item, a: [place(member, a) for member in item["members"]],
        begins=lambda item, _: day(item, "starts-on"),
        ends=lambda item, _: day(item, "ends-on"),
    )
    texts = ("name", "short-name", "locality", "function", "remit", "quorum", "attendance", "to-be-established", "note")
    same = alike(*texts, "focus", "footprint", "must-evidence", "reports-to")
    return listed(Section("Groups"), *_lists(before, after, "groups"), _name, {**same, **readers})


def place(member: dict, arrangement: Arrangement) -> str:
    """A place in a group in words: *Designated nurse*, *Head teachers (12)*."""
    if "post" in member:
        said = arrangement.post(member["post"])["title"]
    elif "agency" in member:
        said = arrangement.agency(member["agency"])["name"]
    else:
        said = member["described"]
    more = [words.MEMBERS[member["standing"]].lower()] if member.get("standing", "member") != "member" else []
    more += [str(member["number"])] if member.get("number", 1) > 1 else []
    return f"{said} ({', '.join(more)})" if more else said


def boards(before: Arrangement, after: Arrangement) -> Section:
    """Boards and forums beside the partnership."""
    readers = alike("name", "kind", "link", "shared", "note")
    return listed(Section("Boards and forums"), *_lists(before, after, "linked-boards"), _name, readers)


def _lists(before: Arrangement, after: Arrangement, part: str) -> tuple[dict, dict]:
    return by_key(before.document[part]), by_key(after.document[part])


def _name(item: dict) -> str:
    return item["name"]
