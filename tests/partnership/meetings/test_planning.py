"""Planning, moving, calling and cancelling: what is refused, who is told, what the clock owes."""

import datetime

import pytest

from partnership.commands import agenda
from partnership.commands.meetings import call_meeting, cancel_meeting, move_meeting, plan_meeting, plan_series
from partnership.models import Meeting
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.models import Step
from safeguarding.notices.models import Notice

HOUR = datetime.timedelta(hours=1)
A_DAY = datetime.timedelta(days=1)


def at(days, hour=10):
    return (wall.now() + days * A_DAY).replace(hour=hour, minute=0, second=0, microsecond=0)


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("recipient__name", flat=True))


@pytest.fixture
def plan(quality, support_officer):
    def plan(days=10, hour=10, lasts=2 * HOUR, group=None, **more):
        starts = at(days, hour)
        return plan_meeting(
            group=group or quality, starts_at=starts, ends_at=starts + lasts, by=support_officer, **more
        )

    return plan


def test_a_meeting_that_is_planned_owes_its_agenda_five_working_days_before(plan):
    meeting = plan(days=30)

    deadline = Deadline.objects.get(subject_kind="meeting", subject_id=meeting.pk)
    assert deadline.owner == "role:support_team"
    assert 7 <= (wall.london_date(meeting.starts_at) - deadline.due_on).days <= 12


def test_a_meeting_planned_for_the_day_after_tomorrow_owes_its_agenda_today(plan):
    meeting = plan(days=2)

    assert Deadline.objects.get(subject_id=meeting.pk, subject_kind="meeting").due_on == wall.today()


@pytest.mark.parametrize(
    ("days", "lasts", "said"),
    [
        (-1, 2 * HOUR, "time to come"),
        (5, -HOUR, "end after it starts"),
        (5, 0 * HOUR, "end after it starts"),
        (5, 13 * HOUR, "at most 12 hours"),
    ],
)
def test_times_that_cannot_be_are_refused_with_a_sentence(plan, days, lasts, said):
    with pytest.raises(Refused, match=said) as refused:
        plan(days=days, lasts=lasts)

    assert refused.value.field == "starts_at"
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"to_be_established": True}, "still to be established"),
        ({"starts_on": datetime.date(2099, 1, 1)}, "begins on Thursday 1 January 2099"),
        ({"ends_on": datetime.date(2020, 1, 1)}, "ends on"),
        ({"closed_on": datetime.date(2020, 1, 1), "outcome": "Done"}, "closed on"),
    ],
)
def test_a_group_that_does_not_meet_then_is_refused(plan, quality, fields, said):
    for name, value in fields.items():
        setattr(quality, name, value)
    quality.save()

    with pytest.raises(Refused, match=said):
        plan()


def test_a_group_does_not_meet_twice_at_once_but_does_after_a_cancelled_meeting(plan, support_officer):
    first = plan(hour=10)

    with pytest.raises(Refused, match="does not overlap"):
        plan(hour=11)

    cancel_meeting(meeting=first, reason="Snow", by=support_officer)
    assert plan(hour=11).pk


def test_two_groups_meet_at_the_same_time(plan, executive):
    plan()

    assert plan(group=executive).pk


def test_a_series_planned_twice_adds_nothing(quality, support_officer):
    days = [wall.today() + n * 7 * A_DAY for n in (2, 3, 4)]
    asked = {"group": quality, "days": days, "starts": datetime.time(10), "lasts": 2 * HOUR, "by": support_officer}
    plan_series(**asked)

    again = plan_series(**asked)

    assert (again.made, len(again.there)) == ([], 3)
    assert quality.meetings.count() == 3


def test_a_series_with_one_impossible_day_plans_none_and_names_the_day(quality, support_officer):
    quality.ends_on = wall.today() + 30 * A_DAY
    quality.save()
    days = [wall.today() + 10 * A_DAY, wall.today() + 60 * A_DAY]

    with pytest.raises(Refused, match="ends on") as refused:
        plan_series(group=quality, days=days, starts=datetime.time(10), lasts=HOUR, by=support_officer)

    assert len(refused.value.reasons) == 1
    assert not quality.meetings.exists()


def test_of_an_extraordinary_meeting_the_members_are_told_and_of_another_not(
    plan, quality_member, quality_chair, executive_member
):
    plan(days=5)
    plan(days=6, extraordinary=True)

    assert told("meeting-extraordinary") == {"Mo Member", "Cleo Chair"}


def test_sending_the_agenda_tells_the_members_and_meets_the_deadline(plan, support_officer, quality_member):
    meeting = plan(days=30)
    agenda.build_agenda(meeting=meeting, by=support_officer)

    called = call_meeting(meeting=meeting, by=support_officer)

    assert called.state == Meeting.State.CALLED
    assert told("meeting-called") == {"Mo Member"}
    assert Deadline.objects.get(subject_kind="meeting", subject_id=meeting.pk).state == "met"


def test_sending_it_again_tells_them_again(built, support_officer, quality_member):
    call_meeting(meeting=built, by=support_officer)

    call_meeting(meeting=built, by=support_officer)

    assert told("meeting-sent-again") == {"Mo Member"}


def test_an_empty_agenda_is_not_sent(meeting, support_officer):
    with pytest.raises(Refused, match="Build it first"):
        call_meeting(meeting=meeting, by=support_officer)


def test_a_forum_is_invited_not_summoned(make_group, make_meeting, seat, make_person, support_officer):
    forum = make_group("Leaders forum", kind="forum", attendance="invited")
    seat(make_person("Gil Guest"), forum, standing="invited")
    meeting = make_meeting(group=forum)
    agenda.build_agenda(meeting=meeting, by=support_officer)

    call_meeting(meeting=meeting, by=support_officer)

    assert told("forum-invited") == {"Gil Guest"}
    assert not told("meeting-called")


def test_moving_needs_a_reason_tells_the_members_and_moves_the_deadline(plan, support_officer, quality_member):
    meeting = plan(days=30)
    due = Deadline.objects.get(subject_kind="meeting", subject_id=meeting.pk).due_on
    later = meeting.starts_at + 14 * A_DAY

    with pytest.raises(Refused, match="why"):
        move_meeting(meeting=meeting, starts_at=later, ends_at=later + HOUR, reason=" ", by=support_officer)
    moved = move_meeting(meeting=meeting, starts_at=later, ends_at=later + HOUR, reason="Half-term", by=support_officer)

    assert (moved.moved_because, moved.moved_from) == ("Half-term", meeting.starts_at)
    assert told("meeting-moved") == {"Mo Member"}
    assert Deadline.objects.get(subject_kind="meeting", subject_id=meeting.pk).due_on > due


def test_what_is_typed_as_a_reason_stands_in_no_history_line(plan, support_officer):
    meeting = plan(days=30)

    cancel_meeting(meeting=meeting, reason="A very particular matter", by=support_officer)

    lines = Step.objects.filter(subject_kind="meeting", subject_id=meeting.pk).values_list("what", flat=True)
    assert not any("particular" in line for line in lines)


def test_moving_to_where_it_is_changes_nothing_and_says_so(meeting, support_officer):
    with pytest.raises(Refused, match="Nothing changes"):
        move_meeting(
            meeting=meeting, starts_at=meeting.starts_at, ends_at=meeting.ends_at, reason="x", by=support_officer
        )


def test_a_cancelled_meeting_owes_nothing_and_is_not_changed_any_more(plan, support_officer, quality_member):
    meeting = plan(days=30)

    cancelled = cancel_meeting(meeting=meeting, reason="Snow", by=support_officer)

    assert told("meeting-cancelled") == {"Mo Member"}
    assert not Deadline.objects.open().filter(subject_kind="meeting", subject_id=meeting.pk).exists()
    with pytest.raises(Refused, match="was cancelled"):
        call_meeting(meeting=cancelled, by=support_officer)
