"""References of an arrangement file outside its procedures: everything named must exist, once."""

from decimal import Decimal

from partnership.files.faults import Report, quoted
from partnership.files.names import STATUTORY, Names, circle, exactly_one

CHAIRS = ("post", "rotation", "elected", "by", "to-be-identified")


def check(document: dict, report: Report) -> None:
    """Note duplicate keys, names that nothing answers to, circles of groups and sums that do not foot."""
    names = Names(document, report)
    _once(document, (), report)
    names.want("guidance edition", document["partnership"].get("guidance-edition"), ("partnership", "guidance-edition"))
    _agencies(document, names)
    _posts(document, names)
    _groups(document, names)
    _listed_groups(document, names)
    _terms(document, report)
    for position, year in enumerate(document.get("funding", [])):
        _funding(year, ("funding", position), names)


def _once(value, place, report):
    """Every key of a list names one thing (terms may repeat, with dates)."""
    if isinstance(value, list):
        seen: set = set()
        for position, item in enumerate(value):
            key = item.get("key") if isinstance(item, dict) else None
            if key in seen and place != ("terms",):
                report.add(
                    (*place, position, "key"), f"{quoted(key)} is used twice in this list. Give one another key."
                )
            seen.add(key) if key else None
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, dict | list):
            _once(inner, (*place, key), report)


def _agencies(document, names):
    for position, agency in enumerate(document["agencies"]):
        place = ("agencies", position)
        names.want("sector", agency["sector"], (*place, "sector"))
        names.want_all("agency", agency.get("acts-for"), (*place, "acts-for"))
        names.want_all("locality", agency.get("localities"), (*place, "localities"))
        if agency["key"] in agency.get("acts-for", []):
            names.report.add(
                (*place, "acts-for"), "an agency cannot act for itself. Name the council whose duty it does."
            )
    for kind in STATUTORY:
        if not any(agency.get("statutory") == kind for agency in document["agencies"]):
            sentence = f"no agency is the statutory partner of kind {kind}. Add “statutory: {kind}” to at least one."
            names.report.add(("agencies",), sentence)


def _posts(document, names):
    for position, post in enumerate(document.get("posts", [])):
        place = ("posts", position)
        names.want("agency", post.get("agency"), (*place, "agency"))
        names.want("role", post.get("role"), (*place, "role"))
        names.want_all("post", post.get("held-with"), (*place, "held-with"))


def _groups(document, names):
    for position, group in enumerate(document["groups"]):
        place = ("groups", position)
        names.want_all("group", group.get("parents"), (*place, "parents"))
        names.want("locality", group.get("locality"), (*place, "locality"))
        _chair(group.get("chair"), (*place, "chair"), names)
        _frequency(group.get("frequency"), (*place, "frequency"), names.report)
        for number, member in enumerate(group.get("members", [])):
            here = (*place, "members", number)
            exactly_one(member, ("post", "agency", "described"), here, names.report)
            names.want("post", member.get("post"), (*here, "post"))
            names.want("agency", member.get("agency"), (*here, "agency"))
    round_trip = circle({group["key"]: group.get("parents", []) for group in document["groups"]})
    if round_trip:
        sentence = f"the parents run in a circle: {' → '.join(round_trip)}. Take one parent out."
        names.report.add(("groups",), sentence)


def _chair(chair, place, names):
    if chair is None:
        return
    exactly_one(chair, CHAIRS, place, names.report)
    names.want("post", chair.get("post"), (*place, "post"))
    for position, key in enumerate(chair.get("rotation", [])):
        if key not in names.known["agency"]:
            names.want("post", key, (*place, "rotation", position))


def _frequency(frequency, place, report):
    if frequency is None:
        return
    pairs = [("times", "per"), ("every", "unit")]
    given = [pair for pair in pairs if any(key in frequency for key in pair)]
    whole = [pair for pair in given if all(key in frequency for key in pair)]
    if len(given) + bool(frequency.get("as-needed")) != 1 or given != whole:
        report.add(place, "give times with per (3 per year), or every with unit (every 2 months), or as-needed: yes.")


def _listed_groups(document, names):
    for part in ("priorities", "plans"):
        for position, item in enumerate(document.get(part, [])):
            names.want_all("group", item.get("groups"), (part, position, "groups"))
    for position, item in enumerate(document.get("reporting", {}).get("reports-due", [])):
        place = ("reporting", "reports-due", position)
        names.want("group", item.get("to"), (*place, "to"))
        _frequency(item.get("frequency"), (*place, "frequency"), names.report)
    for position, item in enumerate(document["partnership"].get("approvals", [])):
        names.want("agency", item.get("agency"), ("partnership", "approvals", position, "agency"))


def _terms(document, report):
    """One word at a time for each thing: two terms of one key must not overlap."""
    spans: dict[str, list[tuple[str, str]]] = {}
    for position, term in enumerate(document.get("terms", [])):
        begin, end = term.get("from", "0001-01-01"), term.get("until", "9999-12-31")
        if any(begin <= other_end and end >= other_begin for other_begin, other_end in spans.get(term["key"], [])):
            sentence = f"{quoted(term['key'])} has two words at one time. Give each its from and until."
            report.add(("terms", position), sentence)
        spans.setdefault(term["key"], []).append((begin, end))


def _funding(year, place, names):
    rows = year.get("rows", [])
    for position, row in enumerate(rows):
        exactly_one(row, ("agency", "source"), (*place, "rows", position), names.report)
        names.want("agency", row.get("agency"), (*place, "rows", position, "agency"))
    total = sum((Decimal(row["amount"]) for row in rows if row.get("kind") != "in-kind"), Decimal(0))
    printed = year.get("printed-total")
    if printed is not None and Decimal(printed) != total:
        names.report.add(
            (*place, "printed-total"),
            f"the printed total is £{Decimal(printed):,.2f} and the rows add up to £{total:,.2f}. Correct a row or the total.",
        )
    if year["status"] == "agreed" and not rows:
        sentence = "no rows are given. Add them, or write “status: agreed-without-figures”."
        names.report.add(place, sentence)
