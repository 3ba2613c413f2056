"""A sub-group chair's meeting: from its agenda to approved minutes, three actions, one item escalated and answered."""

import datetime

import pytest

from partnership.models import Action, Escalation, Group, GroupDecision, Meeting
from safeguarding.clock import wall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HALF_AN_HOUR = datetime.timedelta(minutes=30)
MONTH = datetime.timedelta(days=30)
ITEMS = ["Neglect audit", "Threshold guide", "Figures of the quarter"]


@pytest.fixture
def member(make_person, partnership, agency):
    return make_person("Mia Member", "group_member", agency=agency, group_key="lcspr")


@pytest.fixture
def executive_member(make_person, partnership, agency):
    return make_person("Evan Executive", "executive_member", agency=agency, group_key="executive")


@pytest.fixture
def meeting(partnership):
    """A meeting of the sub-group that is about to begin."""
    group = Group.objects.get(partnership=partnership, key="lcspr")
    began = wall.now().replace(second=0, microsecond=0) - HALF_AN_HOUR
    return Meeting.objects.create(group=group, starts_at=began, ends_at=began + 4 * HALF_AN_HOUR)


def test_a_meeting_from_its_agenda_to_approved_minutes(
    people, group_chair, member, executive_member, meeting, at_the_door
):
    chair, officer, executive = (at_the_door(one) for one in (group_chair, people["support"], executive_member))

    write_the_agenda(chair, meeting)
    open_it(officer, meeting)
    take_the_minutes(officer, member)
    end_it(officer)
    approve(chair, meeting)
    answer(executive)
    see_the_answer(chair)
    pass_it_on(chair, meeting)

    assert Action.objects.filter(source="meeting").count() == 3
    assert Meeting.objects.get().state == "approved"
    assert GroupDecision.objects.count() == 2


def go_to(somebody, meeting):
    somebody.go_home().menu("Meetings")
    return somebody.open(f"/meetings/{meeting.pk}/")


def write_the_agenda(chair, meeting):
    go_to(chair, meeting)
    for title in ITEMS:
        chair.follow("Add an item").fill("What is it called on the agenda?", title).press("Add the item").see(title)


def open_it(officer, meeting):
    go_to(officer, meeting).follow("Minutes", exact=True).follow("Open the meeting")
    officer.press("Open the meeting").see("Everything is saved as you type.", "Attendance")


def take_the_minutes(officer, member):
    officer.page.get_by_label("Mia Member", exact=True).select_option("present")
    first = at(officer, 1)
    first.get_by_label("Minute of item 1").fill("Eight files were read.")
    first.get_by_text("Decision", exact=True).click()
    first.get_by_label("The outcome in a sentence").fill("The audit is repeated in March.")
    officer.see("Saved at")
    for number in (1, 2, 2):
        add_an_action(officer, number, member)
    officer.see("Still to say: measurable, achievable, relevant.")
    escalate(officer)
    with officer.page.expect_response("**/minutes/prompts/children/"):
        officer.page.get_by_label("How did this meeting benefit children?").fill("Hungry children are asked why.")
    officer.see("Saved at")


def at(officer, number):
    return officer.page.locator(".app-minute").nth(number - 1)


def add_an_action(officer, number, member):
    item = at(officer, number)
    item.get_by_text("Add an action").click()
    line = item.locator(".app-line")
    line.get_by_label("What will be done?").fill("Write to every school about it")
    line.get_by_label("Who does it?").select_option(value=f"person:{member.pk}")
    day = wall.today() + MONTH
    for label, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        line.get_by_label(label, exact=True).fill(str(part))
    officer._go(line.get_by_role("button", name="Add the action"))


def escalate(officer):
    item = at(officer, 3)
    item.get_by_text("Escalate to").click()
    item.get_by_label("What is the group above asked to decide or do?").fill("Decide who pays for the analyst.")
    officer._go(item.get_by_role("button", name="Escalate it"))
    officer.see("Escalated as")


def end_it(officer):
    officer.follow("End the meeting").fill("What does every member pass on", "Look at the drawings in every file.")
    officer.press("End the meeting").see("The audit is repeated in March.", "Check the draft")
    officer.follow("Send to the chair").press("Send them").see("The minutes are with the chair.")


def approve(chair, meeting):
    chair.go_home().see("Approve the minutes").open(f"/meetings/{meeting.pk}/minutes/")
    chair.follow("Read and approve").see("This is the whole, as it will stand.", "Eight files were read.")
    chair.press("Approve the minutes").see("The minutes are approved.", "They cannot be changed any more.")


def answer(executive):
    escalation = Escalation.objects.get()
    executive.go_home().menu("Meetings").follow("Escalations", exact=True).follow(escalation.reference)
    executive.follow("Answer it").fill("What is decided?", "The council pays for a year.")
    executive.fill("On which day was it decided?", wall.today())
    executive.fill("By which day is it to be done?", wall.today() + MONTH)
    executive.press("Record the decision").see("The council pays for a year.")


def see_the_answer(chair):
    decision = Escalation.objects.get().answer
    chair.go_home().menu("Meetings").follow("Decisions", exact=True).see("The audit is repeated in March.")
    chair.follow(decision.reference).see("The council pays for a year.", "What it answers")


def pass_it_on(chair, meeting):
    chair.open(f"/meetings/{meeting.pk}/passing-on/").see("Look at the drawings in every file.")
    chair.follow("I have passed it on").fill("How did you pass it on?", "At Monday’s team meeting")
    chair.press("I have passed it on").see("You have passed it on", "At Monday’s team meeting")
