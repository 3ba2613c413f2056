"""What belongs on a meeting's agenda: the group's template, and what has come up since it last met."""

from dataclasses import dataclass

from partnership.models import AgendaItem, Meeting
from partnership.rules import since
from partnership.rules.standing import AFTER, BEFORE, GATHERED, lines_of

Source = AgendaItem.Source


@dataclass(frozen=True)
class Proposed:
    """An item that belongs on an agenda: its fields, and its slot (before, among or after what is gathered)."""

    fields: dict
    slot: str = GATHERED

    @property
    def key(self) -> tuple:
        return key_of(self.fields)


def key_of(fields: dict) -> tuple:
    """What tells an item from the others, today and at the next run: what it is about, or else where it is from."""
    if fields.get("about_kind"):
        return (fields["about_kind"], fields["about_id"])
    if fields.get("carried_from_id"):
        return (Source.CARRIED, fields["carried_from_id"])
    return (fields["source"], "" if fields["source"] == Source.OVERDUE else fields["title"])


def still_to_add(meeting: Meeting) -> list[Proposed]:
    """What is proposed for ``meeting`` and was never on its agenda: what somebody took off does not come back."""
    known = keys_on(meeting)
    found: list[Proposed] = []
    for one in [*standing(meeting), *gathered(meeting)]:
        if one.key not in known:
            known.add(one.key)
            found.append(one)
    return found


def keys_on(meeting: Meeting) -> set[tuple]:
    """The keys of every item that is or was on the agenda, by the title under which it was first put there."""
    names = ("source", "title", "about_kind", "about_id", "carried_from_id")
    first = AgendaItem.history.filter(meeting_id=meeting.pk, history_type="+").values(*names)
    return {key_of(row) for row in [*first, *meeting.items.values(*names)]}


def standing(meeting: Meeting) -> list[Proposed]:
    """The lines of the group's template, or of the usual one."""
    return [
        Proposed(
            {
                "title": line.title,
                "purpose": line.purpose,
                "minutes": line.minutes,
                "notes": line.notes,
                "source": Source.TEMPLATE,
            },
            line.slot,
        )
        for line in lines_of(meeting.group)
    ]


def gathered(meeting: Meeting) -> list[Proposed]:
    """What has come up, in the order in which a group takes it."""
    sources = (
        since.carried_forward,
        since.overdue_actions,
        since.escalations_waiting,
        since.chairs_reports,
        since.reports_due,
        since.papers_to_place,
    )
    return [Proposed(fields) for source in sources for fields in source(meeting)]


def place_for(slot: str, items: list[AgendaItem], closing: set[str]) -> int:
    """Where in ``items`` (in order) a new one goes, from 0. ``closing`` are the titles of the standing items at the end.

    What was put in order by hand stays so: a new item goes before the first closing item, a new closing
    item to the end, a new opening item after the last standing one before those.
    """
    ends = next((n for n, item in enumerate(items) if is_closing(item, closing)), len(items))
    if slot == AFTER:
        return len(items)
    if slot == BEFORE:
        opening = [n for n, item in enumerate(items[:ends]) if item.source == Source.TEMPLATE]
        return opening[-1] + 1 if opening else 0
    return ends


def is_closing(item: AgendaItem, closing: set[str]) -> bool:
    """Whether it is one of the standing items with which the group ends."""
    return item.source == Source.TEMPLATE and item.title in closing
