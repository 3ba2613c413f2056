"""How an agenda fits its meeting, and whether it changed since it was sent."""

import datetime

from partnership.models import AgendaItem, Meeting
from safeguarding.design.dates import counted

A_MINUTE = datetime.timedelta(minutes=1)


def time_words(meeting: Meeting, items: list[AgendaItem]) -> str:
    """*95 of 120 minutes are planned.* and what is over, or how many items have no time yet."""
    if not items:
        return ""
    planned = sum(item.minutes or 0 for item in items)
    length = (meeting.ends_at - meeting.starts_at) // A_MINUTE
    without = sum(1 for item in items if not item.minutes)
    said = f"{planned} of the meeting’s {length} minutes are planned."
    if planned > length:
        said += f" That is {counted(planned - length, 'minute')} too many."
    if without:
        said += f" {counted(without, 'item').capitalize()} {'has' if without == 1 else 'have'} no time yet."
    return said


def changed_since_sent(meeting: Meeting) -> bool:
    """Whether an item or a paper was added, changed or taken off after the agenda was sent."""
    if meeting.state != Meeting.State.CALLED or meeting.called_at is None:
        return False
    later = {"history_date__gt": meeting.called_at, "meeting_id": meeting.pk}
    return AgendaItem.history.filter(**later).exists() or meeting.papers.model.history.filter(**later).exists()
