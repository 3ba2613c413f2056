"""A support officer sets up a task and finish group, adds to it and closes it; the group's pages in a real browser."""

import datetime

import pytest

from partnership.models import Group
from safeguarding.clock import wall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME = "Neglect: peer audit"
MONTH = datetime.timedelta(days=30)


@pytest.fixture
def worker(make_person, partnership, agency):
    return make_person("Wes Worker", "referrer", agency=agency)


def test_a_task_and_finish_group_from_its_setting_up_to_its_outcome(people, group_chair, worker, at_the_door):
    officer = at_the_door(people["support"])

    set_it_up(officer, group_chair)
    add_a_member(officer, worker)
    agree_terms(officer)
    close_it(officer)

    group = Group.objects.get(name=NAME)
    assert group.closed_on == wall.today()
    assert group.parents.get().kind == "executive"


def set_it_up(officer, leader):
    officer.go_home().menu("Partnership").follow("Groups", exact=True).follow("Set up a task and finish group")
    officer.fill("What is it called?", NAME).fill("What is it to achieve?", "Look at ten files together.")
    officer.page.get_by_label("Which group does it report to?").select_option(index=1)
    officer.fill("When is it to end?", wall.today() - MONTH)
    officer.page.get_by_label("Who leads it?").select_option(value=str(leader.pk))
    officer.press("Set up the group").see("Choose a later day for its end.")
    officer.fill("When is it to end?", wall.today() + MONTH)
    officer.press("Set up the group").see("is set up, and who leads it is told.", str(leader))


def add_a_member(officer, worker):
    officer.follow("Add a member")
    officer.page.get_by_label("Who?").select_option(value=str(worker.pk))
    officer.choose("As what?", "Practitioner").press("Add the member").see("sits in the group from", "Practitioner")
    officer.follow("Add a member").page.get_by_label("Who?").select_option(value=str(worker.pk))
    officer.press("Add the member").see("already sits in")
    officer.follow("Cancel")


def agree_terms(officer):
    officer.follow("Terms", exact=True).see("No terms of reference are recorded yet")
    officer.follow("Change the quorum").fill("How many members must be there?", "9").press("Set the quorum")
    officer.see("Choose that number or fewer.").fill("How many members must be there?", "2").press("Set the quorum")
    officer.see("Two members").follow("Record the terms of reference").press("Keep this edition")
    officer.see("The terms are kept.", "Look at ten files together.")


def close_it(officer):
    officer.follow("Overview", exact=True).follow("Close it with an outcome").see("membership ends with that day")
    officer.press("Close the group").see("Answer the question “What came of it?”")
    officer.fill("What came of it?", "Chronologies are kept better; two more schools want to join.")
    officer.press("Close the group").see("The group is closed.", "Chronologies are kept better")
    officer.follow("History", exact=True).see("with its outcome")
    officer.follow("Groups", exact=True).choose("Open or closed", "Closed").press("Apply filters").see(NAME)


def test_a_members_own_view_of_a_group_on_a_phone(group_chair, browser_for):
    chair = browser_for(group_chair, width=400)

    chair.open("/groups/lcspr/").see("Open actions", "Work plan")
    chair.follow("Members", exact=True).see("Who sits here", str(group_chair))
    chair.follow("Attendance", exact=True).see("Attendance by agency")
