"""The pages of a report's facts, and the records behind them: three people, and nobody sees more than they may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.commands.facts import refresh_facts, take_facts
from reports.models import Fact, Report
from reviews.models import Named
from safeguarding.clock import wall
from safeguarding.history.models import Opening

STAGES, HARM = "reviews.stages", "reviews.harm"


@pytest.fixture
def report(report):
    """Partners read it."""
    report.state = Report.State.COMMENTS
    report.save()
    return report


@pytest.fixture
def name_on():
    """``name_on(review, person)``: on the review's need-to-know list."""

    def name_on(review, person):
        Named.objects.create(
            review=review, address=f"person:{person.pk}", why="Runs it", since=wall.now(), added_by=person
        )

    return name_on


@pytest.fixture
def reviews(make_review, support_officer, name_on):
    """Three reviews of the year; the support officer is named on two."""
    found = [make_review(f"2025-05-0{n}", children=["died"]) for n in (6, 7, 8)]
    for review in found[:2]:
        name_on(review, support_officer)
    return found


@pytest.fixture
def facts(report, reviews, support_officer):
    """The stages and what happened to the children, taken into the first section, by key."""

    report.sections.filter(key="groups").update(facts_wanted=[STAGES, HARM])
    take_facts(report=report, by=support_officer)
    return {fact.key: fact for fact in Fact.objects.all()}


@pytest.fixture
def page(client, sign_in, report):
    """``page(person, "facts/")``: the answer that this person gets."""
    return lambda person, tail: sign_in(client, person).get(f"/reports/{report.pk}/{tail}")


def words(response):
    return " ".join(response.content.decode().split())


def test_the_facts_stand_with_when_and_by_whom_they_were_taken(page, facts, support_officer, agency_lead, outsider):
    assert "Rapid reviews by stage" in words(page(support_officer, "facts/"))
    assert "Sam Support" in words(page(agency_lead, "facts/"))
    assert page(outsider, "facts/").status_code == 404


def test_a_fact_says_where_it_comes_from(page, facts, agency_lead, outsider):
    tail = f"facts/{facts[STAGES].pk}/"

    said = words(page(agency_lead, tail))

    assert facts[STAGES].digest in said
    assert facts[STAGES].definition in said
    assert "Tuesday 1 April 2025 to Tuesday 31 March 2026" in said
    assert page(outsider, tail).status_code == 404


def test_another_reports_fact_is_not_found_here(page, facts, support_officer):
    assert page(support_officer, "facts/999999/").status_code == 404


def test_only_the_records_that_one_may_see_are_links(page, facts, reviews, support_officer):
    said = words(page(support_officer, f"facts/{facts[STAGES].pk}/records/"))

    assert f'href="{reviews[0].get_absolute_url()}"' in said
    assert reviews[2].reference not in said
    assert "One record that you may not see." in said


def test_who_sees_none_of_the_cases_is_told_so(page, facts, reviews, agency_lead, outsider):
    tail = f"facts/{facts[STAGES].pk}/records/"

    said = words(page(agency_lead, tail))

    assert "You may see none of the records behind this." in said
    assert not any(review.reference in said for review in reviews)
    assert page(outsider, tail).status_code == 404


def test_a_small_number_is_not_told_by_counting_records(page, facts, support_officer):
    said = words(page(support_officer, f"facts/{facts[HARM].pk}/records/"))

    assert "How many is not said" in said
    assert "One record that" not in said


def test_opening_records_of_cases_is_logged(page, facts, agency_lead):
    page(agency_lead, f"facts/{facts[STAGES].pk}/records/")

    opened = Opening.objects.get(person=agency_lead, subject_url__endswith="/records/")
    assert opened.subject_label == "Records behind “Rapid reviews by stage”, Annual report 2025-26"


def test_an_unknown_row_is_not_found(page, facts, support_officer):
    assert page(support_officer, f"facts/{facts[STAGES].pk}/records/?of=row:99").status_code == 404


def test_what_would_change_is_shown_and_taken_by_who_writes(page, client, facts, make_review, support_officer, report):
    make_review("2025-06-02")

    said = words(page(support_officer, "facts/refresh/"))
    answer = client.post(f"/reports/{report.pk}/facts/refresh/", {"keys": [STAGES], "choosing": "1"})

    assert "Opened: 4, was 3" in said
    assert answer.status_code == 302
    assert Fact.objects.get(key=STAGES).value["figures"][0]["number"] == 4


def test_nothing_chosen_is_asked_again(page, client, facts, make_review, support_officer, report):
    page(support_officer, "facts/refresh/")

    said = words(client.post(f"/reports/{report.pk}/facts/refresh/", {"choosing": "1"}))

    assert "Choose at least one fact." in said


def test_where_nothing_changed_all_may_be_taken_anew(page, client, facts, support_officer, report):
    said = words(page(support_officer, "facts/refresh/"))
    answer = client.post(f"/reports/{report.pk}/facts/refresh/")

    assert "Nothing has changed since the facts were taken." in said
    assert answer.status_code == 302


def test_partners_do_not_take_facts(page, facts, agency_lead, outsider):
    assert page(agency_lead, "facts/refresh/").status_code == 403
    assert page(outsider, "facts/refresh/").status_code == 404


def test_a_sealed_report_says_why_its_facts_stay(page, facts, support_officer, report):
    Report.objects.filter(pk=report.pk).update(state="signing")

    assert "The report is sealed" in words(page(support_officer, "facts/refresh/"))


def test_more_rows_cost_no_more_statements(page, facts, make_review, name_on, support_officer, report):
    tails = ("facts/", f"facts/{facts[STAGES].pk}/", f"facts/{facts[STAGES].pk}/records/")

    page(support_officer, "facts/")
    before = [statements(page, support_officer, tail) for tail in tails]
    for n in range(20):
        name_on(make_review(f"2025-07-{n + 1:02}"), support_officer)
    refresh_facts(report=report, by=support_officer)

    assert [statements(page, support_officer, tail) for tail in tails] == before
    assert max(before) <= 15


def statements(page, person, tail):
    with CaptureQueriesContext(connection) as captured:
        page(person, tail)
    return len(captured)
