"""What a pack says, as plain data: the same data is the same pack."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from partnership.models import Action, AgendaItem, Meeting, Paper
from partnership.rules import meetings as rules
from partnership.rules.since import overdue
from safeguarding.clock import wall
from safeguarding.design.dates import clock_time, long_date, long_moment
from safeguarding.documents.content import KINDS
from safeguarding.documents.models import DocumentVersion

# Raised when the layout changes, so that a pack in the new layout is another one.
LAYOUT = 1


@dataclass(frozen=True)
class Rows:
    """The rows of a meeting that its packs are made of, asked for once for both of them."""

    items: list[AgendaItem]
    papers: dict[int | None, list[Paper]]
    versions: dict[int, DocumentVersion]
    actions: list[Action]

    @property
    def holds_restricted(self) -> bool:
        """Whether anything is for the members of the group only."""
        return any(item.restricted for item in self.items) or any(
            paper.restricted for papers in self.papers.values() for paper in papers
        )


def rows_of(meeting: Meeting, more_versions: Iterable[int] = ()) -> Rows:
    """Items, papers by their item, and the document versions of the papers and of ``more_versions``: four statements."""
    items = list(meeting.items.all())
    papers = list(meeting.papers.select_related("sent_by"))
    late = overdue(meeting).select_related("owner_person", "owner_agency", "owner_post").order_by("due_on", "reference")
    has_late = any(item.source == item.Source.OVERDUE for item in items)
    return Rows(
        items,
        {number: [one for one in papers if one.item_id == number] for number in {one.item_id for one in papers}},
        DocumentVersion.objects.in_bulk([*(one.version_id for one in papers), *more_versions]),
        list(late) if has_late else [],
    )


def of(meeting: Meeting, *, restricted: bool, rows: Rows | None = None) -> dict:
    """Everything that the pack of ``meeting`` prints or binds; ``restricted`` with what is for members only."""
    rows = rows or rows_of(meeting)
    shown = [item for item in rows.items if restricted or not item.restricted]
    return {
        "layout": LAYOUT,
        "partnership": meeting.group.partnership.name,
        "group": meeting.group.name,
        "title": str(meeting),
        "when": hours_of(meeting),
        "place": meeting.place,
        "forum": rules.is_forum(meeting.group),
        "extraordinary": meeting.extraordinary,
        "restricted": restricted,
        "leaves_out": rows.holds_restricted and not restricted,
        "minutes": sum(item.minutes or 0 for item in shown),
        "items": [_item(item, rows, restricted) for item in shown],
        "loose": _papers(rows, None, restricted),
    }


def hours_of(meeting: Meeting) -> str:
    """*Tuesday 7 April 2026, 10am to midday*."""
    same_day = wall.london_date(meeting.starts_at) == wall.london_date(meeting.ends_at)
    ends = clock_time(meeting.ends_at) if same_day else long_moment(meeting.ends_at)
    return f"{long_moment(meeting.starts_at)} to {ends}"


def key_of(meeting: Meeting, content: dict) -> str:
    """What would be bound, as one word: ``12:full:4f0c…``."""
    kind = "full" if content["restricted"] else "open"
    return f"{meeting.pk}:{kind}:{hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()}"


def _item(item: AgendaItem, rows: Rows, restricted: bool) -> dict:
    return {
        "number": item.position,
        "title": item.title,
        "purpose": item.get_purpose_display(),
        "minutes": item.minutes,
        "led_by": item.led_by,
        "notes": item.notes,
        "restricted": item.restricted,
        "actions": _actions(rows, restricted) if item.source == item.Source.OVERDUE else [],
        "papers": _papers(rows, item.pk, restricted),
    }


def _papers(rows: Rows, item_id: int | None, restricted: bool) -> list[dict]:
    papers = rows.papers.get(item_id, [])
    return [_paper(one, rows.versions.get(one.version_id)) for one in papers if restricted or not one.restricted]


def _paper(paper, version) -> dict:
    kind = KINDS.get(version.extension) if version else None
    return {
        "title": paper.title,
        "from": str(paper.sent_by),
        "restricted": paper.restricted,
        "kind": kind.title if kind else "",
        "extension": version.extension if version else "",
        "file": version.file_name if version else "",
        "sha256": version.sha256 if version else "",
    }


def _actions(rows: Rows, restricted: bool) -> list[dict]:
    """The actions past their date, on the day on which the pack is asked for."""
    return [
        {
            "reference": row.reference,
            "what": row.what,
            "owner": str(row.owner_person or row.owner_post or row.owner_agency or ""),
            "due": long_date(row.due_on),
        }
        for row in rows.actions
        if restricted or not row.restricted
    ]
