"""The work that cannot wait for a script: a referral, *not known to us*, signing."""

import pytest

from reviews.models import Decision, InformationRequest, Referral
from tests.journeys import acts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_referral_is_made_and_sent(people, browser_for):
    rae = browser_for(people["referrer"], javascript=False).open("/")
    acts.resume_it(rae, acts.begin_a_referral(rae))
    acts.send_it(rae)

    assert Referral.objects.get().state == "sent"


def test_an_agency_says_not_known_to_us(asked, people, browser_for):
    alex = browser_for(people["lead"], javascript=False).open("/")
    acts.not_known(alex, asked.review.reference)

    assert InformationRequest.objects.get().state == "not-known"


def test_the_chair_signs(submission, people, browser_for):
    indira = browser_for(people["chair"], javascript=False).open("/")
    acts.open_to_decide(indira, submission.review.reference)

    assert acts.sign(indira) == Decision.objects.get().digest
