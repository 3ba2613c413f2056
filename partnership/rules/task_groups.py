"""When a task and finish group may be set up, changed and closed."""

import datetime

from accounts.models import Partnership
from partnership.models import Group
from safeguarding.clock import wall
from safeguarding.design.dates import counted, long_date

KIND = "task-and-finish"


def reasons_against_name(partnership: Partnership, name: str, besides: Group | None = None) -> list[str]:
    """Two open groups of one name would be taken for each other."""
    others = Group.objects.of(partnership).current().filter(closed_on__isnull=True, name__iexact=name.strip())
    if others.exclude(pk=besides.pk if besides else None).exists():
        return [f"There is an open group called “{name.strip()}” already. Choose another name."]
    return []


def reasons_against_span(starts_on: datetime.date, ends_on: datetime.date) -> list[str]:
    """It ends after it begins."""
    if ends_on <= starts_on:
        return [f"The group begins on {long_date(starts_on)}. Choose a later day for its end."]
    return []


def reasons_against_parent(parent: Group, partnership: Partnership) -> list[str]:
    """It stands under an open group of the same partnership."""
    if parent.partnership_id != partnership.pk or not parent.current or parent.closed_on:
        return ["Choose an open group of this partnership for it to report to."]
    return []


def reasons_against_changing(group: Group) -> list[str]:
    """Only what was set up on screen, and only while it is open, is changed on screen."""
    if group.from_file:
        return [f"{group} comes with the arrangement. Change it there."]
    if group.closed_on:
        return [f"{group} was closed on {long_date(group.closed_on)}. It stays as it was."]
    return []


def reasons_against_end(group: Group, ends_on: datetime.date, today: datetime.date) -> list[str]:
    """A new end lies ahead, and after the beginning."""
    reasons = reasons_against_span(group.starts_on, ends_on)
    if not reasons and ends_on != group.ends_on and ends_on < today:
        return ["That day is past. Choose today or a later day, or close the group."]
    return reasons


def reasons_against_closing(group: Group, on: datetime.date) -> list[str]:
    """Against closing at all, and on this day."""
    if group.closed_on:
        return [f"{group} was closed on {long_date(group.closed_on)} already."]
    if group.from_file and group.kind != KIND:
        return [f"{group} is a standing group of the arrangement. It ends when the arrangement no longer names it."]
    if on > wall.today():
        return ["A group is closed once it has ended: choose today or an earlier day."]
    if group.starts_on and on < group.starts_on:
        return [f"{group} began on {long_date(group.starts_on)}. Choose that day or a later one."]
    return [*_meetings_ahead(group), *_actions_left(group)]


def _meetings_ahead(group: Group) -> list[str]:
    ahead = group.meetings.to_come().order_by("starts_at").first()
    if ahead is None:
        return []
    return [f"It is to meet on {long_date(wall.london_date(ahead.starts_at))}. Cancel that meeting first."]


def _actions_left(group: Group) -> list[str]:
    """Open actions go to the group above; without one they would be nobody's."""
    left = group.actions.open().count()
    if not left or group.parents.exists():
        return []
    return [f"{counted(left, 'action')} of it would belong to no group: it stands under none. Close them first."]
