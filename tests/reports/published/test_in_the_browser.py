"""The public report and the page to sign in a real browser, on a phone and on a desk."""

import pytest

from reports.commands import publishing
from safeguarding.clock import wall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


@pytest.mark.parametrize("width", [400, 1280])
def test_the_public_report_can_be_read_by_everybody(new_page, axe, signed, support_officer, width):
    publishing.publish_report(report=signed, on=wall.today(), by=support_officer)
    page = new_page(width=width)

    page.goto("/published/riverside/")
    page.get_by_role("link", name="Annual report 2025-26").click()

    assert page.get_by_role("heading", level=1).inner_text().endswith("Annual report 2025-26")
    assert fits(page)
    axe(page)


@pytest.mark.parametrize("width", [400, 1280])
def test_the_page_to_sign_can_be_used_by_everybody(new_page, axe, seal, report, signers, width):
    page = new_page(signers["river-police"], width=width)

    page.goto(f"/reports/{report.pk}/sign-off/sign/")
    page.get_by_label("Sign off, with dissent").check()

    assert page.get_by_label("Your dissent, as it will be printed").is_visible()
    assert fits(page)
    axe(page)


def test_the_sign_off_fits_a_phone(new_page, axe, seal, report, support_officer):
    page = new_page(support_officer, width=400)

    page.goto(f"/reports/{report.pk}/sign-off/")

    assert fits(page)
    axe(page)
