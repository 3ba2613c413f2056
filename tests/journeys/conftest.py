"""The two arrangements with the people whom a rapid review needs, and a browser for each of them."""

import datetime
from contextlib import ExitStack

import pytest
import time_machine

from accounts.models import Agency
from safeguarding.clock import wall
from tests.journeys.somebody import Somebody
from tests.reviews.conftest import (  # noqa: F401 - fixtures
    agency,
    asked,
    council,
    decide,
    draft,
    group_chair,
    health,
    hold_meeting,
    load,
    met,
    partners,
    partnership,
    people,
    police,
    referrer,
    review,
    sent,
    submission,
)

# Working days of a review whose referral comes on Tuesday 14 April 2026; 4 May is a bank holiday.
DAYS = {0: (4, 14), 1: (4, 15), 2: (4, 16), 6: (4, 22), 10: (4, 28), 12: (4, 30), 13: (5, 1), 14: (5, 5), 15: (5, 6)}


@pytest.fixture
def diary(settings):
    """``diary(2, 10)``: it is ten o'clock on day 2 of the review, and nobody's session has run out meanwhile."""
    settings.IDLE_MINUTES = settings.SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
    with ExitStack() as stack:
        travelling = []

        def turn_to(day, hour, minute=0):
            moment = datetime.datetime(2026, *DAYS[day], hour, minute, tzinfo=wall.LONDON)
            if travelling:
                travelling[0].move_to(moment)
            else:
                travelling.append(stack.enter_context(time_machine.travel(moment)))

        turn_to(0, 9)
        yield turn_to


@pytest.fixture
def browser_for(new_page, axe):
    """``browser_for(person, width=1280, javascript=True, signed_in=True)``: somebody with a browser of their own."""

    def browser_for(person=None, *, width=1280, javascript=True, signed_in=True):
        page = new_page(person if signed_in else None, width=width, javascript=javascript)
        return Somebody(page, axe, person, javascript=javascript)

    return browser_for


@pytest.fixture
def at_the_door(browser_for):
    """``at_the_door(person)``: the person came to the portal's address and signed in with their password."""
    return lambda person: browser_for(person, signed_in=False).sign_in()


@pytest.fixture
def another_lead(make_person, partnership, agency):  # noqa: F811
    """The lead of a second agency, which has never heard of the child."""
    second = Agency.objects.filter(parts__partnership=partnership, parts__statutory="").order_by("name")[1]
    return make_person("Noor Notknown", "agency_lead", agency=second)
