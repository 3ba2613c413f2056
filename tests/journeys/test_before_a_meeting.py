"""Before a meeting: a year of dates is planned, an agenda is built and sent, a member reads it. A real browser throughout."""

import datetime

import pytest

from partnership.commands import agenda
from partnership.models import Group, Meeting
from safeguarding.clock import wall
from tests.journeys.somebody import Somebody

A_TUESDAY = datetime.datetime(2027, 4, 13, 10, tzinfo=wall.LONDON)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def browser(new_page, axe):
    """``browser(person, width=1280)``: somebody with a browser, signed in."""
    return lambda person, **more: Somebody(new_page(person, **more), axe, person)


@pytest.fixture
def quality(partnership):
    """A sub-group of the arrangement that says nothing about how often it meets."""
    return Group.objects.get(partnership=partnership, key="pqi")


def test_a_year_is_planned_and_an_agenda_built_and_sent(browser, support_officer, quality_member, quality):
    officer = browser(support_officer)

    officer.go_home().menu("Meetings").follow("Plan a year")
    officer.choose("Which group meets?", quality.name).fill("When is the first meeting?", A_TUESDAY)
    officer.choose("How often does it meet?", "3 times a year")
    officer.press("Propose the days").press("Plan these meetings").see("Planned: three meetings.")
    first = quality.meetings.order_by("starts_at").first()
    officer.open(first.get_absolute_url()).follow("Build the agenda").press("Build the agenda")
    officer.see("Added to the agenda: five items.").follow("Move “Progress of the work plan” up")
    officer.follow("Send the agenda").press("Send the agenda").see("The agenda is sent.")

    first.refresh_from_db()
    assert first.state == Meeting.State.CALLED
    assert list(first.items.values_list("title", flat=True))[1] == "Progress of the work plan"
    browser(quality_member, width=400).open(first.get_absolute_url()).see("Progress of the work plan")


@pytest.mark.parametrize("width", [400, 1280])
def test_each_page_before_a_meeting_fits_and_reads_well(browser, support_officer, make_meeting, quality, width):
    meeting = make_meeting(place="Old Court")
    agenda.build_agenda(meeting=meeting, by=support_officer)
    agenda.put_on_agenda(meeting=meeting, title="Personal matter", restricted=True, by=support_officer)
    officer, own = browser(support_officer, width=width), meeting.get_absolute_url()
    tails = ["", "papers/", "papers/send/", "history/", "agenda/add/", "send/", "move/", "cancel/"]

    for address in [*(f"{own}{tail}" for tail in tails), "/meetings/?when=coming", "/meetings/standing/pqi/"]:
        assert officer.open(address).status == 200, address
