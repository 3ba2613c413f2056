"""The facts about meetings."""

import datetime

import pytest

from partnership.models import Part, PassedOn
from partnership.rules.attendance import attendance_by_agency
from partnership.rules.passing_on import passing_on_by_agency
from safeguarding.clock import wall


@pytest.fixture
def police(partnership, other_agency):
    """The police as a statutory partner."""
    return Part.objects.create(
        partnership=partnership,
        agency=other_agency,
        name="River Police",
        sector="police",
        sector_title="Police",
        statutory="police",
    )


@pytest.fixture
def seats(make_person, seat, quality, agency, other_agency):
    """A seat of the trust and one of the police."""
    return seat(make_person("Tom Trust"), quality, agency=agency), seat(
        make_person("Pia Police"), quality, agency=other_agency
    )


@pytest.fixture
def met(make_meeting):
    return make_meeting(days=-5, state="approved")


def test_statutory_partners_come_first_and_the_seats_foot(met, make_meeting, seats, mark, police, frame, taken):
    trust, force = seats
    mark(met, trust, "present")
    mark(met, force, "apologies")
    mark(make_meeting(days=-4, state="open"), force, "deputy")

    table = taken("meetings.attendance", frame).table

    assert table.rows == (
        ("River Police", 2, 0, 1, 1, 0, {"percent": "50.0"}),
        ("River NHS Trust", 1, 1, 0, 0, 0, {"percent": "100.0"}),
    )
    assert table.total == ("All agencies", 3, 1, 1, 1, 0, {"percent": "66.7"})


def test_attendance_is_what_the_groups_page_says(met, seats, mark, quality, frame, taken):
    mark(met, seats[0], "present")
    mark(met, seats[1], "absent")

    rows = taken("meetings.attendance", frame).table.rows
    page = attendance_by_agency(quality, frame.from_on, frame.until_on)

    assert {row[:6] for row in rows} == {
        (one.agency.name, one.expected, one.present, one.deputies, one.apologies, one.absent) for one in page
    }


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_a_meeting_that_was_not_held_has_no_attendance(make_meeting, seats, mark, frame, taken, state):
    mark(make_meeting(days=-5, state=state, cancelled_because="Snow"), seats[0])

    assert taken("meetings.attendance", frame).empty == "No attendance was recorded in this period."


def test_guests_the_invited_and_forums_are_left_out(
    met, make_meeting, make_group, make_person, seat, mark, agency, quality, frame, taken
):
    invited = seat(make_person("Ina Invited"), quality, agency=agency, standing="invited")
    mark(met, invited)
    forum = make_group("Forum", kind="forum")
    mark(make_meeting(days=-5, state="open", group=forum), seat(make_person("Fay Forum"), forum, agency=agency))

    assert taken("meetings.attendance", frame).empty


def test_meetings_are_counted_by_the_month_of_their_london_day(make_meeting, frame, taken):
    met = make_meeting(days=-5, state="approved")
    make_meeting(days=-6, state="cancelled", cancelled_because="Snow")
    make_meeting(days=9)

    fact = taken("meetings.held", frame)

    assert fact.table.total == ("Whole period", 1, 1, 1)
    month = f"{wall.london_date(met.starts_at):%B %Y}"
    place = [row[0] for row in fact.table.rows].index(month)
    assert fact.table.records[place] == (met.subject,)


def test_a_meeting_late_in_the_evening_of_the_last_day_is_in_the_period(make_meeting, frame, taken):
    meeting = make_meeting(days=-5, state="open")
    meeting.starts_at = datetime.datetime.combine(frame.until_on, datetime.time(23, 30), tzinfo=wall.LONDON)
    meeting.ends_at = meeting.starts_at + datetime.timedelta(hours=1)
    meeting.save()

    assert taken("meetings.held", frame).table.total[1] == 1


def test_quorum_is_asked_for_each_meeting(make_meeting, seats, mark, quality, executive, frame, taken):
    quality.quorum_heads = 2
    quality.save()
    good, bad = make_meeting(days=-5, state="open"), make_meeting(days=-6, state="open")
    for seat in seats:
        mark(good, seat)
    mark(bad, seats[0])
    make_meeting(days=-7, state="open", group=executive)

    fact = taken("meetings.quorum", frame)

    assert fact.table.rows == (("Quality", 2, 1, 1, {"percent": "50.0"}),)
    assert fact.table.records == {0: (bad.subject,)}


def test_a_meeting_to_which_nobody_came_was_not_quorate(met, quality, frame, taken):
    quality.quorum_heads = 1
    quality.save()

    assert taken("meetings.quorum", frame).table.rows[0][1:4] == (1, 0, 1)


def test_passing_on_is_what_the_groups_page_says(met, quality_member, quality_chair, quality, frame, taken):
    for person, done in ((quality_member, wall.now()), (quality_chair, None)):
        agency = person.appointments.get().agency
        PassedOn.objects.create(meeting=met, person=person, agency=agency, asked_at=wall.now(), done_at=done)

    table = taken("meetings.passing_on", frame).table
    page = passing_on_by_agency(quality, frame.from_on, frame.until_on)

    assert {row[:3] for row in table.rows} == {(one.agency.name, one.asked, one.done) for one in page}
    assert table.total == ("All agencies", 2, 1, {"percent": "50.0"})
