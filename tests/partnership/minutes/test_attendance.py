"""Who was there, and what each agency owes."""

import datetime

import pytest

from partnership.commands import minutes as commands
from partnership.models import Meeting
from partnership.rules.attendance import attendance_by_agency
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from tests.partnership.minutes.test_taking import refusal_of


@pytest.fixture
def place(quality_member):
    """The appointment of the quality member."""
    return quality_member.appointments.get(group_key="quality")


@pytest.fixture
def deputy(make_person, seat, quality, quality_member, place, agency):
    person = make_person("Dee Deputy")
    seat(person, quality, standing="deputy", deputy_for=place.membership, agency=agency)
    return person


def mark(meeting, by, **fields):
    return commands.mark_attendance(meeting=meeting, by=by, **fields)


def test_the_agency_of_the_day_is_kept(running, support_officer, place, agency):
    assert mark(running, support_officer, appointment=place).agency == agency


def test_marking_again_changes_the_mark(running, support_officer, place):
    mark(running, support_officer, appointment=place)
    mark(running, support_officer, appointment=place, presence="apologies")

    assert running.attendance.get().presence == "apologies"


def test_the_only_named_deputy_is_taken(running, support_officer, place, deputy):
    assert mark(running, support_officer, appointment=place, presence="deputy").deputy == deputy


def test_somebody_else_may_come_for_a_member(running, support_officer, place):
    row = mark(running, support_officer, appointment=place, presence="deputy", deputy_name="Pat Stand-in")

    assert (row.deputy, row.deputy_name) == (None, "Pat Stand-in")


def test_a_deputy_has_a_name(running, support_officer, place):
    said = refusal_of(
        commands.mark_attendance, meeting=running, appointment=place, presence="deputy", by=support_officer
    )

    assert "Say who came for Mo Member" in said


def test_a_person_who_is_nobodys_deputy_is_refused(running, support_officer, place, agency_lead):
    with pytest.raises(Refused, match="not a named deputy"):
        mark(running, support_officer, appointment=place, presence="deputy", deputy=agency_lead)


def test_who_was_not_a_member_that_day_is_refused(running, support_officer, make_person, seat, quality):
    late = make_person("Lou Later")
    tomorrow = wall.today() + datetime.timedelta(days=1)
    place = seat(late, quality, starts_on=tomorrow).appointment

    with pytest.raises(Refused, match="was not a member"):
        mark(running, support_officer, appointment=place)


def test_a_guest_and_a_described_place_are_in_words(running, support_officer, quality):
    youth = quality.members.create(described="Two young people")
    mark(running, support_officer, place=youth, name="Two young people from the youth council")
    mark(running, support_officer, name="Head of research", guest=True)

    assert list(running.attendance.values_list("guest", flat=True)) == [False, True]


def test_members_about_whom_nothing_was_said_were_absent(running, support_officer, place):
    mark(running, support_officer, appointment=place)

    commands.close_meeting(meeting=running, by=support_officer)

    assert sorted(running.attendance.values_list("presence", flat=True)) == ["absent", "present"]


def rates(group):
    day = wall.today()
    return [(one.agency.key, one.expected, one.rate) for one in attendance_by_agency(group, day, day)]


def test_a_deputy_counts_for_the_agency(running, support_officer, place, deputy, quality):
    mark(running, support_officer, appointment=place, presence="deputy")
    commands.close_meeting(meeting=running, by=support_officer)

    assert rates(quality) == [("river-trust", 1, 100), ("river-police", 1, 0)]


def test_a_meeting_that_was_not_held_counts_for_nobody(running, support_officer, place, quality):
    mark(running, support_officer, appointment=place)
    Meeting.objects.update(state="cancelled", cancelled_because="Snow")

    assert rates(quality) == []


def test_a_forum_expects_nobody(running, support_officer, place, quality):
    mark(running, support_officer, appointment=place)
    quality.attendance = "invited"

    assert rates(quality) == []


def test_the_list_is_saved_row_by_row(client, running, support_officer, place):
    client.force_login(support_officer)
    client.post(f"/meetings/{running.pk}/minutes/attendance/", {f"presence-{place.pk}": "apologies"})

    assert running.attendance.get().presence == "apologies"


def test_a_row_that_cannot_be_saved_says_why_at_its_place(client, running, support_officer, place):
    client.force_login(support_officer)
    answer = client.post(f"/meetings/{running.pk}/minutes/attendance/", {f"presence-{place.pk}": "deputy"})

    assert "Say who came for Mo Member" in answer.content.decode()
