"""Sentences name people, groups and bodies in words, never by the keys and addresses of the records."""

import pytest

from reviews.commands import access, outside
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import steps_of

pytestmark = pytest.mark.django_db


def test_closing_too_early_names_who_must_be_told_still(submission, decide, people):
    decide(submission, "signed")
    submission.review.refresh_from_db()

    with pytest.raises(Refused) as refused:
        outside.close_review(review=submission.review, by=people["support"])

    words = " ".join(refused.value.reasons)
    assert "Child Safeguarding Practice Review Panel was told" in words
    assert "Record the feedback to Rae Referrer." in refused.value.reasons
    assert "person:" not in words
    assert "group-chair:" not in words


def test_the_history_says_in_words_whose_access_ended(review, people):
    named = review.named.get(address="role:independent_chair")

    access.end_naming(named=named, by=people["support"])

    assert steps_of(review.subject).first().what == "Ended access of Independent chair"
