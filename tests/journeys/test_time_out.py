"""The idle time-out loses nothing that was typed."""

import datetime

import pytest
import time_machine

from safeguarding.clock import wall
from tests.journeys import acts
from tests.people import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_sent_too_late_is_there_after_signing_in_again(people, browser_for, javascript):
    rae = browser_for(people["referrer"], javascript=javascript).open("/").menu("Referrals").follow("Make a referral")
    rae.fill("What happened?", acts.FACTS).fill("On which day did it happen?", wall.today())
    with time_machine.travel(wall.now() + datetime.timedelta(minutes=45)):
        rae.press("Save and go on").see("You were signed out because nothing happened for 30 minutes.")
        rae.fill("E-mail address", people["referrer"].email)
        rae.page.get_by_label("Password", exact=True).fill(PASSWORD)
        rae.press("Sign in").see("Nothing was lost: check it and send it again.")

        assert rae.reads("What happened?") == acts.FACTS
        rae.press("Save and go on").see("Before it can be sent:", acts.FACTS)
