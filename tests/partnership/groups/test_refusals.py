"""What nobody may do with a seat, each with a sentence that says how to put it right."""

import datetime

import pytest

from accounts.models import Appointment
from partnership.commands.groups import (
    change_post_holder,
    change_standing,
    close_group,
    hand_over_chair,
    join_group,
    leave_group,
    name_deputy,
)
from partnership.models import Membership
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def newcomer(make_person, agency):
    return make_person("Nora New", "agency_lead", agency=agency)


@pytest.fixture
def join(support_officer):
    """``join(group, person, in_days=0, …)``: the support officer lets them sit there."""

    def join(group, person, in_days=0, **fields):
        day = wall.today() + in_days * A_DAY
        return join_group(group=group, person=person, starts_on=day, by=support_officer, **fields)

    return join


def seat_of(person, group):
    return Appointment.objects.get(person=person, group_key=group.key)


def refusal(call, *args, **fields):
    """The reasons of a refusal as one text, and its field; fails when nothing is refused."""
    before = Appointment.objects.count(), Membership.objects.count()
    with pytest.raises(Refused) as caught:
        call(*args, **fields)
    assert (Appointment.objects.count(), Membership.objects.count()) == before
    return " ".join(caught.value.reasons), caught.value.field


def test_a_member_twice(join, quality, quality_member):
    said, field = refusal(join, quality, quality_member)

    assert "already sits in Quality" in said
    assert field == "person"


def test_a_member_twice_the_second_time_later(join, quality, newcomer):
    join(quality, newcomer, in_days=10)

    assert "already sits in Quality" in refusal(join, quality, newcomer)[0]


def test_a_start_before_the_group_began(join, make_group, newcomer):
    group = make_group("Later", starts_on=wall.today() + 5 * A_DAY)

    said, field = refusal(join, group, newcomer)

    assert "Later begins on" in said
    assert field == "starts_on"


def test_a_start_after_the_group_ends(join, make_group, newcomer):
    group = make_group("Short", ends_on=wall.today() + 5 * A_DAY)

    assert "Short ends on" in refusal(join, group, newcomer, in_days=6)[0]


def test_somebody_without_a_role_in_the_partnership(join, quality, outsider):
    said, field = refusal(join, quality, outsider)

    assert "Invite them, or give them a role, on the People page first." in said
    assert field == "person"


def test_a_second_chair_unless_it_is_shared(join, quality, quality_chair, newcomer):
    said, field = refusal(join, quality, newcomer, chair=True)
    join(quality, newcomer, chair=True, shared=True)

    assert said == "Cleo Chair chairs Quality. Hand over the chair, or say that the chair is shared."
    assert field == "standing"


def test_a_seat_in_a_group_that_is_closed(join, make_group, executive, newcomer, support_officer):
    group = make_group("Audit", kind="task-and-finish", from_file=False, parents=[executive])
    close_group(group=group, outcome="Done", on=wall.today(), by=support_officer)
    group.refresh_from_db()

    assert "Nobody can join it any more" in refusal(join, group, newcomer)[0]


def test_an_end_before_the_start(quality, newcomer, join, support_officer):
    join(quality, newcomer)
    seat = seat_of(newcomer, quality)

    said, field = refusal(leave_group, appointment=seat, ends_on=wall.today() - A_DAY, by=support_officer)

    assert "The last day must be that day or a later one." in said
    assert field == "ends_on"


def test_a_deputy_for_oneself(quality, quality_member, support_officer):
    member = seat_of(quality_member, quality)

    said, _ = refusal(name_deputy, member=member, person=quality_member, starts_on=wall.today(), by=support_officer)

    assert "cannot be their own deputy" in said


def test_a_deputy_of_somebody_who_has_left(quality, quality_member, newcomer, support_officer):
    member = seat_of(quality_member, quality)
    leave_group(appointment=member, ends_on=wall.today() - A_DAY, by=support_officer)

    said, _ = refusal(name_deputy, member=member, person=newcomer, starts_on=wall.today(), by=support_officer)

    assert "so nobody can be their deputy then" in said


def test_a_deputy_of_a_deputy(quality, quality_member, newcomer, make_person, support_officer):
    member = seat_of(quality_member, quality)
    deputy = name_deputy(member=member, person=newcomer, starts_on=wall.today(), by=support_officer)
    third = make_person("Tom Third", "observer")

    said, _ = refusal(name_deputy, member=deputy.appointment, person=third, starts_on=wall.today(), by=support_officer)

    assert "A deputy cannot have a deputy" in said


def test_taking_over_from_oneself_or_too_early(quality, newcomer, join, make_person, support_officer):
    join(quality, newcomer)
    seat, other = seat_of(newcomer, quality), make_person("Tom Third", "observer")

    same, _ = refusal(change_post_holder, appointment=seat, person=newcomer, on=wall.today(), by=support_officer)
    early, _ = refusal(change_post_holder, appointment=seat, person=other, on=wall.today(), by=support_officer)

    assert "holds this place already" in same
    assert "Choose a later day" in early


def test_the_chair_for_somebody_who_does_not_sit_there(quality, quality_chair, newcomer, support_officer):
    said, _ = refusal(hand_over_chair, group=quality, person=newcomer, on=wall.today(), by=support_officer)

    assert "Add them as a member first" in said


def test_a_place_of_another_group_and_a_place_that_is_held(join, quality, executive, newcomer, make_person, agency):
    from_quality = quality.members.create(agency=agency)
    join(quality, newcomer, place=from_quality)
    other = make_person("Tom Third", "observer")

    assert "Choose a place of Executive" in refusal(join, executive, other, place=from_quality)[0]
    assert "is held by Nora New" in refusal(join, quality, other, place=from_quality)[0]


@pytest.mark.parametrize(
    ("standing", "words"), [("chair", "handing it over"), ("member", "already"), ("deputy", "stands in for somebody")]
)
def test_a_standing_that_comes_about_in_another_way(quality, quality_member, support_officer, standing, words):
    seat = seat_of(quality_member, quality)

    said, field = refusal(change_standing, appointment=seat, standing=standing, by=support_officer)

    assert words in said
    assert field == "standing"


def test_a_deputy_of_nobody(join, quality, newcomer):
    assert "stands in for somebody" in refusal(join, quality, newcomer, standing="deputy")[0]
