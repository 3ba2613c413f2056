"""The design in a real browser: both widths, with and without scripts, from the keyboard and on paper."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from accounts.models import Agency

pytestmark = pytest.mark.browser
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("address", ["/gallery/", "/gallery/questions/", "/gallery/questions/?errors=yes"])
def test_the_gallery_can_be_used_by_everybody(new_page, axe, address, width):
    page = new_page(width=width)
    page.goto(address)

    axe(page)
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("width", [1280, 400])
def test_the_shapes_can_be_used_by_everybody(new_page, axe, agencies, rename, support_officer, width):
    page = new_page(support_officer, width=width)
    for address in ["/agencies/", rename, rename.replace("rename", "remove")]:
        assert page.goto(address).ok
        axe(page)
        assert page.evaluate(SIDEWAYS) == 0


def test_the_summary_takes_the_focus_and_leads_to_the_wrong_part(page):
    page.goto("/gallery/questions/?errors=yes")
    focused = page.evaluate("document.activeElement.className")
    page.get_by_role("link", name="Enter the date of the incident").click()

    assert "govuk-error-summary" in focused
    assert page.evaluate("document.activeElement.id") == "id_incident_on-day"
    assert page.title().startswith("Error: ")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_question_appears_under_its_answer(new_page, javascript):
    page = new_page(javascript=javascript)
    page.goto("/gallery/questions/")
    question = page.get_by_label("Why was it late?")
    before = question.is_visible()
    page.locator("#id_late-2").check()

    assert (before, question.is_visible()) == (False, True)


@pytest.mark.parametrize("javascript", [True, False])
def test_two_quick_clicks_are_one_record(new_page, agencies, support_officer, javascript):
    page = new_page(support_officer, javascript=javascript)
    page.goto("/agencies/add/")
    page.get_by_label("Name", exact=True).fill("School")
    page.get_by_role("button", name="Save").dblclick(no_wait_after=True)
    # The second click breaks off the answer to the first: what counts is where the page ends up.
    expect(page).to_have_url(re.compile(r"/agencies/\d+/"), timeout=30_000)

    assert Agency.objects.filter(name="School").count() == 1


def test_what_is_typed_is_kept_and_says_when(new_page, rename, support_officer):
    page = new_page(support_officer)
    page.clock.install()
    page.goto(rename)
    page.get_by_label("Name", exact=True).fill("Half a na")
    page.clock.fast_forward(21_000)

    page.get_by_text(re.compile(r"^Saved \d\d:\d\d$")).wait_for()


def test_a_warning_comes_before_the_time_out_and_one_button_stays(new_page, rename, support_officer, axe):
    page = new_page(support_officer)
    page.clock.install()
    page.goto(rename)
    page.clock.fast_forward("28:01")
    dialog = page.get_by_role("dialog", name="You will be signed out soon")
    dialog.get_by_text("You will be signed out in two minutes.").wait_for()
    axe(page)
    dialog.get_by_role("button", name="Stay signed in").click()

    dialog.wait_for(state="hidden")


def test_paper_carries_the_marking_on_every_sheet_and_no_navigation(new_page, rename, support_officer):
    page = new_page(support_officer)
    page.goto(rename)
    page.get_by_label("Name", exact=True).evaluate("field => { field.style.height = '1500px' }")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert len(sheets) > 1
    assert all("OFFICIAL-SENSITIVE" in sheet.extract_text() for sheet in sheets)
    assert "Sign out" not in "".join(sheet.extract_text() for sheet in sheets)
