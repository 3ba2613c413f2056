"""A group's standing agenda. One of its lines marks where the portal puts what has come up since the last meeting."""

from dataclasses import dataclass

from partnership.models import AgendaItem, Group
from partnership.rules.meetings import is_forum
from partnership.rules.prompts import PROMPTS

Purpose = AgendaItem.Purpose
BEFORE, GATHERED, AFTER = "before", "gathered", "after"
# The purpose of the line that marks the place; it is no item itself.
MARK = "gathered"
MARK_TITLE = "What has come up since the last meeting"


@dataclass(frozen=True)
class Line:
    """A standing item and on which side of the mark it stands."""

    title: str
    purpose: str
    minutes: int | None
    notes: str
    slot: str = BEFORE


def usual(group: Group) -> list[tuple[str, str, int | None, str]]:
    """What a group without a template of its own begins with: title, purpose, minutes and notes, the mark among them."""
    questions = "\n".join(prompt.question for prompt in PROMPTS.values())
    forum = is_forum(group)
    return [
        ("Welcome" if forum else "Welcome, apologies and deputies", Purpose.INFORMATION, 5, ""),
        *([] if forum else [("Minutes of the last meeting and what was passed on", Purpose.DECISION, 10, "")]),
        (MARK_TITLE, MARK, None, ""),
        *([] if forum else [("Progress of the work plan", Purpose.DISCUSSION, 15, "")]),
        ("What this meeting means for children and for those who work with them", Purpose.DISCUSSION, 10, questions),
        ("Any other business and the next meeting", Purpose.INFORMATION, 5, ""),
    ]


def lines_of(group: Group) -> list[Line]:
    """The standing items of ``group`` in order, without the mark."""
    own = [(row.title, row.purpose, row.minutes, row.notes) for row in group.template_items.all()]
    lines, slot = [], BEFORE
    for title, purpose, minutes, notes in own or usual(group):
        if purpose == MARK:
            slot = AFTER
        else:
            lines.append(Line(title, purpose, minutes, notes, slot))
    return lines


def closing_titles(group: Group) -> set[str]:
    """The titles of the standing items after the mark."""
    return {line.title for line in lines_of(group) if line.slot == AFTER}
