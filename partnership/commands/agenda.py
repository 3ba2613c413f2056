"""The agenda of a meeting: build it, add to it, change it, put it in order."""

from django.db import transaction

from partnership.commands.meetings import refuse_if
from partnership.commands.packs import withdraw_open_packs
from partnership.models import AgendaItem, ChairReport, Escalation, Group, Meeting
from partnership.rules import agenda as proposals
from partnership.rules import meetings as rules
from partnership.rules.standing import closing_titles
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.design.dates import counted
from safeguarding.history.commands import note

TITLE_LIMIT = AgendaItem._meta.get_field("title").max_length
CHANGEABLE = ("title", "purpose", "minutes", "led_by", "notes", "restricted")


@transaction.atomic
def build_agenda(*, meeting: Meeting, by) -> list[AgendaItem]:
    """Put on the agenda whatever belongs there and never was on it; the items that are new, in order.

    A second run adds only what came up since, and nothing that somebody took off.
    """
    meeting = _locked(meeting)
    refuse_if(rules.reasons_against_changing(meeting))
    added = _insert(meeting, proposals.still_to_add(meeting), by)
    if added:
        note(subject=meeting.subject, what=f"Built the agenda: {counted(len(added), 'item')} added", by=by)
    return added


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
    """Add one item before those with which the group ends. One on the same ``about`` is given back as it is.

    Raises Refused once the meeting has opened.
    """
    meeting = _locked(meeting)
    refuse_if(rules.reasons_against_changing(meeting))
    if not title.strip():
        raise Refused("Enter what the item is called on the agenda.", field="title")
    there = about and meeting.items.filter(about_kind=about.kind, about_id=about.id).first()
    if there:
        return there
    fields = {"title": title.strip()[:TITLE_LIMIT], "purpose": purpose, "source": source, "notes": notes}
    fields |= {"restricted": restricted, "minutes": minutes, "led_by": led_by}
    if about:
        fields |= {"about_kind": about.kind, "about_id": about.id, "about_url": about.url}
    item = _insert(meeting, [proposals.Proposed(fields)], by)[0]
    note(subject=meeting.subject, what="Added an item to the agenda", by=by)
    return item


def put_on_next(
    *,
    group: Group,
    title: str,
    source: str,
    about: Subject,
    by,
    purpose: str = AgendaItem.Purpose.DECISION,
    restricted: bool = False,
) -> AgendaItem | None:
    """Put it on the next meeting of ``group`` whose agenda is built; otherwise None: ``build_agenda`` will find it."""
    coming = group.meetings.filter(state__in=rules.BEFORE, starts_at__gte=wall.now(), items__isnull=False)
    meeting = coming.order_by("starts_at").first()
    if meeting is None:
        return None
    more = {"purpose": purpose, "restricted": restricted}
    return put_on_agenda(meeting=meeting, title=title, source=source, about=about, by=by, **more)


@transaction.atomic
def change_item(*, item: AgendaItem, fields: dict, by) -> AgendaItem:
    """What the agenda says of an item: any of ``CHANGEABLE``. Its place is ``order_item``'s."""
    refuse_if(rules.reasons_against_changing(item.meeting))
    was_open = not item.restricted
    for name in CHANGEABLE:
        setattr(item, name, fields.get(name, getattr(item, name)))
    if not item.title.strip():
        raise Refused("Enter what the item is called on the agenda.", field="title")
    item.version += 1
    _touch(item, by)
    if was_open and item.restricted:
        withdraw_open_packs(item.meeting)
    note(subject=item.meeting.subject, what=f"Changed item {item.position} of the agenda", by=by)
    return item


@transaction.atomic
def order_item(*, item: AgendaItem, place: int, by) -> list[AgendaItem]:
    """Put an item at ``place`` (from 1) and the others after each other; past either end is that end."""
    meeting = _locked(item.meeting)
    refuse_if(rules.reasons_against_changing(meeting))
    items = [one for one in meeting.items.all() if one.pk != item.pk]
    items.insert(min(max(place, 1), len(items) + 1) - 1, item)
    item.changed_by, item.changed_at = by, wall.now()
    _number(items, always=item)
    return items


@transaction.atomic
def remove_item(*, item: AgendaItem, by) -> None:
    """Take an item off; its papers stay with the meeting, to be placed. Building again does not bring it back."""
    meeting = _locked(item.meeting)
    refuse_if(rules.reasons_against_changing(meeting))
    if item.restricted:
        item.papers.update(restricted=True)
    note(subject=meeting.subject, what=f"Took item {item.position} off the agenda", by=by)
    item.delete()
    _number(list(meeting.items.all()))


def _locked(meeting: Meeting) -> Meeting:
    """The meeting as it is now; who else works on its agenda waits."""
    return Meeting.objects.select_for_update(of=("self",)).select_related("group__partnership").get(pk=meeting.pk)


def _insert(meeting: Meeting, proposed: list[proposals.Proposed], by) -> list[AgendaItem]:
    items, closing = list(meeting.items.all()), closing_titles(meeting.group)
    added = []
    for one in proposed:
        item = AgendaItem(meeting=meeting, changed_by=by, changed_at=wall.now(), **one.fields)
        items.insert(proposals.place_for(one.slot, items, closing), item)
        added.append(item)
    _number(items)
    for item in added:
        _settle(item)
    return [item for item in items if item in added]


def _number(items: list[AgendaItem], always: AgendaItem | None = None) -> None:
    """Positions from 1; only rows whose place changes are written."""
    for position, item in enumerate(items, start=1):
        if item.pk is None or item.position != position or item is always:
            item.position = position
            item.save()


def _settle(item: AgendaItem) -> None:
    """Say to what the item is about that it is on this agenda."""
    if item.about_kind == "escalation":
        Escalation.objects.filter(pk=item.about_id).update(answered_at_item=item)
    elif item.about_kind == "chair-report":
        ChairReport.objects.filter(pk=item.about_id).update(item=item)
    elif item.about_kind == "paper":
        item.meeting.papers.filter(pk=item.about_id, item__isnull=True).update(item=item)


def _touch(item: AgendaItem, by) -> None:
    item.changed_by, item.changed_at = by, wall.now()
    item.save()
