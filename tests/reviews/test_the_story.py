"""From referral to feedback, through the commands alone."""

import pytest

from reviews.commands import information, opening, outside
from reviews.models import RapidReview
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused

pytestmark = pytest.mark.django_db


def steps(review):
    return dict(Deadline.objects.filter(subject_kind="rapid-review", subject_id=review.pk).values_list("step", "state"))


def test_accepting_a_referral_opens_a_review_with_every_step_of_the_arrangement(review):
    terms = review.clock.procedure

    assert set(steps(review)) == {step["key"] for step in terms["steps"]}
    assert review.referral.state == "accepted"


def test_opening_tells_the_partners_the_chair_and_the_group_chair(review, people, partners, group_chair):
    told = {notice.recipient for notice in people["chair"].notices.model.objects.filter(kind="review-opened")}

    assert told >= {*partners, people["chair"], group_chair}


def test_a_review_runs_from_referral_to_the_closed_file(asked, people, hold_meeting, decide, tell_bodies):
    review = asked.review
    information.not_known(request=asked, by=people["lead"])
    tell_bodies(review, "incident")
    hold_meeting(review)
    from_outcome(review, people, decide)

    review = RapidReview.objects.get(pk=review.pk)
    tell_bodies(review, "decision")
    for address in outside.feedback_owed(review):
        outside.give_feedback(
            review=review, address=address, to="Them", how="By telephone", given_at=wall.now(), by=people["support"]
        )
    outside.close_review(review=review, by=people["support"])

    assert review.stage == "ended"
    assert not Deadline.objects.open().filter(subject_kind="rapid-review", subject_id=review.pk).exists()


def from_outcome(review, people, decide):
    from reviews.commands import meeting
    from tests.reviews.conftest import SECTIONS

    meeting.write_outcome(review=review, fields=dict(SECTIONS), by=people["support"])
    decide(meeting.submit(review=review, by=people["support"]))


def test_a_practice_review_starts_with_a_clock_of_six_months(decided, people):
    practice = outside.start_practice_review(review=decided, started_on=wall.today(), by=people["support"])

    dues = Deadline.objects.filter(clock=practice.clock).exclude(due_on=None).values_list("due_on", flat=True)
    assert max(dues) > wall.today().replace(day=1)


def test_the_referrer_reads_on_their_own_referral_that_the_decision_was_fed_back(client, decided, people, sign_in):
    address = f"person:{people['referrer'].pk}"
    outside.give_feedback(
        review=decided, address=address, to="Rae", how="By telephone", given_at=wall.now(), by=people["support"]
    )

    page = sign_in(client, people["referrer"]).get(decided.referral.get_absolute_url())

    assert "By telephone" in page.text
    assert people["referrer"].notices.filter(kind="feedback-given", subject_kind="referral").exists()


def test_withdrawing_needs_a_reason_and_tells_those_who_were_told_of_the_opening(review, people):
    with pytest.raises(Refused):
        opening.withdraw_review(review=review, reason=" ", by=people["support"])

    opening.withdraw_review(review=review, reason="The cause was natural.", by=people["support"])

    assert people["chair"].notices.filter(kind="review-withdrawn").exists()
    assert not Deadline.objects.open().filter(subject_kind="rapid-review", subject_id=review.pk).exists()
