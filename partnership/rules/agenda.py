"""What belongs on a group's agenda: its template, and what has come up since it last met."""

from dataclasses import dataclass

from partnership.models import AgendaItem, Meeting

Purpose, Source = AgendaItem.Purpose, AgendaItem.Source


@dataclass(frozen=True)
class Proposed:
    """An item that belongs on an agenda. ``key`` tells it apart from the others, today and at the next run."""

    key: tuple
    fields: dict


STANDING = [
    ("Welcome and apologies", Purpose.INFORMATION, 5),
    ("Any other business", Purpose.DISCUSSION, 5),
]


def still_to_add(meeting: Meeting) -> list[Proposed]:
    """What is proposed for ``meeting`` and neither on its agenda nor taken off it."""
    there = {(item.source, item.title) for item in meeting.items.all()}
    return [one for one in standing(meeting) if one.key not in there]


def standing(meeting: Meeting) -> list[Proposed]:
    """The lines of the group's template."""
    rows = [(row.title, row.purpose, row.minutes) for row in meeting.group.template_items.all()] or STANDING
    return [
        Proposed(
            (Source.TEMPLATE, title),
            {"title": title, "purpose": purpose, "minutes": minutes, "source": Source.TEMPLATE},
        )
        for title, purpose, minutes in rows
    ]
