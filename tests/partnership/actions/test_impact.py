"""Did it make a difference to children?"""

import datetime

import pytest

from partnership.commands import actions
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused


@pytest.fixture
def check(closed):
    """The check of an action that was closed today, six months on."""
    return closed(6).impact_checks.get()


def test_a_check_is_due_six_months_on_from_the_owner(check, owner, deadline):
    row = deadline(check.action, f"impact-{check.pk}")

    assert (row.due_on, row.owner) == (check.due_on, f"person:{owner.pk}")
    assert datetime.timedelta(180) <= check.due_on - wall.today() <= datetime.timedelta(184)


def test_what_was_found_meets_its_deadline_and_stands_in_the_stream(check, owner, deadline):
    actions.record_impact(check=check, finding="changed", words="Children say so", by=owner)

    assert deadline(check.action, f"impact-{check.pk}").state == "met"
    assert check.action.notes.first().kind == "impact"


def test_too_early_to_say_books_another_one(check, owner):
    actions.record_impact(check=check, finding="too-early", words="The figures come in May", by=owner)

    assert check.action.impact_checks.filter(done_on__isnull=True).count() == 1


def test_a_check_is_done_once(check, owner):
    actions.record_impact(check=check, finding="partly", words="Half of them", by=owner)

    with pytest.raises(Refused, match="was done on"):
        actions.record_impact(check=check, finding="changed", words="All of them", by=owner)


def test_a_check_that_was_dropped_is_not_done(check, owner, in_days):
    actions.reopen(action=check.action, reason="More to do", due_on=in_days(9), by=owner)

    with pytest.raises(Refused, match="dropped"):
        actions.record_impact(check=check, finding="changed", words="So", by=owner)
