"""An owner moves, evidences and asks to close an action; the chair refuses, then confirms. By links alone."""

import datetime

import pytest

from partnership.models import Action
from safeguarding.clock import wall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHAT = "Bring the neglect checklist to every secondary school."
MONTH = datetime.timedelta(days=30)


@pytest.fixture
def owner(make_person, partnership, agency):
    return make_person("Mia Member", "group_member", agency=agency, group_key="lcspr")


def test_an_action_from_its_raising_to_its_confirmation(people, group_chair, owner, at_the_door):
    officer, member, chair = (at_the_door(person) for person in (people["support"], owner, group_chair))

    action = raise_it(officer, owner)
    move_it(member, action)
    ask_to_close(member, action, "Nine of 34 schools have it.")
    send_it_back(chair, action)
    ask_to_close(member, action, "34 of 34 schools have it; pupils were asked in twelve.", refused=True)
    confirm_it(chair, action)

    assert Action.objects.get(reference=action).closed_by == group_chair


def raise_it(officer, owner):
    """First vague, then SMART. Gives the reference."""
    officer.go_home().menu("Actions").follow("Raise an action")
    officer.fill("What will be done?", WHAT).choose("Who owns it?", "A person").choose("Which person?", str(owner))
    officer.choose("Which group is it for?", "Local Child Safeguarding Practice Reviews")
    officer.fill("By which day is it done?", wall.today() + MONTH).press("Raise the action")
    officer.see("Measurable: say how we shall know that it is done")
    officer.fill("How shall we know that it is done?", "Each school says that it has it")
    officer.fill("What does it need", "Two days of the education adviser, which the council gives")
    officer.fill("How would a child notice?", "A hungry child is asked why")
    officer.choose("Which priority does it serve?", "Neglect").press("Raise the action")
    return officer.see("is raised. Its owner has been told.").reference("A")


def open_it(somebody, action):
    return somebody.go_home().menu("Actions").follow(action)


def move_it(member, action):
    open_it(member, action).follow("Move the due date").fill("Why does it move?", "Schools are closed in August.")
    member.press("Move the date").see("already. Choose another day.")
    member.fill("What is the new due date?", wall.today() + 2 * MONTH).press("Move the date")
    member.see("slipped once, now 30 days later", "Schools are closed in August.")


def ask_to_close(member, action, words, refused=False):
    open_it(member, action)
    if refused:
        member.see("Not closed yet", "Which of the other schools?")
    member.follow("Add evidence").fill("What shows it?", words)
    member.fill("What day is the evidence from?", wall.today()).press("Add the evidence")
    member.follow("Ask to close it").press("Ask to close it").see("To be confirmed")


def send_it_back(chair, action):
    chair.go_home().follow("Confirm that it is done, or send it back").see("Nine of 34 schools have it.")
    chair.choose("Is it done?", "Not yet, send it back").press("Save the answer").see(
        "Answer the question “What is still missing?”"
    )
    chair.fill("What is still missing?", "Which of the other schools?").press("Save the answer")
    chair.see("It is sent back.")


def confirm_it(chair, action):
    chair.go_home().follow("Confirm that it is done, or send it back").choose("Is it done?", "Yes, close it")
    chair.choose("When do we check whether it made a difference?", "After 12 months").press("Save the answer")
    chair.see("The action is closed.", "To be checked after 6 months", "To be checked after 12 months")
