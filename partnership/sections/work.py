"""Who decides what, the procedures, what is reported, what is planned, the words in use."""

from partnership import words
from partnership.arrangement import Arrangement
from partnership.sections.common import day, given, span
from safeguarding.design.cells import Row, Table


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
    return given(rows)


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
    return given(rows)


def _period(period: dict) -> str:
    return span(period) or (f"{period['months']} months" if "months" in period else "")


def _due(due: dict) -> str:
    return due.get("says") or day(due, "on")


def plans(arrangement: Arrangement) -> Table | None:
    """What the arrangement says will be done once."""
    rows = [
        (plan["title"], plan.get("says") or day(plan, "on") or span(plan), plan.get("how") or plan.get("note", ""))
        for plan in arrangement.document["plans"]
    ]
    return Table.of("Plans", ["What", "When", "How"], rows, caption_hidden=True) if rows else None


def terms(arrangement: Arrangement) -> Table | None:
    """The words in use today."""
    rows = [(term["says"], term.get("written-out", ""), span(term)) for term in arrangement.terms()]
    return Table.of("Terms", ["We say", "Written out", "In use"], rows, caption_hidden=True) if rows else None
