"""The facts about how actions ended."""

import datetime

import pytest

from partnership.models import ImpactCheck
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)


def ago(days):
    return wall.today() - days * A_DAY


@pytest.fixture
def close(make_action, business_manager):
    """``close(due=-20, on=10, …)``: an action that was due so many days from now and closed so many days ago."""

    def close(*, due, on, **fields):
        return make_action(due=due, raised_on=ago(60), closed_on=ago(on), closed_by=business_manager, **fields)

    return close


@pytest.fixture
def check():
    """``check(action, finding="changed", words="…")``: an impact check that was due and done five days ago."""

    def check(action, *, finding="changed", done=5, **fields):
        done_on = ago(done) if finding else None
        return ImpactCheck.objects.create(
            action=action, months=6, due_on=ago(5), finding=finding, done_on=done_on, **fields
        )

    return check


def test_what_was_finished_late_is_told_from_what_was_in_time(close, frame, taken):
    close(due=-20, on=20)
    close(due=-20, on=17)
    close(due=-50, on=10)

    fact = taken("actions.timeliness", frame)

    assert fact.table.rows == (("Quality", 3, 1, 1, 1, {"percent": "33.3"}),)
    assert fact.says == (
        "One of three actions closed was finished in time (33.3%). "
        "The others were late by 22 days on average and by 40 days at most."
    )


def test_days_end_when_the_owner_asked_to_close(close, support_officer, frame, figures):
    close(due=-20, on=2, closing_asked_on=ago(21), closing_asked_by=support_officer)

    assert figures("actions.timeliness", frame) == {"closed": 1, "share": {"percent": "100.0"}, "closed_late": 0}


def test_each_late_action_stands_behind_its_figure(close, frame, taken):
    close(due=-20, on=20)
    late = close(due=-30, on=20)

    records = taken("actions.timeliness", frame).records()

    assert [row[1] for row in records["figure:closed_late"]] == [late.pk]


def test_actions_let_through_before_they_were_smart_are_told_apart(make_action, frame, figures):
    whole = {"measure": "Ten guides", "means": "A day", "difference": "They are asked"}
    make_action(**whole)
    make_action("Write the new guide soon", urgent=True, **whole)
    make_action(urgent=True)
    make_action(source="import")

    found = figures("actions.smart", frame)

    assert found == {"smart": 1, "share": {"percent": "33.3"}, "through": 2, "incomplete": 1}


def test_impact_checks_are_counted_by_what_they_found(close, check, frame, taken):
    check(close(due=-20, on=20))
    check(close(due=-20, on=20), finding="not-changed")
    check(close(due=-20, on=20), finding="")

    fact = taken("actions.impact", frame)

    assert [(figure.key, figure.number) for figure in fact.figures] == [("due", 3), ("done", 2), ("missing", 1)]
    assert [row[:2] for row in fact.table.rows] == [
        ("Children notice the difference", 1),
        ("Some difference, not yet for every child it was meant for", 0),
        ("No difference found", 1),
        ("Too early to say", 0),
    ]


def test_what_changed_is_quoted_unless_its_action_is_restricted(close, check, frame, taken):
    action = close(due=-20, on=20, what="Ring every family first")
    check(action, words="Families say so.")
    check(close(due=-20, on=20, what="Keep this quiet", restricted=True), words="Nobody may read this.")

    items = taken("actions.impact", frame).items

    assert [(item.title, item.text) for item in items] == [
        ("Ring every family first", "Children notice the difference. Families say so.")
    ]
    assert items[0].record == action.subject


def test_a_check_that_was_dropped_is_not_counted(close, check, frame, taken):
    check(close(due=-20, on=20), finding="", dropped_on=ago(6))

    assert taken("actions.impact", frame).empty
