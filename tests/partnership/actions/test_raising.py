"""Raising an action and putting it more exactly."""

import pytest

from partnership.commands import actions
from partnership.models import Action, Post
from safeguarding.clock.refusal import Refused
from safeguarding.history.models import Step
from tests.people import LONG_AGO

EMPTY = {"measure": "", "means": "", "difference": ""}


@pytest.fixture
def post(partnership, agency):
    return Post.objects.create(partnership=partnership, key="head", title="Head of service", agency=agency)


def test_a_raised_action_is_on_the_clock_for_its_owner(raised, owner, deadline):
    action = raised()

    row = deadline(action)
    assert (row.due_on, row.owner, action.original_due_on) == (action.due_on, f"person:{owner.pk}", action.due_on)


def test_its_owner_is_told_and_who_raised_it_is_not(raised, owner, told):
    raised()

    assert told("action-raised") == {owner}


def test_nothing_typed_stands_in_the_history(raised):
    raised()

    assert [step.what for step in Step.objects.all()] == ["Raised the action"]


def test_an_action_that_is_not_smart_is_refused_with_a_sentence_for_each_letter(raised):
    with pytest.raises(Refused) as refused:
        raised(what="Do it", **EMPTY)

    words = [reason.split(":")[0] for reason in refused.value.reasons]
    assert words == ["Specific", "Measurable", "Achievable", "Relevant"]
    assert not Action.objects.exists()


def test_an_urgent_action_is_let_through_before_it_is_smart(raised):
    assert raised(what="Do it", urgent=True, **EMPTY).urgent


def test_an_action_due_before_it_was_raised_is_refused(raised, in_days):
    with pytest.raises(Refused, match="before it was raised"):
        raised(due_on=in_days(-1))


def test_an_action_is_not_raised_in_the_future(raised, in_days):
    with pytest.raises(Refused, match="today or earlier"):
        raised(raised_on=in_days(1))


def test_an_agencys_leads_answer_for_a_post_that_nobody_holds(raised, post, agency, deadline, agency_lead, told):
    action = raised(owner_post=post)

    assert deadline(action).owner == f"agency:{agency.pk}"
    assert told("action-raised") == {agency_lead}


def test_whoever_holds_the_post_answers_for_it(raised, post, agency, make_person, partnership, deadline, told):
    holder = make_person("Hana Head", "agency_lead", agency=agency, post_key="head", starts_on=LONG_AGO)

    action = raised(owner_post=post)

    assert deadline(action).owner == "post:head"
    assert told("action-raised") == {holder}


def test_an_owner_without_access_is_refused(raised, outsider):
    with pytest.raises(Refused, match="has no access"):
        raised(owner_person=outsider)


def test_an_action_has_one_owner(raised, owner, agency):
    with pytest.raises(Refused, match="one owner"):
        raised(owner_person=owner, owner_agency=agency)


def test_a_change_is_counted_and_stands_in_the_stream(raised, owner):
    action = actions.change_action(action=raised(), measure="Forty schools have it", by=owner)

    assert (action.version, action.measure) == (2, "Forty schools have it")
    assert action.notes.first().words == "Changed how we shall know."


def test_a_change_that_makes_it_vague_is_refused(raised, owner):
    with pytest.raises(Refused, match="Measurable"):
        actions.change_action(action=raised(), measure="", by=owner)


def test_saving_without_a_change_writes_nothing(raised, owner):
    action = raised()

    assert actions.change_action(action=action, measure=action.measure, by=owner).version == 1
