"""My work as a member meets it: what is due, what changed, the search box, and one's own calendar."""

import urllib.error
import urllib.request

import pytest
from icalendar import Calendar

from safeguarding.clock import wall
from safeguarding.clock.commands import set_deadline
from safeguarding.history.commands import note
from tests.work import A_DAY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def quality(make_group):
    """A group of the loaded arrangement's partnership that the file does not name."""
    return make_group("Quality", from_file=False)


@pytest.fixture
def busy(quality_member, business_manager, partnership, make_action, make_meeting, agency):
    """A member with something due from them, something due from their agency, a meeting, and news."""
    own = make_action("Publish the neglect guide", owner_person=quality_member)
    theirs = make_action("Train the ward managers", owner_agency=agency)
    for action, owner in ((own, f"person:{quality_member.pk}"), (theirs, f"agency:{agency.pk}")):
        set_deadline(
            subject=action.subject, step="due", title="Finish the action", due=wall.today() + A_DAY, owner=owner,
            partnership_key=partnership.key, by=business_manager,
        )  # fmt: skip
    note(subject=own.subject, what="The chair asked for the evidence.", by=business_manager)
    make_meeting(place="Town Hall, room 4")
    return quality_member


@pytest.mark.parametrize("width", [1280, 400])
def test_home_tells_mine_from_my_agencys_and_what_comes_next(busy, browser_for, width):
    member = browser_for(busy, width=width).open("/")

    member.see("Overdue and due this week", "Due from your agency:", "The chair asked for the evidence.")
    member.see("Your next meetings", "Town Hall, room 4", "Put your dates into your own calendar")
    member.follow("Quality", exact=True).see("Town Hall, room 4")


@pytest.mark.parametrize("javascript", [True, False])
def test_search_finds_it_from_any_page_and_puts_nothing_into_the_address(busy, browser_for, javascript):
    member = browser_for(busy, javascript=javascript).open("/account/")

    member.page.get_by_label("Search the portal").fill("neglect guide")
    member._go(member.page.get_by_role("search").get_by_role("button", name="Search"))

    member.see("Publish the neglect guide").see_not("Train the ward managers")
    assert "neglect" not in member.page.url
    member.follow("Publish the neglect guide")
    member.page.go_back()
    member.see("Publish the neglect guide")


def test_search_that_finds_nothing_or_asks_nothing_says_so(busy, browser_for):
    member = browser_for(busy, width=400).open("/search/")

    member.press("Search").see("Enter a word or a reference to search for")
    member.fill("Search for", "xylophone").press("Search").see("Nothing was found")


def test_a_calendar_is_made_read_and_revoked(busy, browser_for, live_server):
    member = browser_for(busy).open("/").follow("Put your dates into your own calendar")

    member.follow("Make my calendar address").press("Make the address").see("It is not shown again")
    path = "/calendar/" + member.page.locator("#feed-address").inner_text().split("/calendar/")[1]
    read = Calendar.from_ical(urllib.request.urlopen(live_server.url + path).read())
    assert {str(event["summary"]) for event in read.walk("VEVENT")} == {
        "Due: an action", "Due from my agency: an action", "Quality",
    }  # fmt: skip

    member.follow("I have copied it").see("A calendar asked for it last on")
    member.follow("Revoke the address").press("Revoke it").see("The calendar address is revoked.")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(live_server.url + path)


def test_somebody_new_sees_what_they_belong_to(observer, browser_for):
    browser_for(observer, width=400).open("/").see(
        "What you belong to", "Read-only observer", "Nothing waits for you.", "it appears here and you get a message"
    )
