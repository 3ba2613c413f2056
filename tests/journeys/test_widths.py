"""Each main page of each role, on a phone and on a desk: nothing is wider than the screen, axe finds nothing."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EVERYBODY = ["/", "/inbox/", "/account/", "/due/", "/arrangement/", "/referrals/", "/referrals/new/"]
CASE = ["", "agencies/", "chronology/", "meeting/", "decision/", "document/", "documents/", "clock/", "history/"]
TEAM = ["people/", "call/", "actions/add/", "documents/add/", "agencies/ask/", "outside/add/", "clock/pause/"]


@pytest.fixture
def pages(submission, asked):
    """The addresses that each role works with."""
    case, request = submission.review.get_absolute_url(), asked.get_absolute_url()
    readings = ["/reviews/", *[f"{case}{tail}" for tail in CASE]]
    return {
        "referrer": [*EVERYBODY, submission.review.referral.get_absolute_url()],
        "support": [*EVERYBODY, "/people/", *readings, *[f"{case}{tail}" for tail in TEAM]],
        "lead": [*EVERYBODY, "/requests/", request, *[f"{request}{tail}" for tail in ("answer/", "not-known/")]],
        "chair": [*EVERYBODY, *readings, f"{case}sign/"],
    }


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize("role", ["referrer", "support", "lead", "chair"])
def test_every_main_page_fits_and_reads_well(pages, people, browser_for, role, width):
    somebody = browser_for(people[role], width=width)
    for address in pages[role]:
        assert somebody.open(address).status == 200, address
