"""What a pack says, as plain data: the same data is the same pack."""

import hashlib
import json

from partnership.models import Meeting
from partnership.rules import meetings as rules
from partnership.rules.since import overdue
from safeguarding.clock import wall
from safeguarding.design.dates import clock_time, long_date, long_moment
from safeguarding.documents.content import KINDS
from safeguarding.documents.models import DocumentVersion

# Raised when the layout changes, so that a pack in the new layout is another one.
LAYOUT = 1


def of(meeting: Meeting, *, restricted: bool) -> dict:
    """Everything that the pack of ``meeting`` prints or binds; ``restricted`` with what is for members only."""
    items = meeting.items.prefetch_related("papers__sent_by")
    papers = {paper.pk: paper for item in items for paper in item.papers.all()}
    loose = list(meeting.papers.filter(item__isnull=True).select_related("sent_by"))
    versions = DocumentVersion.objects.in_bulk([paper.version_id for paper in [*papers.values(), *loose]])
    shown = [item for item in items if restricted or not item.restricted]
    everything = [*papers.values(), *loose]
    hides = len(shown) < len(items) or any(paper.restricted for paper in everything)
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
        "leaves_out": hides and not restricted,
        "minutes": sum(item.minutes or 0 for item in shown),
        "items": [_item(meeting, item, versions, restricted) for item in shown],
        "loose": _papers(loose, versions, restricted),
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


def _item(meeting, item, versions, restricted) -> dict:
    return {
        "number": item.position,
        "title": item.title,
        "purpose": item.get_purpose_display(),
        "minutes": item.minutes,
        "led_by": item.led_by,
        "notes": item.notes,
        "restricted": item.restricted,
        "actions": _actions(meeting, restricted) if item.source == item.Source.OVERDUE else [],
        "papers": _papers(item.papers.all(), versions, restricted),
    }


def _papers(papers, versions, restricted) -> list[dict]:
    return [_paper(one, versions.get(one.version_id)) for one in papers if restricted or not one.restricted]


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


def _actions(meeting, restricted) -> list[dict]:
    """The actions past their date, on the day on which the pack is asked for."""
    rows = overdue(meeting).select_related("owner_person", "owner_agency", "owner_post")
    rows = rows if restricted else rows.filter(restricted=False)
    return [
        {
            "reference": row.reference,
            "what": row.what,
            "owner": str(row.owner_person or row.owner_post or row.owner_agency or ""),
            "due": long_date(row.due_on),
        }
        for row in rows.order_by("due_on", "reference")
    ]
