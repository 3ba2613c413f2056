"""The facts about actions, against actions made by hand."""

import datetime

from partnership.models import ActionNote
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)


def ago(days):
    return wall.today() - days * A_DAY


def closed(days, by):
    return {"closed_on": ago(days), "closed_by": by}


def test_the_overview_counts_what_was_raised_closed_open_and_late(make_action, business_manager, frame, figures):
    make_action(due=10, raised_on=ago(5))
    make_action(due=-3, raised_on=ago(30))
    make_action(due=-9, raised_on=ago(40), **closed(10, business_manager))

    found = figures("actions.overview", frame)

    assert found == {"raised": 3, "closed": 1, "open": 2, "late": 1, "slipped": 0}


def test_an_action_is_open_at_the_end_of_a_past_period_whatever_happened_since(
    make_action, business_manager, past_frame, figures
):
    make_action(due=-100, raised_on=ago(150), **closed(20, business_manager))

    found = figures("actions.overview", past_frame)

    assert found == {"raised": 1, "closed": 0, "open": 1, "late": 1, "slipped": 0}


def test_an_action_was_late_by_the_date_that_stood_then(make_action, support_officer, past_frame, figures):
    action = make_action(due=30, raised_on=ago(150))
    at = wall.now() - 10 * A_DAY
    ActionNote.objects.create(
        action=action, kind="moved", due_from=ago(120), due_to=action.due_on, by=support_officer, at=at
    )

    found = figures("actions.overview", past_frame)

    assert found["late"] == 1


def test_waiting_for_a_confirmation_is_not_late(make_action, support_officer, frame, figures):
    make_action(due=-3, raised_on=ago(30), closing_asked_on=ago(4), closing_asked_by=support_officer)

    found = figures("actions.overview", frame)

    assert (found["open"], found["late"]) == (1, 0)


def test_a_period_without_actions_says_so(frame, quality, taken):
    assert taken("actions.overview", frame).empty == "No actions were raised, closed or open in this period."


def test_each_figure_has_its_actions_behind_it(make_action, frame, taken):
    action = make_action(due=-3, raised_on=ago(30))

    records = taken("actions.overview", frame).records()

    assert records["figure:late"] == [["action", action.pk, action.reference, action.get_absolute_url()]]
