"""The agenda of a meeting: build it, add to it, change it, put it in order."""

from django.db import transaction
from django.db.models import Max

from partnership.commands.meetings import refuse_if
from partnership.models import AgendaItem, Group, Meeting
from partnership.rules import agenda as proposals
from partnership.rules import meetings as rules
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.history.commands import note

TITLE_LIMIT = AgendaItem._meta.get_field("title").max_length


@transaction.atomic
def build_agenda(*, meeting: Meeting, by) -> list[AgendaItem]:
    """Put on the agenda whatever belongs there and is not on it yet; the items that are new.

    A second run adds only what came up since, and nothing that somebody took off.
    """
    refuse_if(rules.reasons_against_changing(meeting))
    added = [_add(meeting, proposed, by) for proposed in proposals.still_to_add(meeting)]
    if added:
        note(subject=meeting.subject, what=f"Built the agenda: {counted(len(added))} added", by=by)
    return added


def counted(number: int) -> str:
    """*1 item*, *3 items*."""
    return "1 item" if number == 1 else f"{number} items"


def _add(meeting: Meeting, proposed, by) -> AgendaItem:
    item = AgendaItem(meeting=meeting, position=next_position(meeting), changed_by=by, **proposed.fields)
    item.save()
    return item


def next_position(meeting: Meeting) -> int:
    """The place after the last item."""
    return (meeting.items.aggregate(last=Max("position"))["last"] or 0) + 1


@transaction.atomic
def put_on_agenda(
    *,
    meeting: Meeting,
    title: str,
    by,
    purpose: str = AgendaItem.Purpose.DISCUSSION,
    source: str = AgendaItem.Source.ADDED,
    about: Subject | None = None,
    notes: str = "",
    restricted: bool = False,
    minutes: int | None = None,
    led_by: str = "",
) -> AgendaItem:
    """Add one item. What is on the agenda already (the same ``about``) is given back as it is.

    Raises Refused once the meeting has opened.
    """
    refuse_if(rules.reasons_against_changing(meeting))
    there = about and meeting.items.filter(about_kind=about.kind, about_id=about.id).first()
    if there:
        return there
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=next_position(meeting),
        title=title[:TITLE_LIMIT],
        purpose=purpose,
        source=source,
        notes=notes,
        restricted=restricted,
        minutes=minutes,
        led_by=led_by,
        about_kind=about.kind if about else "",
        about_id=about.id if about else None,
        about_url=about.url if about else "",
        changed_by=by,
    )
    note(subject=meeting.subject, what="Added an item to the agenda", by=by)
    return item


def put_on_next(
    *, group: Group, title: str, source: str, about: Subject, by, purpose: str = AgendaItem.Purpose.DECISION
) -> AgendaItem | None:
    """Put it on the next meeting of ``group`` whose agenda is built; otherwise None: ``build_agenda`` will find it."""
    coming = group.meetings.filter(state__in=rules.BEFORE, starts_at__gte=wall.now(), items__isnull=False)
    meeting = coming.order_by("starts_at").first()
    if meeting is None:
        return None
    return put_on_agenda(meeting=meeting, title=title, source=source, about=about, by=by, purpose=purpose)
