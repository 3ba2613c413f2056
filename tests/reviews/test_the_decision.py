"""The decision cannot be bent: once, independent, on what was read, in the database too."""

import pytest
from django.db import DatabaseError, transaction

from reviews import content
from reviews.commands import decision, meeting
from reviews.models import Decision, RapidReview, Representative, Submission
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from tests.reviews.conftest import SECTIONS

pytestmark = pytest.mark.django_db


def row(submission, by, **fields):
    """A decision written straight into the table, past every form and command."""
    return Decision(
        review=submission.review,
        submission=submission,
        kind="signed",
        outcome="practice-review",
        role="independent_chair",
        digest=fields.pop("digest", submission.digest),
        authored_by=fields.pop("authored_by", submission.authored_by),
        submitted_by=fields.pop("submitted_by", submission.submitted_by),
        decided_by=by,
        decided_at=wall.now(),
        **fields,
    )


def test_the_chair_signs_and_the_review_is_decided(submission, decide):
    made = decide(submission)

    assert made.outcome == "practice-review"
    assert RapidReview.objects.get(pk=submission.review_id).stage == "decided"


def test_two_people_signing_at_once_make_one_decision(submission, decide):
    decide(submission)

    with pytest.raises(Refused, match="signed off this review already"):
        decide(submission)

    assert Decision.objects.count() == 1


def test_a_challenge_goes_back_with_reasons_and_needs_a_changed_submission(submission, decide, people):
    decide(submission, "challenged", reasons="What did the school know?")
    review = RapidReview.objects.get(pk=submission.review_id)

    with pytest.raises(Refused, match="Nothing has changed"):
        meeting.submit(review=review, by=people["support"])

    meeting.write_outcome(review=review, fields={**SECTIONS, "facts": "The school knew."}, by=people["support"])
    assert meeting.submit(review=review, by=people["support"]).number == 2


def test_a_challenge_without_reasons_is_refused(submission, decide):
    with pytest.raises(Refused, match="reasons"):
        decide(submission, "challenged")


def test_deciding_otherwise_takes_another_outcome(submission, decide):
    with pytest.raises(Refused, match="sign off instead"):
        decide(submission, "overruled", reasons="Because.", outcome="practice-review")

    made = decide(submission, "overruled", reasons="Learning is captured.", outcome="no-further-review")
    assert made.outcome == "no-further-review"


def test_somebody_in_another_role_cannot_decide(submission, decide, group_chair):
    with pytest.raises(Refused, match="another role"):
        decide(submission, by=group_chair)


def test_what_was_read_must_be_what_was_submitted(submission, people):
    with pytest.raises(Refused, match="What you read"):
        decision.decide(submission=submission, kind="signed", seen_digest="0" * 64, by=people["chair"])


def test_a_chair_who_acted_for_an_agency_is_told_why_not(submission, decide, people, agency):
    Representative.objects.create(review=submission.review, person=people["chair"], agency=agency, since=wall.now())

    with pytest.raises(Refused, match="You act for"):
        decide(submission)


def test_the_database_refuses_the_author(submission):
    with pytest.raises(DatabaseError), transaction.atomic():
        row(submission, submission.authored_by).save()


def test_the_database_refuses_a_representative(submission, agency, people):
    Representative.objects.create(review=submission.review, person=people["chair"], agency=agency, since=wall.now())

    with pytest.raises(DatabaseError), transaction.atomic():
        row(submission, people["chair"]).save()


def test_the_database_refuses_copies_that_differ_from_the_submission(submission, people, partners):
    with pytest.raises(DatabaseError), transaction.atomic():
        row(submission, people["chair"], authored_by=partners[0]).save()


def test_the_database_keeps_a_decision_as_it_was_made(submission, decide):
    made = decide(submission)

    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(pk=made.pk).update(reasons="Other reasons")
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(digest="1")


def test_the_digest_is_of_the_content(submission):
    assert content.digest(submission.content) == submission.digest
    assert content.digest({**submission.content, "reference": "other"}) != submission.digest


def test_a_correction_stands_beside_what_was_signed(submission, decide, people):
    made = decide(submission)

    decision.add_addendum(decision=made, words="The date of the call was the 3rd.", by=people["support"])

    assert made.addenda.count() == 1
    assert content.digest(Submission.objects.get(pk=submission.pk).content) == made.digest


def test_a_partner_missing_from_the_meeting_is_marked_in_what_is_submitted(review, hold_meeting, people, police):
    hold_meeting(review, police="absent")
    meeting.write_outcome(review=review, fields=dict(SECTIONS), by=people["support"])

    assert meeting.submit(review=review, by=people["support"]).content["missing_partners"] == [police.name]


def test_a_submission_without_reasons_says_what_is_missing(review, hold_meeting, people):
    hold_meeting(review)
    meeting.write_outcome(review=review, fields={**SECTIONS, "outcome_reasons": ""}, by=people["support"])

    with pytest.raises(Refused, match="Give the reasons for the outcome"):
        meeting.submit(review=review, by=people["support"])


def test_what_was_submitted_can_no_longer_be_written(submission, people):
    with pytest.raises(Refused, match="can no longer be changed"):
        meeting.write_outcome(review=submission.review, fields=dict(SECTIONS), by=people["support"])


def test_no_initials_are_in_what_is_frozen(submission):
    assert "AB" not in str(submission.content["children"])
