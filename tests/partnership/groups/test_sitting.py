"""Joining, leaving, standing in, taking over: the seat and the access go together."""

import datetime

import pytest

from accounts.commands import end_role
from accounts.models import Appointment
from partnership.commands.groups import change_post_holder, change_standing, join_group, leave_group, name_deputy
from partnership.models import Membership
from partnership.rules.groups import chairs_of, may_see_work, seats_of
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import steps_of
from safeguarding.notices.models import Notice

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def newcomer(make_person, agency):
    """Has a role in the partnership, and no seat."""
    return make_person("Nora New", "agency_lead", agency=agency)


def names(seats):
    return [seat.person.name for seat in seats]


def appointment_of(person, group):
    return Appointment.objects.filter(person=person, group_key=group.key).latest("starts_on")


def test_a_member_sits_there_and_sees_its_work(quality, newcomer, support_officer):
    join_group(group=quality, person=newcomer, starts_on=wall.today(), by=support_officer)

    assert names(seats_of(quality)) == ["Nora New"]
    assert may_see_work(newcomer, quality)


def test_a_membership_that_begins_tomorrow_gives_nothing_today(quality, newcomer, support_officer):
    join_group(group=quality, person=newcomer, starts_on=wall.today() + A_DAY, by=support_officer)

    assert seats_of(quality) == []
    assert names(seats_of(quality, wall.today() + A_DAY)) == ["Nora New"]


def test_joining_is_written_down_and_the_person_is_told(quality, newcomer, support_officer):
    join_group(group=quality, person=newcomer, starts_on=wall.today(), by=support_officer)

    assert "Nora New sits here as member" in steps_of(quality.subject).first().what
    assert Notice.objects.get(kind="group-joined").recipient == newcomer


def test_a_role_that_the_people_page_gave_is_a_seat(quality, make_person):
    make_person("Pat People", "group_member", group_key=quality.key)

    assert [(seat.person.name, seat.standing, seat.membership) for seat in seats_of(quality)] == [
        ("Pat People", "member", None)
    ]


def test_seats_cost_two_statements_however_many(quality, seat, make_person, agency, statements):
    for number in range(5):
        member = seat(make_person(f"Person {number}"), quality, agency=agency)
        seat(make_person(f"Deputy {number}"), quality, standing="deputy", deputy_for=member)

    with statements(2):
        seats = seats_of(quality)

    assert [len(one.deputies) for one in seats] == [1] * 5


@pytest.mark.parametrize(("last_day", "status"), [(0, 200), (-1, 404)])
def test_a_meeting_is_there_on_the_last_day_and_gone_after_it(
    client, sign_in, quality, quality_member, agency_lead, support_officer, make_meeting, appoint, last_day, status
):
    meeting = make_meeting()
    appoint(quality_member, "observer")
    seat = appointment_of(quality_member, quality)

    leave_group(appointment=seat, ends_on=wall.today() + last_day * A_DAY, by=support_officer)

    assert sign_in(client, quality_member).get(meeting.get_absolute_url()).status_code == status
    assert sign_in(client, agency_lead).get(meeting.get_absolute_url()).status_code == 404


def test_ending_the_role_on_the_people_page_ends_the_membership(quality, quality_member, newcomer, support_officer):
    member = appointment_of(quality_member, quality)
    name_deputy(member=member, person=newcomer, starts_on=wall.today(), by=support_officer)

    end_role(appointment=member, ends_on=wall.today(), by=support_officer)

    assert appointment_of(newcomer, quality).ends_on == wall.today()
    assert steps_of(quality.subject).filter(what__startswith="Mo Member's last day here").exists()
    assert Notice.objects.filter(kind="group-left", recipient=quality_member).exists()


def test_deputies_go_with_their_member(quality, quality_member, newcomer, support_officer):
    member = appointment_of(quality_member, quality)
    name_deputy(member=member, person=newcomer, starts_on=wall.today(), by=support_officer)

    leave_group(appointment=member, ends_on=wall.today(), by=support_officer)

    assert appointment_of(newcomer, quality).ends_on == wall.today()


def test_a_deputy_who_has_not_begun_never_begins(quality, quality_member, newcomer, support_officer):
    member = appointment_of(quality_member, quality)
    name_deputy(member=member, person=newcomer, starts_on=wall.today() + 5 * A_DAY, by=support_officer)

    leave_group(appointment=member, ends_on=wall.today(), by=support_officer)

    assert not Membership.objects.filter(standing="deputy").exists()


def test_the_next_holder_takes_the_same_place(quality, quality_member, newcomer, support_officer, agency):
    member = appointment_of(quality_member, quality)

    after = change_post_holder(appointment=member, person=newcomer, on=wall.today(), by=support_officer)

    assert names(seats_of(quality)) == ["Nora New"]
    assert after.appointment.agency == agency
    assert appointment_of(quality_member, quality).ends_on == wall.today() - A_DAY


def test_the_next_holder_of_the_chairs_post_chairs(quality, quality_chair, newcomer, support_officer):
    member = appointment_of(quality_chair, quality)

    change_post_holder(appointment=member, person=newcomer, on=wall.today(), by=support_officer)

    assert chairs_of(quality) == [newcomer]


def test_nobody_adds_themself(quality, support_officer):
    with pytest.raises(Refused, match="Nobody may give a role to themself"):
        join_group(group=quality, person=support_officer, starts_on=wall.today(), by=support_officer)


def test_a_member_becomes_deputy_chair_and_is_told(quality, quality_member, support_officer):
    change_standing(appointment=appointment_of(quality_member, quality), standing="deputy-chair", by=support_officer)

    assert [seat.standing for seat in seats_of(quality)] == ["deputy-chair"]
    assert Notice.objects.get(kind="group-standing").recipient == quality_member
    assert "as deputy chair from now on" in steps_of(quality.subject).first().what
