"""The pages of a report in a real browser: accessible, and no wider than a telephone."""

import pytest

pytestmark = pytest.mark.browser

PAGES = ["", "outline/", "outline/add/", "preview/", "history/"]


@pytest.mark.parametrize("width", [400, 1280])
def test_the_pages_of_a_report_are_accessible_and_fit(report, support_officer, new_page, axe, width):
    page = new_page(support_officer, width=width)
    part = report.sections.get(key="costs")

    for tail in [*PAGES, f"outline/{part.pk}/facts/", f"outline/{part.pk}/drop/"]:
        page.goto(f"{report.get_absolute_url()}{tail}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_report_is_begun_without_javascript(report, support_officer, new_page):
    page = new_page(support_officer, javascript=False)
    page.goto("/reports/new/")

    page.get_by_label("Training report").check()
    page.locator("[name=period_training]").select_option("2024-25")
    page.get_by_role("button", name="Begin the report").click()

    assert page.get_by_role("heading", level=1).inner_text().endswith("Training report 2024-25")
