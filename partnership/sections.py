"""What the arrangement's page shows: each section from the document, as the components take it."""

import datetime
from collections.abc import Iterable

from django.urls import reverse

from partnership import words
from partnership.arrangement import Arrangement
from safeguarding.design import dates
from safeguarding.design.cells import Link, Row, Table, Tag


def _day(item: dict, key: str) -> str:
    return dates.long_date(datetime.date.fromisoformat(item[key])) if key in item else ""


def _span(item: dict) -> str:
    begin, end = (
        dates.short_date(datetime.date.fromisoformat(item[key])) if key in item else "" for key in ("from", "until")
    )
    if begin and end:
        return f"{begin} to {end}"
    return f"From {begin}" if begin else f"Until {end}" if end else ""


def _given(rows: Iterable[Row]) -> list[Row]:
    """The rows that the arrangement fills."""
    return [row for row in rows if row.value not in ("", None, [])]


def about(arrangement: Arrangement) -> list[Row]:
    """Version, dates and approvals."""
    facts, edition = arrangement.document["partnership"], arrangement.guidance_edition()
    rows = [
        Row("Version", facts["version"]),
        Row("Published", _day(facts, "published-on")),
        Row("In force from", _day(facts, "in-force-from")),
        Row("In force to", _day(facts, "in-force-to")),
        Row("Review due", _day(facts, "review-on")),
        Row("About these dates", facts.get("dates-note", "")),
        Row("Follows", edition["title"] if edition else ""),
        Row("Takes over from", [_succeeds(one) for one in facts["succeeds"]]),
        Row("Approved by", [_approval(one, arrangement) for one in facts["approvals"]]),
    ]
    return _given(rows)


def _succeeds(one: dict) -> str:
    note = f". {one['note']}" if "note" in one else ""
    return f"{one['name']} ({one['how'].replace('-', ' ')}){note}"


def _approval(one: dict, arrangement: Arrangement) -> str:
    agency = f"{arrangement.agency(one['agency'])['name']}: " if "agency" in one else ""
    when = f", {_day(one, 'on')}" if "on" in one else ""
    return f"{agency}{one['body']}{when}"


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
    return _given(rows)


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


def groups(arrangement: Arrangement) -> Table:
    """Every group, each after the one that it stands under."""
    rows = [_group(group, arrangement) for _, group in arrangement.group_tree()]
    return Table.of("Groups", ["Group", "Kind", "Under", "Chair", "Meets"], rows, caption_hidden=True)


def _group(group: dict, arrangement: Arrangement) -> tuple:
    return (
        Link(group["name"], reverse("partnership:group", args=[group["key"]])),
        words.GROUP_KINDS[group["kind"]],
        [arrangement.group(key)["name"] for key in group["parents"]],
        words.chair(group.get("chair", {}), arrangement),
        words.frequency(group.get("frequency", {})),
    )


def priorities(arrangement: Arrangement) -> Table | None:
    """What the partnership works on, with its years and audience."""
    rows = [
        (item["title"], _span(item), ", ".join(item["audience"]), item.get("note", "") or ", ".join(item["doing"]))
        for item in arrangement.document["priorities"]
    ]
    headings = ["Priority", "Years", "For whom", "What is being done"]
    return Table.of("Priorities", headings, rows, caption_hidden=True) if rows else None


def rapid_review(arrangement: Arrangement) -> list[Row]:
    """Who does what in a rapid review."""
    if arrangement.document["rapid-review"] is None:
        return []
    terms = arrangement.rapid_review
    considers = arrangement.group(terms.considers)["name"] if terms.considers else ""
    rows = [
        Row("Looked for", list(terms.criteria)),
        Row("Considered by", considers),
        Row("Advice from", words.everybody(terms.advises, arrangement)),
        Row("Decided by", words.who(terms.decides, arrangement)),
        Row("Told when it opens", words.everybody(terms.tells_when_opened, arrangement)),
        Row("Told of the decision", words.everybody(terms.tells_when_decided, arrangement)),
        Row("Fed back to", words.everybody(terms.feeds_back_to, arrangement)),
        Row("Bodies outside", [body.name for body in terms.outside_bodies]),
        Row("Agencies answer", _answers(arrangement)),
        Row("Referral after awareness", words.limit(terms.refer_within)),
        Row("May end as", [outcome.title for outcome in terms.outcomes]),
    ]
    return _given(rows)


def _answers(arrangement: Arrangement) -> str:
    request = arrangement.document["rapid-review"]["information-request"]
    said = words.limit(request["answer-within"])
    return f"{said}. {request['note']}" if "note" in request else said


def procedures(arrangement: Arrangement) -> list[dict]:
    """Each procedure with its steps; the law's limits and the partnership's own are told apart in words."""
    return [
        {
            "key": procedure["key"],
            "title": procedure["title"],
            "note": procedure.get("note", ""),
            "guidance": procedure.get("guidance", ""),
            "question": _question(procedure),
            "table": _steps(procedure, arrangement),
        }
        for procedure in arrangement.procedures
    ]


def _question(procedure: dict) -> str:
    answer = procedure.get("kind-of-day-not-stated")
    if not answer:
        return ""
    unit = answer["count-as"].replace("-", " ")
    state = (
        "The partnership has confirmed this." if answer["confirmed"] else "The partnership has not confirmed this yet."
    )
    return f"The kind of day is not stated. Counted as {unit}. {answer['because']} {state}"


def _steps(procedure: dict, arrangement: Arrangement) -> Table:
    titles = {item["key"]: item["title"] for item in [*procedure["events"], *procedure["steps"]]}
    rows = [
        (step["title"], _when(step), titles[step["anchor"]], _by_whom(step, arrangement), _whose(step))
        for step in procedure["steps"]
    ]
    headings = ["Step", "When", "Counted from", "Who", "Whose limit"]
    return Table.of(f"Steps: {procedure['title']}", headings, rows, caption_hidden=True)


def _when(step: dict):
    if not step["readings"]:
        return words.limit(step["limit"])
    said = [f"{reading['title']}: {words.limit(reading['limit'])}" for reading in step["readings"]]
    return [f"{said[0]} (in force)", *said[1:]]


def _by_whom(step: dict, arrangement: Arrangement):
    named = [arrangement.post(key)["title"] for key in step["posts"]]
    return named or words.who(step["owner"], arrangement)


def _whose(step: dict):
    said = words.source(step)
    return said if step["source"] == "local" else f"{said}: {step['guidance']}" if "guidance" in step else said


def reporting(arrangement: Arrangement) -> list[Row]:
    """What is reported, when, and what every group must evidence."""
    parts = arrangement.document["reporting"]
    report = parts.get("report", {})
    rows = [
        Row("Report", report.get("title", "")),
        Row("Period", _period(report.get("period", {}))),
        Row("Due", _due(report.get("due", {}))),
        Row("It must say", [item["title"] for item in report.get("contents", [])]),
        Row("Reports due in", [f"{item['title']}, from {item['from']}" for item in parts["reports-due"]]),
        Row("Evidence of impact from", parts["evidence-from"]),
        Row("Every group evidences", [item["title"] for item in parts["every-group"]]),
    ]
    return _given(rows)


def _period(period: dict) -> str:
    return _span(period) or (f"{period['months']} months" if "months" in period else "")


def _due(due: dict) -> str:
    return due.get("says") or _day(due, "on")


def plans(arrangement: Arrangement) -> Table | None:
    """What the arrangement says will be done once."""
    rows = [
        (plan["title"], plan.get("says") or _day(plan, "on") or _span(plan), plan.get("how") or plan.get("note", ""))
        for plan in arrangement.document["plans"]
    ]
    return Table.of("Plans", ["What", "When", "How"], rows, caption_hidden=True) if rows else None


def terms(arrangement: Arrangement) -> Table | None:
    """The words in use today."""
    rows = [(term["says"], term.get("written-out", ""), _span(term)) for term in arrangement.terms()]
    return Table.of("Terms", ["We say", "Written out", "In use"], rows, caption_hidden=True) if rows else None


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
