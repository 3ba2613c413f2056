"""A figure of a report, followed to the records behind it by whoever may open them, and by whoever may not."""

import pytest

from reports.models import Fact
from tests.journeys import reporting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FACT = "Rapid reviews by stage"


@pytest.fixture
def report(diary, review, partnership, people):
    """The partners read the report of the year in which a review was opened."""
    begun = reporting.begin(partnership, "2026-27", by=people["support"])
    return reporting.ask_the_partners(begun, by=people["support"])


def follow_the_figure(somebody, report):
    """From the list of reports to the records behind the figure."""
    somebody.go_home().menu("Reports").follow(report.title, exact=True).follow("Facts", exact=True)
    somebody.follow(FACT, exact=True).see("One rapid review was opened", "What it counts", "Digest (SHA-256)")
    return somebody.follow("See the records behind it").see("These records belong to cases.")


def test_a_figure_leads_to_its_case_for_whoever_runs_it(report, review, people, browser_for):
    officer = browser_for(people["support"], width=400)

    follow_the_figure(officer, report).follow(review.reference).see("What is needed now")

    assert officer.page.url.endswith(review.get_absolute_url())


def test_who_may_not_open_the_case_reads_the_figure_and_no_record(report, review, people, browser_for):
    lead = browser_for(people["lead"])

    follow_the_figure(lead, report).see("You may see none of the records behind this.").see_not(review.reference)

    assert lead.open(review.get_absolute_url()).status == 404


def test_nobody_outside_finds_the_report_its_figure_or_the_records(report, outsider, browser_for):
    fact = Fact.objects.get(section__report=report, key="reviews.stages")
    stranger, own = browser_for(outsider), report.get_absolute_url()

    answers = [stranger.open(f"{own}{tail}").status for tail in ("", f"facts/{fact.pk}/", f"facts/{fact.pk}/records/")]

    assert answers == [404, 404, 404]
