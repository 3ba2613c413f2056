"""Referrals: half done, complete, late, answered once."""

import datetime

import pytest
import time_machine

from reviews import rules
from reviews.commands import opening, referrals
from reviews.models import RapidReview
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from tests.reviews.conftest import CHILD

pytestmark = pytest.mark.django_db


def test_a_referral_is_kept_half_done(people, partnership):
    draft = referrals.start_referral(partnership=partnership, fields={"reason": "Not yet"}, by=people["referrer"])

    assert draft.state == "draft"


def test_a_half_done_referral_says_what_it_still_needs(people, partnership):
    draft = referrals.start_referral(partnership=partnership, fields={}, by=people["referrer"])

    with pytest.raises(Refused) as refusal:
        referrals.send_referral(referral=draft, by=people["referrer"])

    assert "Add at least one child." in refusal.value.reasons
    assert "Say what happened." in refusal.value.reasons


@pytest.mark.parametrize("initials", ["JS", "j.s.", "A B", "ABCD"])
def test_initials_are_taken(initials):
    assert not rules.reasons_against_initials(initials)


@pytest.mark.parametrize("name", ["Jo Smith", "James", "Anna", "Bob", "", "12", "J4"])
def test_a_name_is_refused_where_initials_belong(name):
    assert rules.reasons_against_initials(name)


def test_an_awareness_before_the_incident_names_both_dates(draft, people):
    aware = wall.now() - datetime.timedelta(days=4)

    with pytest.raises(Refused, match="before it happened on"):
        referrals.save_referral(referral=draft, fields={"aware_at": aware}, by=people["referrer"])


def test_a_future_awareness_is_refused(draft, people):
    with pytest.raises(Refused, match="in the future"):
        referrals.save_referral(
            referral=draft, fields={"aware_at": wall.now() + datetime.timedelta(hours=1)}, by=people["referrer"]
        )


def test_a_referral_within_a_day_is_not_late(sent):
    assert not sent.late_reason


def test_a_late_referral_asks_for_the_reason(draft, people):
    with time_machine.travel(wall.now() + datetime.timedelta(hours=25)), pytest.raises(Refused, match="Say why"):
        referrals.send_referral(referral=draft, by=people["referrer"])


def test_a_late_referral_with_a_reason_is_taken_and_marked(draft, people):
    with time_machine.travel(wall.now() + datetime.timedelta(hours=25)):
        late = referrals.send_referral(referral=draft, late_reason="The ward changed hands.", by=people["referrer"])

    assert (late.state, late.late_reason) == ("sent", "The ward changed hands.")


def test_a_sent_referral_can_no_longer_be_changed(sent, people):
    with pytest.raises(Refused, match="can no longer be changed"):
        referrals.save_referral(referral=sent, fields={"reason": "Other"}, by=people["referrer"])


def test_a_child_cannot_be_added_after_sending(sent, people):
    with pytest.raises(Refused):
        referrals.keep_child(referral=sent, fields=CHILD, by=people["referrer"])


def test_accepting_twice_opens_one_review(sent, people):
    stale = type(sent).objects.get(pk=sent.pk)
    opening.accept_referral(referral=sent, by=people["support"])

    with pytest.raises(Refused):
        opening.accept_referral(referral=stale, by=people["support"])

    assert RapidReview.objects.count() == 1


def test_declining_needs_a_reason_and_tells_the_referrer(sent, people):
    with pytest.raises(Refused):
        referrals.decline_referral(referral=sent, reason=" ", by=people["support"])

    referrals.decline_referral(referral=sent, reason="No harm was found.", by=people["support"])
    assert people["referrer"].notices.filter(kind="referral-answered").exists()


def test_references_count_up_within_the_year(draft, people, partnership):
    second = referrals.start_referral(partnership=partnership, fields={}, by=people["referrer"])

    assert [draft.reference[-3:], second.reference[-3:]] == ["001", "002"]
