"""Many actions changed in a real browser without scripts: ticked, looked at first, then changed."""

import datetime

import pytest

from partnership.models import Action
from safeguarding.clock import wall
from tests.journeys.somebody import Somebody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize("width", [1280, 400])
def test_ticked_actions_are_looked_at_before_they_are_changed(
    new_page, axe, make_action, business_manager, support_officer, width
):
    today = wall.today()
    first, second, other = make_action(due=3), make_action(due=4), make_action(due=5)
    officer = Somebody(new_page(support_officer, width=width, javascript=False), axe, support_officer, javascript=False)

    officer.open("/actions/")
    for action in (first, second):
        officer.page.get_by_label(f"Choose {action.reference}").check()
    officer.press("Change the ticked actions").see("Change two actions", first.reference).follow("Move the due date")
    officer.press("See what would change").see("There is a problem")
    officer.fill("What is the new due date?", today + 30 * DAY).fill("Why does it move?", "The inspection came")
    officer.press("See what would change").see("Nothing has been changed yet.", "Two actions would change.")
    assert set(Action.objects.values_list("slips", flat=True)) == {0}
    officer.press("Change two actions").see("Two actions are changed.")

    moved = {action.pk for action in Action.objects.filter(due_on=today + 30 * DAY)}
    assert moved == {first.pk, second.pk}
    assert Action.objects.get(pk=other.pk).due_on == today + 5 * DAY
