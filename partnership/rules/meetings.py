"""When a meeting may be planned, moved, called or changed, and who prepares it."""

import datetime

from accounts.access import holdings
from accounts.policy import Permission
from partnership.models import Group, Meeting
from partnership.models.reach import seated_in
from safeguarding.clock import wall
from safeguarding.design.dates import long_date, long_moment

State = Meeting.State
BEFORE = frozenset({State.PLANNED, State.CALLED})
LONGEST = datetime.timedelta(hours=12)


def may_prepare(person, group: Group) -> bool:
    """Whether ``person`` plans meetings of ``group`` and writes their agenda: the support team, or its own chair."""
    held = holdings(person)
    permissions = held.permissions(group.partnership)
    if Permission.RUN_GROUPS in permissions:
        return True
    return Permission.CHAIR_GROUPS in permissions and group.key in held.chairs_in(group.partnership)


def may_send_papers(person, group: Group) -> bool:
    """Whether ``person`` sends papers to ``group``: whoever sits there, and the support team."""
    held = holdings(person)
    return Permission.RUN_GROUPS in held.permissions(group.partnership) or group.key in held.groups_in(
        group.partnership
    )


def sees_restricted(person, group: Group) -> bool:
    """Whether ``person`` sees what is restricted to the group: its members and the support team, not the invited."""
    if Permission.RUN_GROUPS in holdings(person).permissions(group.partnership):
        return True
    return group.key in seated_in(person, group.partnership)


def is_forum(group: Group) -> bool:
    """Whether people are invited to the group's meetings and nobody is expected at each."""
    return group.attendance == "invited" or group.kind == "forum"


def reasons_against_planning(
    group: Group, starts_at: datetime.datetime, ends_at: datetime.datetime, *, besides: Meeting | None = None
) -> list[str]:
    """Why ``group`` cannot meet then; ``besides`` is the meeting that is being moved, which is not in its own way."""
    reasons = [*_about_times(starts_at, ends_at), *_about_the_group(group, wall.london_date(starts_at))]
    return reasons or _about_others(group, starts_at, ends_at, besides)


def _about_times(starts_at, ends_at) -> list[str]:
    if ends_at <= starts_at:
        return ["The meeting must end after it starts. Check both times."]
    if ends_at - starts_at > LONGEST:
        return ["A meeting is at most 12 hours long. Check the day and the time at which it ends."]
    if starts_at < wall.now():
        return ["A meeting is planned for a time to come: this one would have started already."]
    return []


def _about_the_group(group: Group, day: datetime.date) -> list[str]:
    if group.to_be_established:
        return [f"{group} is still to be established. Set the group up first, then plan its meetings."]
    if group.starts_on and day < group.starts_on:
        return [f"{group} begins on {long_date(group.starts_on)}. Choose that day or a later one."]
    if group.closed_on and day > group.closed_on:
        return [f"{group} closed on {long_date(group.closed_on)} and does not meet any more."]
    if group.ends_on and day > group.ends_on:
        return [f"{group} ends on {long_date(group.ends_on)}. Choose that day or an earlier one."]
    return []


def _about_others(group, starts_at, ends_at, besides) -> list[str]:
    others = group.meetings.exclude(state=State.CANCELLED).filter(starts_at__lt=ends_at, ends_at__gt=starts_at)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    return [
        f"{group} meets from {long_moment(other.starts_at)} already. Choose a time that does not overlap it."
        for other in others.order_by("starts_at")[:1]
    ]


def reasons_against_changing(meeting: Meeting) -> list[str]:
    """Why what comes before a meeting cannot be changed any more."""
    if meeting.state in BEFORE:
        return []
    words = {
        State.OPEN: "The meeting is in progress. Its agenda and papers stay as they were when it opened.",
        State.CANCELLED: "The meeting was cancelled.",
    }
    return [words.get(meeting.state, "The meeting has been held. Its agenda and papers stay as they were.")]


def reasons_against_moving(meeting: Meeting, starts_at, ends_at, place: str | None) -> list[str]:
    """Why this is no move: the same times and place, or an end before its beginning."""
    if ends_at <= starts_at:
        return ["The meeting must end after it starts. Check both times."]
    same_place = place is None or place == meeting.place
    if (starts_at, ends_at) == (meeting.starts_at, meeting.ends_at) and same_place:
        return ["Nothing changes: the meeting is at this time and place already."]
    return []


def reasons_against_calling(meeting: Meeting) -> list[str]:
    """Why the agenda cannot be sent."""
    if reasons := reasons_against_changing(meeting):
        return reasons
    if not meeting.items.exists():
        return ["The agenda is empty. Build it first, then send it."]
    if meeting.starts_at < wall.now():
        return ["The time of this meeting has passed. Move the meeting, or open it and take its minutes."]
    return []
