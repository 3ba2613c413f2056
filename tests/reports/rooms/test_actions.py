"""The facts about actions, against actions made by hand."""

import datetime
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnership.models import Action, ActionNote, Priority
from reports.facts import saying
from reports.facts.frame import Frame
from reports.facts.reading import actions as reading
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


def test_groups_stand_in_the_order_of_the_arrangement_and_foot(make_action, executive, quality, frame, taken):
    make_action(due=5)
    make_action(due=-3, raised_on=ago(30))
    make_action(due=5, group=executive)

    table = taken("actions.by_group", frame).table

    assert table.rows == (("Executive", 1, 0, 1, 0), ("Quality", 2, 0, 1, 1))
    assert table.total == ("All", 3, 0, 2, 1)


def test_an_action_of_no_group_has_a_row_of_its_own(make_action, frame, taken):
    make_action()
    Action.objects.update(group=None)

    assert taken("actions.by_group", frame).table.rows == (("No group", 1, 0, 1, 0),)


def test_priorities_and_sources_are_named(make_action, partnership, frame, taken):
    neglect = Priority.objects.create(partnership=partnership, key="neglect", title="Neglect")
    make_action(priority=neglect, source="meeting")
    make_action()

    by_priority, by_source = taken("actions.by_priority", frame), taken("actions.by_source", frame)

    assert [row[:2] for row in by_priority.table.rows] == [("Neglect", 1), ("No priority", 1)]
    assert [row[:2] for row in by_source.table.rows] == [("A meeting", 1), ("Raised on its own", 1)]


def test_quarters_count_what_was_open_when_each_ended(make_action, business_manager, partnership, taken):
    frame = Frame(partnership, datetime.date(2025, 4, 1), datetime.date(2026, 3, 31), datetime.date(2026, 5, 1))
    make_action(raised_on=datetime.date(2025, 6, 30), closed_on=datetime.date(2025, 8, 1), closed_by=business_manager)
    make_action(raised_on=datetime.date(2025, 7, 1))

    table = taken("actions.quarters", frame).table

    assert table.rows == (
        ("April to June 2025", 1, 0, 1),
        ("July to September 2025", 1, 1, 1),
        ("October to December 2025", 0, 0, 1),
        ("January to March 2026", 0, 0, 1),
    )
    assert table.total == ("Whole period", 2, 1, 1)


def test_a_quarter_is_shown_by_its_months(make_action, partnership, taken):
    frame = Frame(partnership, datetime.date(2026, 4, 1), datetime.date(2026, 6, 30), datetime.date(2026, 5, 20))
    make_action(raised_on=datetime.date(2026, 4, 30))

    assert [row[0] for row in taken("actions.quarters", frame).table.rows] == ["April 2026", "May 2026"]


def test_more_records_than_are_kept_are_left_to_the_list(make_action, frame, taken, monkeypatch):
    monkeypatch.setattr(reading, "MOST_RECORDS", 1)
    monkeypatch.setattr(saying, "MOST_RECORDS", 1)
    make_action()
    make_action()

    raised = taken("actions.overview", frame).figures[0]

    assert (raised.number, raised.records) == (2, ())
    assert raised.note == "More than 1: the list of actions has them all."


def test_what_slipped_is_counted_once_however_often_it_moved(make_action, support_officer, frame, taken):
    action = make_action(due=30)
    for days in (20, 30):
        ActionNote.objects.create(
            action=action, kind="moved", due_from=ago(5), due_to=ago(-days), by=support_officer, at=wall.now()
        )

    slipped = taken("actions.overview", frame).figures[4]

    assert slipped.number == 1
    assert [record.id for record in slipped.records] == [action.pk]


@given(order=st.permutations(range(4)))
@settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_the_order_in_which_actions_were_entered_does_not_matter(
    make_action, business_manager, executive, frame, taken, order
):
    Action.objects.all().delete()
    kinds = (
        {"due": 5},
        {"due": -3, "raised_on": ago(30)},
        {"group": executive, "raised_on": ago(9), **closed(2, business_manager)},
        {"due": 9, "source": "meeting"},
    )
    for place in order:
        make_action(**kinds[place])

    values = [taken(f"actions.{key}", frame).as_json() for key in ("overview", "by_group", "by_source", "timeliness")]

    assert json.dumps(values, sort_keys=True) == EXPECTED.setdefault("first", json.dumps(values, sort_keys=True))


EXPECTED: dict[str, str] = {}
