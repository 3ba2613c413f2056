"""Meetings of one's own groups, for one's own calendar: the group's name, the time and the place, nothing else."""

import datetime

from django.db.models import Q

from accounts.access import holdings
from accounts.calendar_events import CalendarEvent, register_events
from partnership.models import Meeting
from safeguarding.clock import wall

SINCE = datetime.timedelta(days=31)
MOST_MEETINGS = 300


def meetings_of(person) -> list[CalendarEvent]:
    """Meetings of the groups in which the person sits, from a month ago on; cancelled ones say so."""
    held, mine = holdings(person), Q(pk__in=[])
    for partnership in held.partnerships:
        mine |= Q(group__partnership=partnership.pk, group__key__in=held.groups_in(partnership))
    found = Meeting.objects.visible_to(person).filter(mine, starts_at__gte=wall.now() - SINCE)
    found = found.select_related("group").order_by("starts_at", "pk")[:MOST_MEETINGS]
    return [_event(meeting) for meeting in found]


def _event(meeting: Meeting) -> CalendarEvent:
    return CalendarEvent(
        key=f"meeting-{meeting.pk}",
        title=meeting.group.short_name or meeting.group.name,
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        place=meeting.place,
        path=meeting.get_absolute_url(),
        words="Sign in to read the agenda.",
        sequence=meeting.version,
        cancelled=meeting.state == Meeting.State.CANCELLED,
    )


register_events(meetings_of)
