"""Sign-in, second factor and people as somebody meets them, wide and narrow."""

import time

import pytest

from tests.accounts.conftest import code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in_through(page, person, password):
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def wait_for_a_fresh_code():
    """A code is good for its own half minute only; near its end, wait for the next one."""
    left = 30 - time.time() % 30
    if left < 10:
        time.sleep(left)


@pytest.mark.parametrize("width", [1280, 400])
def test_a_first_sign_in_sets_up_the_second_factor(new_page, axe, support_officer, password, settings, width):
    settings.SECOND_FACTOR_REQUIRED = True
    page = new_page(width=width)
    page.goto("/people/")
    axe(page)
    sign_in_through(page, support_officer, password)

    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Continue").click()
    axe(page)
    page.get_by_text("I cannot scan the square").click()
    key = page.locator("details .app-typed").inner_text().strip()
    wait_for_a_fresh_code()
    page.get_by_label("Your code").fill(code_of(key))
    page.get_by_role("button", name="Finish setting up").click()

    page.get_by_role("heading", name="Your recovery codes").wait_for()
    axe(page)


def test_a_wrong_password_puts_the_sentence_first_and_keeps_the_address(page, axe, support_officer):
    page.goto("/sign-in/")
    sign_in_through(page, support_officer, "not the password")

    assert "The e-mail address or the password is not right" in page.locator(".govuk-error-summary").inner_text()
    assert page.get_by_label("E-mail address").input_value() == support_officer.email
    axe(page)


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("path", ["/people/", "/people/{}/", "/people/{}/give-role/", "/invitations/new/", "/account/"])
def test_each_page_about_people_fits_and_reads_well(new_page, axe, support_officer, agency_lead, path, width):
    page = new_page(support_officer, width=width)

    page.goto(path.format(agency_lead.pk))

    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    axe(page)


def test_without_javascript_somebody_is_invited_all_the_same(new_page, support_officer, agency):
    page = new_page(support_officer, javascript=False)
    page.goto("/invitations/new/")
    page.get_by_label("Name", exact=True).fill("Nell New")
    page.get_by_label("E-mail address").fill("nell.new@example.org")
    page.get_by_label("Read-only observer").check()
    page.get_by_role("button", name="Send the invitation").click()

    page.get_by_text("Nell New is invited. The link works for 14 days.").wait_for()
