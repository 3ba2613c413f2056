"""The facts of a chair's report are the rows of the period, counted and named."""

import datetime

import pytest

from partnership.chair_facts import gather
from partnership.chair_facts.reading import context_of
from partnership.commands.actions import move_due
from partnership.commands.decisions import record_decision
from partnership.commands.escalations import answer_escalation, escalate
from partnership.models import Attendance, Contribution, Objective, PromptAnswer, WorkPlan
from partnership.rules.plans import year_of
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def facts(quality, period):
    """``facts()``: what is gathered now."""
    return lambda group=quality: gather(group, *period)


def labels(part):
    return [row["label"] for row in part["rows"]]


def test_nothing_happened_and_the_facts_say_so(facts):
    found = facts()

    assert {kind: part["count"] for kind, part in found["actions"].items()} == dict.fromkeys(
        ["raised", "closed", "slipped", "late"], 0
    )
    assert (found["meetings"], found["plan"], found["contributions"]) == ([], [], [])
    assert context_of(found)["plan"] is None


def test_actions_are_counted_by_what_happened_to_them_in_the_period(facts, make_action, support_officer, quality_chair):
    today = wall.today()
    late = make_action(due=-3)
    old = make_action(due=-200, closed_on=today - 100 * A_DAY, closed_by=quality_chair)
    closed = make_action(due=-150, closed_on=today - 10 * A_DAY, closed_by=quality_chair)

    found = facts()["actions"]

    assert labels(found["raised"]) == [late.reference]
    assert labels(found["closed"]) == [closed.reference]
    assert labels(found["late"]) == [late.reference]
    assert old.reference not in str(found)


def test_an_action_slips_when_its_date_is_moved_later_in_the_period(facts, make_action, support_officer):
    action, kept = make_action(due=5), make_action(due=5)
    move_due(action=action, due_on=action.due_on + 9 * A_DAY, reason="Waiting for data", by=support_officer)

    found = facts()["actions"]["slipped"]

    assert (found["count"], labels(found)) == (1, [action.reference])
    assert kept.reference not in labels(found)


def test_what_waits_to_be_confirmed_is_not_late(facts, make_action):
    make_action(due=-3, closing_asked_on=wall.today())

    assert facts()["actions"]["late"]["count"] == 0


def test_restricted_actions_and_decisions_are_counted_and_not_quoted(facts, make_action, quality, quality_chair):
    make_action("Something of a case", restricted=True)
    record_decision(group=quality, words="Kept apart", decided_on=wall.today(), by=quality_chair, restricted=True)

    found = facts()

    assert (found["actions"]["raised"]["count"], found["actions"]["raised"]["restricted"]) == (1, 1)
    assert found["decisions"]["count"] == 1
    assert "Something of a case" not in str(found)
    assert "Kept apart" not in str(found)


def test_other_groups_and_other_days_are_left_out(facts, make_group, make_action, quality, quality_chair):
    make_action(group=make_group("Training"))
    old = wall.today() - 91 * A_DAY
    record_decision(group=quality, words="Long ago", decided_on=old, by=quality_chair)

    found = facts()

    assert found["actions"]["raised"]["count"] == 0
    assert found["decisions"]["count"] == 0


def test_a_meeting_without_its_quorum_is_named(facts, make_meeting, quality):
    quality.quorum_heads = 2
    quality.save()
    meeting = make_meeting(days=-10, state="approved")
    Attendance.objects.create(meeting=meeting, name="A described place", presence="present")

    held = facts()["meetings"]

    assert [(one["quorum"], one["reasons"]) for one in held] == [(False, ["1 more person is needed."])]


def test_a_meeting_to_come_is_not_one_that_was_held(facts, make_meeting):
    make_meeting(days=5)
    make_meeting(days=-5, state="cancelled", cancelled_because="Snow")

    assert facts()["meetings"] == []


def test_attendance_is_counted_by_agency(facts, make_meeting, seat, quality, make_person, agency):
    membership = seat(make_person("Sid Seat"), quality, agency=agency)
    meeting = make_meeting(days=-10, state="approved")
    Attendance.objects.create(meeting=meeting, appointment=membership.appointment, agency=agency, presence="deputy")

    assert [(one["agency"], one["expected"], one["deputies"], one["rate"]) for one in facts()["attendance"]] == [
        (str(agency), 1, 1, 100)
    ]


def test_the_meetings_words_stand_under_their_questions(facts, make_meeting, quality_chair, agency):
    meeting = make_meeting(days=-10, state="approved")
    PromptAnswer.objects.create(meeting=meeting, prompt="voice", words="They wrote the questions.")
    PromptAnswer.objects.create(meeting=meeting, prompt="children", words="")
    Contribution.objects.create(meeting=meeting, agency=agency, words="A film", added_by=quality_chair)

    found = facts()

    answers = {one["question"]: [row["words"] for row in one["answers"]] for one in found["prompts"]}
    assert [words for words in answers.values() if words] == [["They wrote the questions."]]
    assert len(answers) == 4
    assert [(row["who"], row["words"]) for row in found["contributions"]] == [(agency.name, "A film")]


def test_the_plan_is_shown_with_its_health(facts, quality, quality_chair):
    first, last = year_of(wall.today())
    plan = WorkPlan.objects.create(
        group=quality, title="This year", starts_on=first, ends_on=last, written_by=quality_chair
    )
    Objective.objects.create(plan=plan, title="Listen")

    assert [(one["title"], one["health"], one["milestones"]) for one in facts()["plan"]] == [
        ("Listen", "not-started", "None set")
    ]


def test_escalations_come_with_their_answers(facts, quality, quality_chair, executive_member):
    waiting = escalate(from_group=quality, title="One", what="What", ask="Ask", by=quality_chair)
    answered = escalate(from_group=quality, title="Two", what="What", ask="Ask", by=quality_chair)
    answer_escalation(escalation=answered, words="Yes.", decided_on=wall.today(), by=executive_member)

    found = {one["label"]: one["answer"] for one in facts()["escalations"]}

    assert found == {waiting.reference: "", answered.reference: "Yes."}


def test_ten_times_the_rows_cost_no_statement_more(facts, make_action, make_meeting, quality, statements):
    quality.quorum_heads, quality.quorum_partners = 3, 2
    quality.save()
    for number in range(12):
        make_action(due=-number)
        meeting = make_meeting(days=-number - 1, state="approved")
        Attendance.objects.create(meeting=meeting, name="A described place", presence="present")

    with statements(10):
        found = facts()

    assert (found["actions"]["raised"]["count"], len(found["meetings"])) == (12, 12)
