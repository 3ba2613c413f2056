"""Facts, live or frozen, as the tables that a page shows. It reads nothing but the facts."""

import datetime
from dataclasses import dataclass

from partnership.rules.plans import HEALTHS
from safeguarding.design.cells import Link, Table, Tag
from safeguarding.design.dates import counted, short_date

ACTIONS = (
    ("late", "Late now"),
    ("slipped", "Moved to a later date in the period"),
    ("closed", "Closed in the period"),
    ("raised", "Raised in the period"),
)


@dataclass(frozen=True)
class Listed:
    """A heading with its number, a table where there are rows, and what was left out."""

    title: str
    count: int
    table: Table | None = None
    note: str = ""


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _table(caption: str, headings: list[str], rows: list, numeric=()) -> Table | None:
    return Table.of(caption, headings, rows, caption_hidden=True, numeric=numeric) if rows else None


def _left_out(part: dict) -> str:
    """What is counted and not written out."""
    said = []
    if part["restricted"]:
        said.append(f"{counted(part['restricted'], 'restricted one')} counted and not shown here")
    more = part["count"] - part["restricted"] - len(part["rows"])
    if more > 0:
        said.append(f"{more} more counted; the list of actions has them all")
    return f"{'. '.join(said)}.".capitalize() if said else ""


def figures(facts: dict) -> list[dict]:
    """The numbers that a reader wants first, each with its words."""
    actions, held = facts["actions"], facts["meetings"]
    missed = len([meeting for meeting in held if meeting["quorum"] is False])
    waiting = len([one for one in facts["escalations"] if not one["answer"]])
    pairs = [
        (actions["closed"]["count"], "actions closed"),
        (actions["slipped"]["count"], "actions slipped"),
        (actions["late"]["count"], "actions late now"),
        (facts["decisions"]["count"], "decisions"),
        (len(held), "meetings held"),
        (missed, "without a quorum"),
        (waiting, "escalations waiting"),
    ]
    return [{"number": number, "words": words} for number, words in pairs]


def actions(facts: dict) -> list[Listed]:
    """Each list of actions, what needs attention first."""
    return [_actions(title, facts["actions"][kind]) for kind, title in ACTIONS]


def _actions(title: str, part: dict) -> Listed:
    says = any(row["says"] for row in part["rows"])
    rows = [
        (Link(row["label"], row["url"]), row["what"], row["owner"], _day(row["due"]), *([row["says"]] if says else []))
        for row in part["rows"]
    ]
    headings = ["Action", "What", "Owner", "Due", *(["Note"] if says else [])]
    return Listed(title, part["count"], _table(title, headings, rows), _left_out(part))


def decisions(facts: dict) -> Listed:
    """The decisions of the period."""
    part = facts["decisions"]
    rows = [
        (
            Link(row["label"], row["url"]),
            _day(row["on"]),
            row["words"],
            Tag("closed", "Replaced") if row["replaced"] else "",
        )
        for row in part["rows"]
    ]
    if not any(row["replaced"] for row in part["rows"]):
        rows = [row[:3] for row in rows]
    headings = ["Decision", "On", "What was decided", "Since then"][: len(rows[0]) if rows else 3]
    return Listed("Decisions", part["count"], _table("Decisions", headings, rows), _left_out(part))


def meetings(facts: dict) -> Table | None:
    """Each meeting with its quorum in words."""
    rows = [
        (Link(short_date(_day(one["on"])), one["url"]), _quorum(one), " ".join([one["words"], *one["reasons"]]))
        for one in facts["meetings"]
    ]
    return _table("Meetings held", ["Meeting", "Quorum", "Who was there"], rows)


def _quorum(meeting: dict) -> Tag | str:
    if meeting["quorum"] is None:
        return "Not set"
    return Tag("done", "Reached") if meeting["quorum"] else Tag("late", "Missed")


def attendance(facts: dict) -> Table | None:
    """Each agency's seats and how they were filled."""
    names = ("expected", "present", "deputies", "apologies", "absent")
    rows = [(one["agency"], *(one[name] for name in names), f"{one['rate']}%") for one in facts["attendance"]]
    headings = ["Agency", "Expected", "Present", "By a deputy", "Apologies", "Absent", "Rate"]
    return _table("Attendance by agency", headings, rows, numeric=(1, 2, 3, 4, 5, 6))


def plan(facts: dict) -> Table | None:
    """Each objective with its health."""
    rows = [
        (Link(one["title"], one["url"]), one["year"], Tag(HEALTHS[one["health"]].tag, one["label"]), one["milestones"])
        for one in facts["plan"]
    ]
    return _table("Progress of the work plan", ["Objective", "Plan", "Health", "Milestones"], rows)


def escalations(facts: dict) -> Table | None:
    """Each escalation with its answer."""
    rows = [
        (Link(one["label"], one["url"]), one["title"], one["standing"], one["answer"], _day(one["do-by"]))
        for one in facts["escalations"]
    ]
    return _table("Escalations", ["Escalation", "About", "Where it stands", "Answer", "To be done by"], rows)


def spoken(rows: list[dict]) -> list[dict]:
    """Answers or contributions with the day and the page of their meeting."""
    return [{**row, "day": _day(row["on"])} for row in rows]


def context_of(facts: dict) -> dict:
    """Everything that the report's template shows of the facts."""
    return {
        "figures": figures(facts),
        "action_lists": actions(facts),
        "decisions": decisions(facts),
        "held": meetings(facts),
        "attendance": attendance(facts),
        "plan": plan(facts),
        "escalations": escalations(facts),
        "prompts": [{**one, "answers": spoken(one["answers"])} for one in facts["prompts"]],
        "contributions": spoken(facts["contributions"]),
        "taken_at": datetime.datetime.fromisoformat(facts["taken-at"]),
        "on_word": facts.get("on-word", ""),
        "digest": facts.get("digest", ""),
    }
