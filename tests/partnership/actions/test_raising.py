"""Raising an action and putting it more exactly."""

import pytest

from partnership.models import Action
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice


def test_a_raised_action_is_on_the_clock_for_its_owner(raised, owner):
    action = raised()

    deadline = Deadline.objects.get(subject_kind="action", subject_id=action.pk)
    assert (deadline.due_on, deadline.owner, deadline.step) == (action.due_on, f"person:{owner.pk}", "due")


def test_its_owner_is_told_and_who_raised_it_is_not(raised, owner):
    raised()

    assert [notice.recipient for notice in Notice.objects.filter(kind="action-raised")] == [owner]


def test_an_action_that_is_not_smart_is_refused_with_a_sentence_for_each_letter(raised):
    with pytest.raises(Refused) as refused:
        raised(what="Do it", measure="", means="", difference="")

    assert [reason.split(":")[0] for reason in refused.value.reasons] == [
        "Specific", "Measurable", "Achievable", "Relevant",
    ]  # fmt: skip
    assert not Action.objects.exists()


def test_an_urgent_action_is_let_through_before_it_is_smart(raised):
    assert raised(what="Do it", measure="", means="", difference="", urgent=True).urgent
