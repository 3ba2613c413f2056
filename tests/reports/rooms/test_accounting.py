"""The facts about escalations and blockages."""

import datetime

import pytest

from partnership.models import ActionNote, Escalation
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)


def ago(days):
    return wall.today() - days * A_DAY


@pytest.fixture
def escalate(quality, executive, support_officer, decide):
    """``escalate(raised=30, answered=10)``: days ago; without an answer it waits."""

    def escalate(raised, answered=None, **fields):
        if answered is not None:
            fields |= {"answer": decide(days=-answered, group=executive), "answered_on": ago(answered)}
        return Escalation.objects.create(
            reference=f"E-{Escalation.objects.count()}",
            from_group=quality,
            to_group=executive,
            title="Nobody may read this",
            what="What",
            ask="Ask",
            raised_on=ago(raised),
            raised_by=support_officer,
            **fields,
        )

    return escalate


@pytest.fixture
def noted(support_officer):
    """``noted(action, "blocked")``: an entry of its stream."""
    return lambda action, kind: ActionNote.objects.create(action=action, kind=kind, by=support_officer)


def test_escalations_are_told_with_the_days_to_their_answer(escalate, frame, taken):
    escalate(30, 10)
    escalate(20, 5)
    waiting = escalate(9, answer_by=ago(1))

    fact = taken("accounting.escalations", frame)

    assert fact.table.rows == (("Quality", "Executive", 3, 2, {"days": 18}, 1),)
    assert fact.says.endswith("At the end one escalation waited for an answer.")
    late = next(figure for figure in fact.figures if figure.key == "late")
    assert late.records == (waiting.subject,)


def test_what_was_answered_before_the_period_is_not_counted(escalate, past_frame, taken):
    escalate(300, 200)

    assert taken("accounting.escalations", past_frame).empty


def test_what_was_answered_after_the_period_waited_at_its_end(escalate, past_frame, figures):
    escalate(150, 10)

    found = figures("accounting.escalations", past_frame)

    assert (found["raised"], found["answered"], found["waiting"]) == (1, 0, 1)


def test_what_was_taken_back_waits_no_more(escalate, frame, figures):
    escalate(30, taken_back_on=ago(4), taken_back_because="Settled")

    found = figures("accounting.escalations", frame)

    assert (found["taken_back"], found["waiting"]) == (1, 0)


def test_nothing_that_was_typed_is_quoted(escalate, frame, taken):
    escalate(30, 10)

    assert "Nobody may read this" not in str(taken("accounting.escalations", frame).as_json())


def test_blocked_actions_are_counted_once_and_not_quoted(make_action, noted, frame, taken):
    action = make_action(blocked_since=ago(3), blocked_by="A secret")
    for kind in ("blocked", "unblocked", "blocked"):
        noted(action, kind)
    freed = make_action()
    noted(freed, "blocked")
    noted(freed, "unblocked")

    fact = taken("accounting.blockages", frame)

    assert fact.table.rows == (("Quality", 2, 2, 1, 0, 0),)
    assert "A secret" not in str(fact.as_json())
    assert fact.figures[2].records == (action.subject,)


def test_a_quiet_period_says_so(quality, frame, taken):
    assert taken("accounting.blockages", frame).empty.startswith("No action was blocked")
    assert taken("accounting.escalations", frame).empty.startswith("Nothing was escalated")
