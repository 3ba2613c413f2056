"""Bring the rows of a partnership to agree with a document, changing only what differs."""

import datetime

from accounts.models import Agency
from partnership.models import Group, GroupMember, Part, Post, Priority


class Keeper:
    """Saves a row only when something differs, so that a second load leaves not even a line of history."""

    def __init__(self, changes, by=None):
        self.changes = changes
        self.by = by
        self.fresh: set = set()

    def keep(self, row, wanted: dict, said: str):
        """Make ``row`` as ``wanted``; ``said`` names it in the report. Returns the row."""
        is_new = row.pk is None
        differs = [name for name, value in wanted.items() if getattr(row, name) != value]
        if not is_new and not differs:
            self.changes.unchanged += 1
            return row
        if is_new:
            self.changes.created.append(said)
        else:
            self.changes.changed.append(f"{said} ({', '.join(name.replace('_', ' ') for name in differs)})")
        for name, value in wanted.items():
            setattr(row, name, value)
        row._history_user = self.by
        row.save()
        if is_new:
            self.fresh.add(row)
        return row

    def retire(self, rows, kept: set, noun: str) -> None:
        """Mark the rows that the document no longer names as not current."""
        for row in rows:
            if row.pk not in kept and row.current:
                row.current = False
                row._history_user = self.by
                row.save()
                self.changes.removed.append(f"{noun} {row}")


def bring_rows(partnership, document: dict, keeper: Keeper) -> None:
    """Agencies and their parts, posts, groups with their places, priorities: in this order, since each needs the last."""
    agencies = _agencies(partnership, document, keeper)
    _parts(partnership, document, agencies, keeper)
    posts = _posts(partnership, document, agencies, keeper)
    groups = _groups(partnership, document, keeper)
    for item in document["groups"]:
        if not groups[item["key"]].from_file:
            continue
        _parents(groups[item["key"]], [groups[key] for key in item["parents"]], keeper)
        _places(groups[item["key"]], item, posts, agencies, keeper)
    _priorities(partnership, document, keeper)


def _day(item: dict, key: str) -> datetime.date | None:
    return datetime.date.fromisoformat(item[key]) if key in item else None


def _agencies(partnership, document, keeper) -> dict[str, Agency]:
    """The bodies themselves. One that serves another partnership too keeps the name it has."""
    keys = [item["key"] for item in document["agencies"]]
    known = {agency.key: agency for agency in Agency.objects.filter(key__in=keys)}
    shared = Part.objects.filter(agency__key__in=keys).exclude(partnership=partnership)
    shared_keys = set(shared.values_list("agency__key", flat=True))
    for item in document["agencies"]:
        agency = known.get(item["key"]) or Agency(key=item["key"])
        wanted = {"name": item["name"], "short_name": item.get("short-name", "")}
        if item["key"] not in shared_keys or agency.pk is None:
            known[item["key"]] = keeper.keep(agency, wanted, f"agency {item['name']}")
    return known


def _parts(partnership, document, agencies, keeper):
    sectors = {sector["key"]: sector["title"] for sector in document["sectors"]}
    rows = {part.agency_id: part for part in Part.objects.filter(partnership=partnership)}
    kept = set()
    for position, item in enumerate(document["agencies"]):
        agency = agencies[item["key"]]
        wanted = {
            "position": position,
            "current": True,
            "name": item["name"],
            "sector": item["sector"],
            "sector_title": sectors[item["sector"]],
            "statutory": item.get("statutory", ""),
            "linked_through": item["linked-through"],
            "to_be_identified": item.get("to-be-identified", False),
            "acts_for": item["acts-for"],
            "shared_with": item["shared-with"],
            "starts_on": _day(item, "from"),
            "ends_on": _day(item, "until"),
            "note": item.get("note", ""),
        }
        row = rows.get(agency.pk) or Part(partnership=partnership, agency=agency)
        kept.add(keeper.keep(row, wanted, f"part of {item['name']}").pk)
    keeper.retire(rows.values(), kept, "part of")


def _posts(partnership, document, agencies, keeper) -> dict[str, Post]:
    rows = {post.key: post for post in Post.objects.filter(partnership=partnership).select_related("agency")}
    found = {}
    for position, item in enumerate(document["posts"]):
        wanted = {
            "position": position,
            "current": True,
            "title": item["title"],
            "agency": agencies.get(item.get("agency")),
            "role": item.get("role", ""),
            "held_with": item["held-with"],
            "to_be_identified": item.get("to-be-identified", False),
            "note": item.get("note", ""),
        }
        row = rows.get(item["key"]) or Post(partnership=partnership, key=item["key"])
        found[item["key"]] = keeper.keep(row, wanted, f"post {item['title']}")
    keeper.retire(rows.values(), {post.pk for post in found.values()}, "post")
    return found


def _groups(partnership, document, keeper) -> dict[str, Group]:
    """The groups of the document by their keys. One that was set up on screen is never changed, nor retired."""
    localities = {item["key"]: item["name"] for item in document["area"]["localities"]}
    rows = {group.key: group for group in Group.objects.filter(partnership=partnership)}
    found = {}
    for position, item in enumerate(document["groups"]):
        wanted = {"position": position, "current": True, **_facts_of_group(item, localities)}
        row = rows.get(item["key"]) or Group(partnership=partnership, key=item["key"])
        if not row.from_file:
            found[item["key"]] = row
            keeper.changes.notes.append(f"group {row} was set up on screen under this key and is left as it is")
            continue
        found[item["key"]] = keeper.keep(row, wanted, f"group {item['name']}")
    from_file = [row for row in rows.values() if row.from_file]
    keeper.retire(from_file, {group.pk for group in found.values()}, "group")
    return found


def _facts_of_group(item: dict, localities: dict) -> dict:
    texts = ("short-name", "function", "locality", "remit", "attendance", "quorum", "note")
    return {
        "name": item["name"],
        "kind": item["kind"],
        **{name.replace("-", "_"): item.get(name, "") for name in texts},
        "locality_name": localities.get(item.get("locality"), ""),
        "chair": item.get("chair", {}),
        "frequency": item.get("frequency", {}),
        "focus": item["focus"],
        "footprint": item["footprint"],
        "must_evidence": item["must-evidence"],
        "reports_to": item["reports-to"],
        "to_be_established": item.get("to-be-established", False),
        "starts_on": _day(item, "starts-on"),
        "ends_on": _day(item, "ends-on"),
    }


def _parents(group: Group, parents: list[Group], keeper: Keeper) -> None:
    if {parent.pk for parent in group.parents.all()} != {parent.pk for parent in parents}:
        group.parents.set(parents)
        if group in keeper.fresh:
            return
        keeper.changes.changed.append(f"group {group} (now under {', '.join(map(str, parents)) or 'no other group'})")


def _places(group: Group, item: dict, posts: dict, agencies: dict, keeper: Keeper) -> None:
    """Places have no key of their own: one for the same post, agency or words stays the row that people sit in."""
    rows: dict[tuple, list[GroupMember]] = {}
    for row in group.members.select_related("post", "agency"):
        rows.setdefault((row.post, row.agency, row.described), []).append(row)
    chair = item.get("chair", {}).get("post")
    for position, member in enumerate(item["members"]):
        who = (posts.get(member.get("post")), agencies.get(member.get("agency")), member.get("described", ""))
        wanted = {
            "position": position,
            **dict(zip(("post", "agency", "described"), who, strict=True)),
            "is_chair": bool(chair) and member.get("post") == chair,
            "standing": member.get("standing", "member"),
            "seniority": member.get("seniority", ""),
            "number": member.get("number", 1),
            "note": member.get("note", ""),
        }
        row = rows[who].pop(0) if rows.get(who) else GroupMember(group=group)
        keeper.keep(row, wanted, f"place in {group}: {next(filter(None, who))}")
    for row in (left for same in rows.values() for left in same):
        keeper.changes.removed.append(f"place in {group}: {row}")
        row._history_user = keeper.by
        row.delete()


def _priorities(partnership, document, keeper):
    rows = {priority.key: priority for priority in Priority.objects.filter(partnership=partnership)}
    kept = set()
    for position, item in enumerate(document["priorities"]):
        wanted = {
            "position": position,
            "current": True,
            "title": item["title"],
            "starts_on": _day(item, "from"),
            "ends_on": _day(item, "until"),
            "audience": item["audience"],
            "doing": item["doing"],
            "note": item.get("note", ""),
        }
        row = rows.get(item["key"]) or Priority(partnership=partnership, key=item["key"])
        kept.add(keeper.keep(row, wanted, f"priority {item['title']}").pk)
    keeper.retire(rows.values(), kept, "priority")
