"""Experts by experience are described, not named, wherever readers outside the group look."""

import datetime

import pytest

from partnership import minutes_content
from partnership.commands.groups import join_group, leave_group
from partnership.models import Meeting
from safeguarding.clock import wall
from safeguarding.history.commands import steps_of

A_WEEK = datetime.timedelta(days=7)


@pytest.fixture
def expert(make_person, seat, quality):
    """Sits in the group as an expert by experience."""
    person = make_person("Una Known")
    seat(person, quality, standing="expert")
    return person


@pytest.mark.parametrize("tail", ["", "members/"])
def test_the_groups_public_pages_describe_them(client, sign_in, expert, observer, tail):
    page = sign_in(client, observer).get(f"/groups/quality/{tail}").content.decode()

    assert "An expert by experience" in page
    assert "Una Known" not in page


def test_the_group_itself_knows_who_they_are(client, sign_in, expert, quality_member):
    assert "Una Known" in sign_in(client, quality_member).get("/groups/quality/members/").content.decode()


def test_the_history_of_the_group_does_not_name_them(make_person, quality, business_manager):
    person = make_person("Una Known", "observer")
    seat = join_group(group=quality, person=person, starts_on=wall.today(), standing="expert", by=business_manager)
    leave_group(appointment=seat.appointment, ends_on=wall.today() + A_WEEK, by=business_manager)

    said = [step.what for step in steps_of(quality.subject)]

    assert len(said) == 2
    assert not any("Una" in what for what in said)


def test_minutes_which_are_shared_do_not_name_them(make_meeting, expert):
    meeting = make_meeting(days=0, state=Meeting.State.OPEN)
    meeting.attendance.create(appointment=expert.appointments.get(), presence="present")

    assert [row["name"] for row in minutes_content.content_of(meeting)["attendance"]] == ["An expert by experience"]
