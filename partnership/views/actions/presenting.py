"""An action as the rows, tables and lines that components draw. Words only; no rules here."""

from django.urls import reverse

from partnership.models import ActionNote
from partnership.rules.actions import SOURCES, group_words, owner_words
from partnership.rules.escalations import standing_of
from partnership.rules.status import status_of
from safeguarding.clock import wall
from safeguarding.design.cells import Cell, Event, Heading, Link, Row, Table, Tag
from safeguarding.design.dates import counted, long_date, short_date

NOTHING = "Not said yet"
MOVES = (ActionNote.Kind.MOVED, ActionNote.Kind.REOPENED)


def agreed_rows(action) -> list[Row]:
    """What was agreed, and why."""
    return [
        Row("How we shall know", action.measure or NOTHING),
        Row("What it needs", action.means or NOTHING),
        Row("How a child would notice", action.difference or NOTHING),
        Row("Priority", str(action.priority or NOTHING)),
        *([Row("Objective", str(action.objective))] if action.objective_id else []),
    ]


def facts_rows(action, notes, links: dict[str, Link | None]) -> list[Row]:
    """Whose it is, by when with every slip, and for which group; ``links`` lead to the pages that change them."""
    return [
        Row("Owner", owner_words(action), links.get("owner")),
        Row("Due", due_lines(action, notes), links.get("due")),
        Row("Group", group_words(action)),
        Row("Raised", f"{long_date(action.raised_on)}, by {action.raised_by}"),
        *([Row("Who may see it", "Its group, its owner and the support team")] if action.restricted else []),
        *(
            [Row("Closed", f"{long_date(action.closed_on)}, confirmed by {action.closed_by}")]
            if action.closed_on
            else []
        ),
    ]


def due_lines(action, notes) -> list[str]:
    """The due date, what it was at first, and every move of it, oldest first."""
    moves = [note for note in reversed(notes) if note.kind in MOVES and note.due_to]
    return [long_date(action.due_on), *_drift(action), *[_move(note) for note in moves]]


def _drift(action) -> list[str]:
    """What was first agreed, how often it slipped, and how far it is from there."""
    days = (action.due_on - action.original_due_on).days
    if not days and not action.slips:
        return []
    slips = f"; slipped {'once' if action.slips == 1 else counted(action.slips, 'time')}" if action.slips else ""
    now = f", now {counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}" if days else ""
    return [f"First agreed for {long_date(action.original_due_on)}{slips}{now}"]


def _move(note) -> str:
    verb = "Moved" if note.kind == ActionNote.Kind.MOVED else "Opened again and moved"
    return (
        f"{verb} on {short_date(note.at)} by {note.by}, from {short_date(note.due_from)} to {short_date(note.due_to)}"
    )


def stream(action, notes) -> list[Event]:
    """Everything that was said and done, newest first."""
    return [Event(_title(note), note.at, str(note.by), note.words, _files(action, note)) for note in notes]


def _title(note) -> str:
    if note.kind == ActionNote.Kind.EVIDENCE:
        return f"Evidence of {short_date(note.evidence_on)}"
    if note.kind in MOVES and note.due_to:
        return f"{note.get_kind_display()}: now {short_date(note.due_to)}, before {short_date(note.due_from)}"
    return note.get_kind_display()


def _files(action, note) -> tuple[Link, ...]:
    if not note.version_id:
        return ()
    words = f"Download the file of {short_date(note.evidence_on)}"
    return (Link(words, reverse("actions:file", args=[action.pk, note.version_id])),)


def parts_table(parts) -> Table:
    """The parts of a split action, an agency each."""
    today = wall.today()
    rows = [[_reference(part), owner_words(part), short_date(part.due_on), _tag(part, today)] for part in parts]
    return Table.of(
        "This action can be closed when every part is closed", ["Reference", "Agency", "Due", "Status"], rows
    )


def _reference(action) -> Link:
    return Link(action.reference, action.get_absolute_url())


def _tag(action, today) -> Tag:
    status = status_of(action, today)
    return Tag(status.tag, status.words)


def escalations_table(escalations) -> Table:
    """What of it was put to a group above, and where that stands."""
    today = wall.today()
    headings = [Heading(title) for title in ("Reference", "Put to", "On", "Answer")]
    rows = []
    for one in escalations:
        standing = standing_of(one, today)
        values = [Link(one.reference, one.get_absolute_url()), str(one.to_group), short_date(one.raised_on)]
        rows.append([*values, Tag(standing.tag, standing.words)])
    cells = [[Cell(value, heading.title) for value, heading in zip(row, headings, strict=True)] for row in rows]
    return Table("Put to a group above", headings, cells, caption_hidden=True)


def came_from(action, may_open: bool) -> str | Link:
    """Where it came from: a link for those who see that record, otherwise its reference in plain text."""
    if not action.origin_label:
        return SOURCES[action.source]
    words = f"{SOURCES[action.source]}: {action.origin_label}"
    if not may_open or not action.origin_url:
        return words
    item = f", item “{action.item}”" if action.item_id and not action.item.restricted else ""
    return Link(f"{words}{item}", action.origin_url)


def check_line(check) -> tuple[Tag, str]:
    """An impact check as a tag and a sentence."""
    when = f"after {check.months} months"
    if check.dropped_on:
        return Tag("closed", "Dropped"), f"Was to be checked {when}; the action was opened again first"
    if check.done_on:
        return Tag("done", check.get_finding_display()), f"Checked on {long_date(check.done_on)}, {when}. {check.words}"
    late = check.due_on < wall.today()
    tag = Tag("late" if late else "open", "Late" if late else "To come")
    return tag, f"To be checked {when}, by {long_date(check.due_on)}"
