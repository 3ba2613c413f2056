"""Plan a meeting or a year of them, send the agenda, move a meeting, cancel it."""

import datetime
from dataclasses import dataclass, field

from django.db import transaction

from accounts.access import people_at
from partnership.models import Group, Meeting
from partnership.rules import meetings as rules
from safeguarding.clock import wall
from safeguarding.clock.calendar import CalendarEnds
from safeguarding.clock.commands import calendar_for, drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.counting import count
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_date, long_moment
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

SEND_STEP = "send-agenda"
# Papers a working week before: the portal's own habit, not the law's.
SEND_BEFORE = 5


@dataclass
class Planned:
    """What planning a series did: the meetings that are new, and the days on which the group met already."""

    made: list[Meeting] = field(default_factory=list)
    there: list[Meeting] = field(default_factory=list)


@transaction.atomic
def plan_meeting(
    *,
    group: Group,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    place: str = "",
    extraordinary: bool = False,
    by,
) -> Meeting:
    """Put a meeting of ``group`` into the diary; of an extraordinary one the members are told.

    Both moments are aware. Raises Refused at ``starts_at`` when the group cannot meet then.
    """
    refuse_if(rules.reasons_against_planning(group, starts_at, ends_at), field="starts_at")
    meeting = Meeting.objects.create(
        group=group, starts_at=starts_at, ends_at=ends_at, place=place, extraordinary=extraordinary, planned_by=by
    )
    _owe_the_agenda(meeting, by)
    note(subject=meeting.subject, what=f"Planned for {long_moment(starts_at)}", by=by)
    if extraordinary:
        tell_members(meeting, "meeting-extraordinary", by=by)
    return meeting


@transaction.atomic
def plan_series(
    *, group: Group, days: list[datetime.date], starts: datetime.time, lasts: datetime.timedelta, place: str = "", by
) -> Planned:
    """Plan a meeting on each of ``days``, all or none; one that is in the diary already is left as it is.

    ``starts`` is London time. Raises Refused with a sentence for each day on which the group cannot meet.
    """
    if not days:
        raise Refused("Choose at least one day.", field="days")
    done, reasons = Planned(), []
    for day in sorted(set(days)):
        starts_at = datetime.datetime.combine(day, starts, tzinfo=wall.LONDON)
        there = group.meetings.exclude(state=Meeting.State.CANCELLED).filter(starts_at=starts_at).first()
        if there:
            done.there.append(there)
            continue
        against = rules.reasons_against_planning(group, starts_at, starts_at + lasts)
        reasons += [f"{long_date(day)}: {reason}" for reason in against]
        if not against:
            done.made.append(
                plan_meeting(group=group, starts_at=starts_at, ends_at=starts_at + lasts, place=place, by=by)
            )
    refuse_if(reasons, field="days")
    return done


@transaction.atomic
def call_meeting(*, meeting: Meeting, by) -> Meeting:
    """Send the agenda and papers to the members; after a change it is sent again, and they are told again."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    refuse_if(rules.reasons_against_calling(meeting))
    again = meeting.called_at is not None
    meeting.state, meeting.called_at = Meeting.State.CALLED, wall.now()
    meeting.version += 1
    meeting.save()
    for deadline in send_deadline(meeting):
        meet_deadline(deadline=deadline, on=wall.today(), by=by)
    forum = rules.is_forum(meeting.group)
    kind = "meeting-sent-again" if again else "forum-invited" if forum else "meeting-called"
    tell_members(meeting, kind, by=by)
    what = "Sent the invitation" if forum else "Sent the agenda and papers"
    note(subject=meeting.subject, what=f"{what}{' again' if again else ''}", by=by)
    return meeting


@transaction.atomic
def move_meeting(
    *,
    meeting: Meeting,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    reason: str,
    place: str | None = None,
    by,
) -> Meeting:
    """Another day, time or place, with the reason; the members are told. ``place`` stays where it is None."""
    meeting = Meeting.objects.select_for_update().select_related("group__partnership").get(pk=meeting.pk)
    refuse_if(rules.reasons_against_changing(meeting))
    refuse_if(rules.reasons_against_moving(meeting, starts_at, ends_at, place))
    if starts_at != meeting.starts_at:
        refuse_if(rules.reasons_against_planning(meeting.group, starts_at, ends_at, besides=meeting), "starts_at")
        meeting.moved_from = meeting.starts_at
    if not reason.strip():
        raise Refused("Say why the meeting is moved: the members read it.", field="reason")
    before = meeting.starts_at
    meeting.starts_at, meeting.ends_at, meeting.moved_because = starts_at, ends_at, reason.strip()
    meeting.place = meeting.place if place is None else place
    meeting.version += 1
    meeting.save()
    if meeting.state == Meeting.State.PLANNED:
        _owe_the_agenda(meeting, by)
    moved = f"Moved from {long_moment(before)} to {long_moment(starts_at)}"
    note(subject=meeting.subject, what=moved if before != starts_at else "Changed its end or place", by=by)
    tell_members(meeting, "meeting-moved", by=by)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by) -> Meeting:
    """It is not held; the members are told. What was on its agenda is carried to the next."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    refuse_if(rules.reasons_against_changing(meeting))
    if not reason.strip():
        raise Refused("Say why the meeting is cancelled: the members read it.", field="reason")
    meeting.state, meeting.cancelled_because = Meeting.State.CANCELLED, reason.strip()
    meeting.version += 1
    meeting.save()
    for deadline in send_deadline(meeting):
        drop_deadline(deadline=deadline, by=by)
    note(subject=meeting.subject, what="Cancelled the meeting", by=by)
    tell_members(meeting, "meeting-cancelled", by=by)
    return meeting


def tell_members(meeting: Meeting, kind: str, *, by) -> None:
    """Tell everybody who sits in the group, but not whoever does it."""
    partnership = meeting.group.partnership
    people = people_at(f"group:{meeting.group.key}", partnership.key).exclude(pk=by.pk)
    tell(people=people, kind=kind, subject=meeting.subject, noun="a meeting", partnership_key=partnership.key, by=by)


def send_deadline(meeting: Meeting):
    """The open deadline for sending the agenda; none once it was sent."""
    subject = meeting.subject
    return Deadline.objects.open().filter(subject_kind=subject.kind, subject_id=subject.id, step=SEND_STEP)


def _owe_the_agenda(meeting: Meeting, by) -> None:
    """The support team sends agenda and papers five working days before; today where that has passed."""
    key, day = meeting.group.partnership.key, wall.london_date(meeting.starts_at)
    try:
        due = count(day, -SEND_BEFORE, "working-days", calendar=calendar_for(key)).due
    except CalendarEnds:
        due = day - datetime.timedelta(days=7)
    set_deadline(
        subject=meeting.subject,
        step=SEND_STEP,
        title="Send the agenda and papers",
        due=max(due, min(wall.today(), day)),
        owner="role:support_team",
        partnership_key=key,
        by=by,
    )


def refuse_if(reasons: list[str], field: str | None = None) -> None:
    """Raises Refused when there are reasons."""
    if reasons:
        raise Refused(*reasons, field=field)
