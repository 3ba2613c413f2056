"""Handing over and splitting."""

import pytest

from accounts.registrations import may_see
from partnership.commands import actions
from safeguarding.clock.refusal import Refused


def test_the_old_owner_and_the_new_one_are_told(raised, owner, quality_chair, support_officer, told, deadline):
    action = actions.hand_over(action=raised(), owner_person=quality_chair, by=support_officer)

    assert (told("action-handed-over"), told("action-handed-on")) == ({quality_chair}, {owner})
    assert deadline(action).owner == f"person:{quality_chair.pk}"


def test_an_owner_who_no_longer_sees_it_is_told_too(raised, agency, agency_lead, quality_chair, support_officer, told):
    action = raised(owner_agency=agency)

    actions.hand_over(action=action, owner_person=quality_chair, by=support_officer)

    assert told("action-handed-on") == {agency_lead}
    assert may_see(agency_lead, "action-once-owned", action.pk)
    assert not may_see(agency_lead, "action", action.pk)


def test_handing_over_to_somebody_without_access_is_refused(raised, outsider, support_officer):
    with pytest.raises(Refused, match="has no access"):
        actions.hand_over(action=raised(), owner_person=outsider, by=support_officer)


def test_handing_over_to_its_owner_is_refused(raised, owner, support_officer):
    with pytest.raises(Refused, match="already"):
        actions.hand_over(action=raised(), owner_person=owner, by=support_officer)


def test_an_action_splits_into_a_part_for_each_agency(raised, support_officer, agency, other_agency, deadline):
    whole = raised()

    parts = actions.split(action=whole, agencies=[agency, other_agency], by=support_officer)

    assert [(part.owner_agency, part.part_of, part.what) for part in parts] == [
        (agency, whole, whole.what),
        (other_agency, whole, whole.what),
    ]
    assert {deadline(part).owner for part in parts} == {f"agency:{agency.pk}", f"agency:{other_agency.pk}"}


def test_splitting_into_one_agency_is_refused(raised, support_officer, agency):
    with pytest.raises(Refused, match="two agencies or more"):
        actions.split(action=raised(), agencies=[agency], by=support_officer)


def test_an_agency_gets_one_part(raised, support_officer, agency, other_agency):
    whole = raised()
    actions.split(action=whole, agencies=[agency, other_agency], by=support_officer)

    with pytest.raises(Refused, match="has a part of it already"):
        actions.split(action=whole, agencies=[agency], by=support_officer)


def test_a_part_is_not_split_again(raised, support_officer, agency, other_agency):
    part, _ = actions.split(action=raised(), agencies=[agency, other_agency], by=support_officer)

    with pytest.raises(Refused, match="a part of another one"):
        actions.split(action=part, agencies=[agency, other_agency], by=support_officer)


def test_the_whole_is_not_closed_while_a_part_is_open(raised, owner, support_officer, agency, other_agency):
    whole = raised()
    actions.split(action=whole, agencies=[agency, other_agency], by=support_officer)

    with pytest.raises(Refused, match="Two parts of it are still open"):
        actions.ask_to_close(action=whole, by=owner)


def test_its_owner_hears_when_the_last_part_is_closed(
    raised, owner, support_officer, business_manager, agency, other_agency, in_days, told
):
    whole = raised()
    for part in actions.split(action=whole, agencies=[agency, other_agency], by=support_officer):
        actions.add_evidence(action=part, words="Done here", evidence_on=in_days(0), by=support_officer)
        asked = actions.ask_to_close(action=part, by=support_officer)
        actions.confirm_closing(action=asked, months=(), by=business_manager)

    assert told("action-parts-closed") == {owner}
    assert actions.ask_to_close(action=whole, by=owner).closing_asked_by == owner
