"""Task and finish groups: set up on screen, ended on a date, closed with an outcome."""

import datetime

import pytest

from accounts.models import Appointment
from partnership.commands.groups import change_task_group, close_group, set_up_task_group, watch_groups
from partnership.models import AgendaItem, Group
from partnership.rules.groups import chairs_of, is_open, seats_of
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import steps_of
from safeguarding.notices.models import Notice

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def leader(make_person, agency):
    return make_person("Lea Leader", "agency_lead", agency=agency)


@pytest.fixture
def set_up(partnership, executive, leader, support_officer):
    """``set_up(name="Peer audit", …)``: a group under the executive that began ten days ago and has twenty to go."""

    def set_up(**fields):
        today = wall.today()
        usual = {"name": "Peer audit", "purpose": "Look at ten files", "parent": executive, "chair": leader}
        usual |= {"starts_on": today - 10 * A_DAY, "ends_on": today + 20 * A_DAY}
        return set_up_task_group(partnership=partnership, by=support_officer, **{**usual, **fields})

    return set_up


def test_it_has_a_chair_a_parent_and_an_end(set_up, leader, executive):
    group = set_up()

    assert chairs_of(group) == [leader]
    assert list(group.parents.all()) == [executive]
    assert not group.from_file


def test_its_address_has_a_number_and_no_words(set_up):
    first, second = set_up(), set_up(name="Another piece of work")

    assert first.key == f"task-{first.starts_on.year}-01"
    assert second.key.endswith("-02")


def test_its_end_is_its_chairs_and_the_support_team_hears_on_the_day(set_up):
    group = set_up()

    deadline = Deadline.objects.get(step="close")
    assert (deadline.due_on, deadline.owner) == (group.ends_on, f"group-chair:{group.key}")
    assert {"after": 0, "to": "role:support_team"} in deadline.ladder["climb"]


def test_people_without_an_account_are_described(set_up):
    group = set_up(experts=["A parent who went through the process", " ", "A care leaver"])

    assert [(place.described, place.standing) for place in group.members.all()] == [
        ("A parent who went through the process", "expert"),
        ("A care leaver", "expert"),
    ]


def test_practitioners_sit_there_as_such(set_up, make_person, agency):
    worker = make_person("Wes Worker", "referrer", agency=agency)

    group = set_up(practitioners=[worker])

    assert [seat.standing for seat in seats_of(group)] == ["chair", "practitioner"]


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"ends_on": datetime.date(2020, 1, 1)}, "ends_on", "Choose a later day for its end"),
        ({"name": "executive"}, "name", "There is an open group called"),
    ],
)
def test_what_cannot_be_set_up(set_up, fields, field, words):
    with pytest.raises(Refused, match=words) as caught:
        set_up(**fields)

    assert caught.value.field == field


def test_moving_its_end_moves_its_deadline_and_tells_the_members(set_up, support_officer, leader):
    group = set_up()
    later = group.ends_on + 30 * A_DAY

    change_task_group(group=group, name=group.name, purpose="More files", ends_on=later, by=support_officer)

    assert Deadline.objects.get(step="close").due_on == later
    assert Notice.objects.get(kind="group-end-moved").recipient == leader


def test_a_group_of_the_arrangement_is_not_changed_here(quality, support_officer):
    with pytest.raises(Refused, match="comes with the arrangement"):
        change_task_group(group=quality, name="X", purpose="Y", ends_on=wall.today(), by=support_officer)


def test_closing_needs_an_outcome(set_up, support_officer):
    with pytest.raises(Refused, match="Say what the group leaves behind") as caught:
        close_group(group=set_up(), outcome="  ", on=wall.today(), by=support_officer)

    assert caught.value.field == "outcome"


def test_closing_ends_everybodys_membership_and_tells_them_once(set_up, leader, support_officer):
    group = set_up()

    close_group(group=group, outcome="Files are better kept", on=wall.today(), by=support_officer)

    assert Appointment.objects.get(person=leader, group_key=group.key).ends_on == wall.today()
    assert seats_of(group, wall.today() + A_DAY) == []
    assert Notice.objects.filter(recipient=leader, kind__in=["group-closed", "group-left"]).count() == 1


def test_closing_hands_open_actions_to_the_group_above(set_up, make_action, executive, support_officer):
    group = set_up()
    action, done = make_action(group=group), make_action(group=group)
    done.closed_on, done.closed_by = wall.today(), support_officer
    done.owner_person, done.owner_agency = None, Appointment.objects.first().agency
    done.save()

    close_group(group=group, outcome="Files are better kept", on=wall.today(), by=support_officer)

    action.refresh_from_db(), done.refresh_from_db()
    assert (action.group, done.group) == (executive, group)
    assert "Handed to Executive" in steps_of(action.subject).first().what


def test_closing_puts_the_outcome_on_the_next_agenda_above(set_up, make_meeting, executive, support_officer):
    meeting = make_meeting(group=executive)

    close_group(group=set_up(), outcome="Files are better kept", on=wall.today(), by=support_officer)

    assert AgendaItem.objects.get(meeting=meeting).title == "What came of Peer audit"


def test_without_a_meeting_above_it_is_written_down(set_up, executive, support_officer):
    close_group(group=set_up(), outcome="Files are better kept", on=wall.today(), by=support_officer)

    assert "no meeting is planned yet" in steps_of(executive.subject).first().what


def test_closing_settles_its_end(set_up, support_officer):
    close_group(group=set_up(), outcome="Files are better kept", on=wall.today(), by=support_officer)

    assert Deadline.objects.get(step="close").state == Deadline.State.MET


def test_a_group_that_is_to_meet_again_is_not_closed(set_up, make_meeting, support_officer):
    group = set_up()
    make_meeting(group=group)

    with pytest.raises(Refused, match="Cancel that meeting first"):
        close_group(group=group, outcome="Files are better kept", on=wall.today(), by=support_officer)


@pytest.mark.parametrize("days", [1, -11])
def test_a_group_is_not_closed_ahead_nor_before_it_began(set_up, support_officer, days):
    with pytest.raises(Refused):
        close_group(group=set_up(), outcome="Done", on=wall.today() + days * A_DAY, by=support_officer)


def test_a_standing_group_is_not_closed_here(quality, support_officer):
    with pytest.raises(Refused, match="standing group of the arrangement"):
        close_group(group=quality, outcome="Done", on=wall.today(), by=support_officer)


def test_a_closed_group_is_open_no_more_and_not_closed_twice(set_up, support_officer):
    group = close_group(group=set_up(), outcome="Done", on=wall.today(), by=support_officer)

    assert not is_open(group)
    with pytest.raises(Refused, match="already"):
        close_group(group=group, outcome="Done", on=wall.today(), by=support_officer)


def test_two_groups_of_a_name_one_after_the_other(set_up, support_officer):
    close_group(group=set_up(), outcome="Done", on=wall.today(), by=support_officer)

    set_up()

    assert Group.objects.filter(name="Peer audit").count() == 2


def test_an_end_that_came_with_the_file_is_on_the_clock_once_a_day(make_group):
    group = make_group("From the file", kind="task-and-finish", ends_on=wall.today() + 9 * A_DAY)

    watch_groups()
    watch_groups()

    assert Deadline.objects.get(step="close").subject_id == group.pk


def test_a_group_that_is_no_longer_named_owes_nothing(set_up):
    Group.objects.filter(pk=set_up().pk).update(current=False)

    watch_groups()

    assert Deadline.objects.get(step="close").state == Deadline.State.NOT_NEEDED
