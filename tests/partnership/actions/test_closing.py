"""Asking, sending back, confirming, opening again."""

import pytest

from partnership.commands import actions
from partnership.models import Action
from partnership.rules.actions import may_confirm, waits_for
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused


def test_closing_without_evidence_is_refused(raised, owner):
    with pytest.raises(Refused, match="evidence first"):
        actions.ask_to_close(action=raised(), by=owner)


def test_the_chair_and_the_support_team_are_asked(asked, quality_chair, support_officer, told, deadline):
    action = asked()

    assert told("action-closing-asked") == {quality_chair, support_officer}
    assert deadline(action).owner == "group-chair:quality"
    assert deadline(action).title == "Confirm that an action is done, Quality"


def test_what_is_sent_back_is_its_owners_again(asked, owner, quality_chair, told, deadline):
    action = actions.refuse_closing(action=asked(), reason="Which schools?", by=quality_chair)

    assert (action.closing_asked_on, deadline(action).owner) == (None, f"person:{owner.pk}")
    assert told("action-sent-back") == {owner}


def test_sending_back_needs_a_reason(asked, quality_chair):
    with pytest.raises(Refused, match="still missing"):
        actions.refuse_closing(action=asked(), reason=" ", by=quality_chair)


def test_confirming_closes_it_and_books_its_checks(closed, quality_chair, deadline):
    action = closed(6, 12)

    assert (action.closed_on, action.closed_by) == (wall.today(), quality_chair)
    assert deadline(action).state == "met"
    assert [check.months for check in action.impact_checks.all()] == [6, 12]


def test_confirming_asks_when_the_impact_is_checked(asked, quality_chair):
    with pytest.raises(Refused, match="after 6 months, after 12, or both"):
        actions.confirm_closing(action=asked(), months=(), by=quality_chair)


def test_a_chair_does_not_close_their_own_action(asked, quality_chair):
    action = asked(owner_person=quality_chair, by=quality_chair)

    with pytest.raises(Refused, match="You own this action"):
        actions.confirm_closing(action=action, months=(6,), by=quality_chair)


def test_whoever_asked_does_not_confirm(asked, support_officer):
    action = asked(by=support_officer)

    with pytest.raises(Refused, match="You asked to close"):
        actions.confirm_closing(action=action, months=(6,), by=support_officer)


def test_a_chair_does_not_confirm_what_their_own_agency_did(raised, owner, quality_chair, other_agency):
    action = raised(owner_agency=other_agency)

    assert not may_confirm(quality_chair, action)


def test_a_member_does_not_confirm(asked, make_person, seat, quality):
    member = make_person("Mel Member")
    seat(member, quality)

    with pytest.raises(Refused, match="by the chair of its group or by the support team"):
        actions.confirm_closing(action=asked(), months=(6,), by=member)


def test_the_second_of_two_who_confirm_is_told_that_it_is_closed(asked, quality_chair, support_officer):
    action = asked()
    actions.confirm_closing(action=action, months=(6,), by=quality_chair)

    with pytest.raises(Refused, match="was closed on"):
        actions.confirm_closing(action=action, months=(12,), by=support_officer)
    assert Action.objects.get().impact_checks.count() == 1


def test_opening_again_keeps_the_history_and_drops_the_checks(closed, owner, in_days, deadline):
    action = actions.reopen(action=closed(6), reason="Two schools lack it", due_on=in_days(20), by=owner)

    assert (action.closed_on, action.due_on, action.original_due_on) == (None, in_days(20), in_days(30))
    assert action.impact_checks.get().dropped_on == wall.today()
    assert (deadline(action).state, deadline(action, "due-2").state) == ("met", "open")
    assert action.notes.filter(kind="closed").exists()


def test_an_action_opened_again_for_its_old_date_is_watched_again(closed, owner, deadline):
    action = closed()

    actions.reopen(action=action, reason="More to do", due_on=action.due_on, by=owner)

    assert deadline(action, "due-2").state == "open"


def test_an_open_action_is_not_opened_again(raised, owner, in_days):
    with pytest.raises(Refused, match="is open"):
        actions.reopen(action=raised(), reason="So", due_on=in_days(3), by=owner)


def test_what_waits_for_somebody_is_what_they_may_confirm(
    asked, owner, quality_chair, support_officer, business_manager, agency_lead, agency, other_agency, partnership
):
    asked()
    asked(owner_person=quality_chair, by=quality_chair)
    asked(owner_agency=agency, by=agency_lead)
    asked(owner_agency=other_agency, by=support_officer)
    asked(group=None)

    for person in (owner, quality_chair, support_officer, business_manager, agency_lead):
        waiting = set(Action.objects.filter(waits_for(person, partnership)))
        assert waiting == {action for action in Action.objects.all() if may_confirm(person, action)}, person
