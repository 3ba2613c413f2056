"""How an agenda fits its meeting, and whether it changed since it was sent."""

import datetime
from functools import reduce
from operator import or_

from django.db.models import Exists

from partnership.models import AgendaItem, Meeting, Paper
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
    """Whether an item or a paper was added, changed or taken off after the agenda was sent: one statement."""
    sent = meeting.called_at
    if meeting.state != Meeting.State.CALLED or sent is None:
        return False
    later = {"meeting_id": meeting.pk, "history_date__gt": sent}
    changes = (
        AgendaItem.objects.filter(meeting=meeting, changed_at__gt=sent),
        AgendaItem.history.filter(history_type="-", **later),
        Paper.objects.filter(meeting=meeting, sent_at__gt=sent),
        Paper.history.filter(history_type__in=["~", "-"], **later),
    )
    return Meeting.objects.filter(reduce(or_, map(Exists, changes)), pk=meeting.pk).exists()
