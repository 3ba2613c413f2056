"""An escalation goes up, and its answer comes back down."""

import datetime

import pytest

from partnership.commands.escalations import answer_escalation, escalate, take_back
from partnership.models import ActionNote
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice

SOON = datetime.timedelta(days=14)
ASKED = {"title": "School nurses", "what": "Two posts are empty.", "ask": "Agree who pays."}


def told(kind):
    """The names of who was told."""
    return set(Notice.objects.filter(kind=kind).values_list("recipient__name", flat=True))


@pytest.fixture
def escalation(quality, quality_chair, executive_member):
    return escalate(from_group=quality, **ASKED, answer_by=wall.today() + SOON, by=quality_chair)


@pytest.fixture
def answer(executive_member):
    """``answer(escalation, …)``: the executive decides today."""

    def answer(escalation, **fields):
        fields = {"words": "Health pays this year.", "decided_on": wall.today(), "by": executive_member, **fields}
        return answer_escalation(escalation=escalation, **fields)

    return answer


def test_what_a_group_escalates_goes_to_the_group_above_it(escalation, executive):
    assert escalation.to_group == executive
    assert escalation.reference == f"E-{wall.today().year}-001"


def test_those_who_answer_are_told_and_the_wanted_date_is_on_the_clock(escalation):
    deadline = Deadline.objects.get(subject_kind="escalation", step="answer")

    assert told("escalation-raised") == {"Evan Executive"}
    assert (deadline.due_on, deadline.owner) == (escalation.answer_by, "role:business_manager")


def test_the_wanted_date_belongs_to_the_chair_of_the_group_asked(quality, quality_chair, executive, make_person, seat):
    seat(make_person("Ada Above"), executive, "group_chair")

    escalate(from_group=quality, **ASKED, answer_by=wall.today() + SOON, by=quality_chair)

    assert Deadline.objects.get(step="answer").owner == "group-chair:executive"
    assert told("escalation-raised") == {"Ada Above"}


def test_a_group_without_a_group_above_it_says_which_one_is_asked(make_group, support_officer):
    alone = make_group("Alone")

    with pytest.raises(Refused, match="no group above it"):
        escalate(from_group=alone, **ASKED, by=support_officer)


def test_an_answer_cannot_be_wanted_by_yesterday(quality, quality_chair):
    with pytest.raises(Refused, match="a day that has passed"):
        escalate(from_group=quality, **ASKED, answer_by=wall.today() - SOON, by=quality_chair)


def test_an_action_that_is_escalated_is_marked(quality, quality_chair, make_action):
    action = make_action()

    escalation = escalate(from_group=quality, **ASKED, action=action, by=quality_chair)

    action.refresh_from_db()
    assert action.escalated_on == wall.today()
    assert escalation.reference in action.notes.get(kind=ActionNote.Kind.ESCALATED).words


def test_the_answer_is_a_decision_of_the_group_above(escalation, answer, executive):
    decision = answer(escalation)

    escalation.refresh_from_db()
    assert (decision.group, escalation.answer, escalation.answered_on) == (executive, decision, wall.today())
    assert Deadline.objects.get(step="answer").state == Deadline.State.MET


def test_the_answer_comes_back_to_the_group_below(escalation, answer, quality_member):
    answer(escalation)

    assert told("escalation-answered") == {"Cleo Chair", "Mo Member"}


def test_the_owner_of_the_action_hears_of_the_answer(quality, quality_chair, make_action, answer, agency, agency_lead):
    action = make_action(owner_agency=agency)

    answer(escalate(from_group=quality, **ASKED, action=action, by=quality_chair))

    assert told("action-answered") == {"Alex Lead"}
    assert "Health pays" in action.notes.get(kind=ActionNote.Kind.ANSWERED).words


def test_the_date_of_the_answer_is_a_deadline_of_the_group_below(escalation, answer):
    answer(escalation, do_by=wall.today() + SOON)

    deadline = Deadline.objects.get(subject_kind="escalation", step="do")
    assert (deadline.due_on, deadline.owner) == (wall.today() + SOON, "group-chair:quality")


def test_what_is_answered_is_not_answered_again(escalation, answer):
    answer(escalation)

    with pytest.raises(Refused, match="was answered on"):
        answer(escalation)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"decided_on": wall.today() + SOON}, "in the future"),
        ({"decided_on": wall.today() - SOON}, "before the escalation"),
        ({"do_by": wall.today() - SOON}, "due before the decision"),
        ({"words": "  "}, "Say what was decided"),
    ],
)
def test_an_answer_with_impossible_dates_or_without_words_is_refused(escalation, answer, fields, sentence):
    with pytest.raises(Refused, match=sentence):
        answer(escalation, **fields)


def test_what_is_taken_back_leaves_the_clock(escalation, quality_chair):
    take_back(escalation=escalation, because="The trust found the money.", by=quality_chair)

    assert Deadline.objects.get(step="answer").state == Deadline.State.NOT_NEEDED
    assert told("escalation-taken-back") == {"Evan Executive"}


def test_what_is_taken_back_is_not_answered(escalation, answer, quality_chair):
    take_back(escalation=escalation, because="The trust found the money.", by=quality_chair)

    with pytest.raises(Refused, match="needs no answer"):
        answer(escalation)
