"""One case with something of everything, and a way to make nine more beside it."""

import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reviews.commands import information, meeting, opening, outside, referrals
from reviews.models import Referral
from safeguarding.clock import wall
from tests.reviews.conftest import (  # noqa: F401 - fixtures
    CHILD,
    agency,
    council,
    draft,
    group_chair,
    health,
    hold_meeting,
    met,
    partners,
    partnership,
    people,
    police,
    referrer,
    review,
    sent,
)

CASE_TABS = ("", "agencies/", "chronology/", "meeting/", "decision/", "documents/", "document/", "clock/", "people/")
LISTS = ("/", "/deadlines/", "/reviews/", "/referrals/", "/requests/", "/inbox/", "/people/")


@pytest.fixture(autouse=True)
def as_in_production(settings):
    """The second factor is asked for, as in production: it is a question on every page."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def case(met, business_manager, observer, people, agency, council, health, police):  # noqa: F811
    """A submitted case with requests, an answer, an action, a call, a body that was told; two referrals wait."""
    fill(met, people["support"], [agency, council, health, police])
    another_referral(people)
    return meeting.submit(review=met, by=people["support"]).review


def fill(review, by, agencies):  # noqa: F811
    """Requests, an agreed action, a call, a body outside that was told."""
    due = information.suggested_due(review)
    information.ask_agencies(review=review, agencies=agencies, due_on=due, by=by)
    for place in range(2):
        what = f"Check the records again, part {place}."
        opening.agree_action(review=review, agency=agencies[0], what=what, due_on=due, by=by)
    outside.record_outside_notice(
        review=review, body="panel", about="incident", reference="P-1", sent_at=wall.now(), sent_by="Manager", by=by
    )


def another_referral(people) -> Referral:  # noqa: F811
    """A referral of the same professional, sent and not yet answered."""
    aware = wall.now() - datetime.timedelta(hours=2)
    fields = {
        "what_happened": "A child was found hurt.",
        "happened_on": aware.date(),
        "aware_at": aware,
        "reason": "Neglect is suspected.",
        "siblings_safety": "None.",
        "agency": people["referrer"].agency,
    }
    partnership = people["support"].appointments.get().partnership  # noqa: F811
    referral = referrals.start_referral(partnership=partnership, fields=fields, by=people["referrer"])
    referrals.keep_child(referral=referral, fields=CHILD, by=people["referrer"])
    return referrals.send_referral(referral=referral, by=people["referrer"])


def statements_of(client, path):
    """How many a page sends; None where it is not shown."""
    with CaptureQueriesContext(connection) as captured:
        status = client.get(path).status_code
    return len(captured) if status == 200 else None


def signed_in(person):
    """A client whose session is warm: the first page of a session writes when somebody was seen."""
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {}})
    client = Client()
    client.force_login(person)
    client.get("/")
    return client


@pytest.fixture
def everybody(case, people, partners, business_manager, group_chair, observer):  # noqa: F811
    """One person of each role."""
    return [*people.values(), partners[0], business_manager, group_chair, observer]


@pytest.fixture
def all_statements(case, everybody):
    """``all_statements()``: the number for every page that each of them is shown, by person and page."""
    case_pages = [f"{case.get_absolute_url()}{tab}" for tab in CASE_TABS]
    request_pages = [f"/requests/{request.pk}/" for request in case.requests.all()[:2]]
    paths = [*LISTS, *case_pages, *request_pages, case.referral.get_absolute_url()]
    clients = {person.name: signed_in(person) for person in everybody}
    hidden = set()

    def all_statements():
        places = [(name, path) for name in clients for path in paths if (name, path) not in hidden]
        found = {(name, path): statements_of(clients[name], path) for name, path in places}
        hidden.update(where for where, number in found.items() if number is None)
        return {where: number for where, number in found.items() if number is not None}

    return all_statements
