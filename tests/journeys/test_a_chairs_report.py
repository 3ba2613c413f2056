"""A year's plan, a chair's report sent with an ask escalated, read and answered above, and the answer back down."""

import datetime

import pytest

from partnership.commands.reports_due import schedule_reports
from partnership.models import ChairReport, Escalation, Group, ReportDue
from safeguarding.clock import wall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

A_DAY = datetime.timedelta(days=1)
ACHIEVED = "Return interviews are offered within three days. Young people wrote the questions."
ASK = "Agree who pays for two return-interview workers from April."
DECISION = "The council pays until September; health pays from then on."


@pytest.fixture
def executive_member(make_person, partnership, agency):
    return make_person("Evan Executive", "executive_member", agency=agency, group_key="executive")


@pytest.fixture
def due(partnership):
    """The sub-group's report was due three days ago."""
    schedule_reports(partnership)
    first = ReportDue.objects.filter(from_group__key="lcspr").earliest("due_on")
    ReportDue.objects.filter(pk=first.pk).update(due_on=wall.today() - 3 * A_DAY)
    return first


def test_a_chairs_report_and_the_answer_that_comes_back(due, group_chair, executive_member, at_the_door):
    chair, executive = at_the_door(group_chair), at_the_door(executive_member)

    plan_the_year(chair)
    begin(chair)
    write_and_send(chair)
    escalate_the_ask(chair)
    read_and_answer(executive)
    see_the_answer(chair)

    assert ChairReport.objects.get().facts["digest"]
    assert ReportDue.objects.get(pk=due.pk).chair_report == ChairReport.objects.get()
    assert Escalation.objects.get().do_by == wall.today() + 30 * A_DAY


def plan_the_year(chair):
    name = str(Group.objects.get(key="lcspr"))
    chair.go_home().menu("Partnership").follow("Work plans").follow("Begin a work plan")
    chair.choose("Which group?", name).press("Begin the plan").see("The plan has no objective yet.")
    chair.follow("Add an objective").fill("What will the group achieve?", "Missing children are asked why")
    chair.fill("How will the group know?", "Nine of ten interviews within 72 hours").press("Save the objective")
    chair.see("Not started", "No milestone yet").follow("Add a milestone")
    chair.fill("What will have happened?", "The questions are written").fill("By which day?", wall.today())
    chair.press("Save the milestone").see("Due today").follow("It is done", exact=True)
    chair.press("It is done").see("There is a problem")
    chair.fill("What shows it?", "The questions, version 2").press("It is done").see("On track", "Done on")


def begin(chair):
    chair.go_home().menu("Partnership").follow("Reports due").follow("Chair's report: LCSPR group")
    chair.see("Three days late").follow("Begin the chair’s report").press("Gather the facts")
    chair.see("This is a draft.", "Missing children are asked why", "No meeting was held.")


def write_and_send(chair):
    chair.follow("Write the report").fill("What do you ask of the group above?", ASK).press("Save")
    chair.see("Not written yet.").follow("Write the report")
    chair.fill("What did the group achieve?", ACHIEVED).press("Save").follow("Send the report")
    chair.see("Nothing in the report can be changed afterwards.").press("Send the report")
    chair.see("The report is sent.", ACHIEVED, "Fingerprint of what was sent")


def escalate_the_ask(chair):
    chair.follow("Escalate this")
    assert chair.reads("What is the group above asked to decide or do?") == ASK
    chair.fill("What is the matter, and what was tried?", "The grant ends in March.")
    chair.fill("By which day is an answer needed?", wall.today() + 14 * A_DAY).press("Escalate")
    chair.see("Waiting for an answer")


def read_and_answer(executive):
    executive.go_home().follow("Inbox").see("A chair has sent a chair's report").follow("Home", exact=True)
    executive.menu("Meetings").follow("Chairs' reports").follow("Local Child Safeguarding Practice Reviews")
    executive.see(ACHIEVED, "Escalated as").follow("Home", exact=True).see("Answer the escalation")
    executive.follow("Answer the escalation").follow("Answer it").see(ASK).press("Record the decision")
    executive.see("There is a problem").fill("What is decided?", DECISION)
    executive.fill("By which day is it to be done?", wall.today() + 30 * A_DAY).press("Record the decision")
    executive.see("The decision is recorded.", DECISION)


def see_the_answer(chair):
    chair.go_home().follow("Inbox").see("There is an answer to an escalation").follow("Home", exact=True)
    chair.menu("Meetings").follow("Escalations").follow(Escalation.objects.get().reference)
    chair.see(DECISION, "To be done by")
