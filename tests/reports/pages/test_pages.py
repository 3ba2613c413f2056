"""The pages of a report: three people, the list, the overview, beginning one, its parts, few statements."""

import pytest
from django.utils.text import slugify

from accounts.search import kinds
from reports.facts.registry import offered
from reports.models import Report
from safeguarding.clock import wall

PAGES = ["", "preview/", "history/"]
WRITERS_PAGES = ["outline/", "outline/add/"]
MOST = 15


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_is_its_writers_and_what_is_commented_on_the_partners(
    report, get, support_officer, agency_lead, outsider, page
):
    address = f"{report.get_absolute_url()}{page}"
    draft = [get(person, address).status_code for person in (support_officer, agency_lead, outsider)]
    Report.objects.filter(pk=report.pk).update(state="comments")
    comments = [get(person, address).status_code for person in (support_officer, agency_lead, outsider)]

    assert draft == [200, 404, 404]
    assert comments == [200, 200, 404]


@pytest.mark.parametrize("page", WRITERS_PAGES)
def test_the_parts_are_changed_by_those_who_put_the_report_together(
    report, get, support_officer, agency_lead, outsider, page
):
    Report.objects.filter(pk=report.pk).update(state="comments")
    address = f"{report.get_absolute_url()}{page}"

    assert [get(person, address).status_code for person in (support_officer, agency_lead, outsider)] == [200, 403, 404]


def test_the_list_shows_what_the_person_sees(report, get, support_officer, agency_lead, outsider, observer):
    shown = [report.title in get(who, "/reports/").content.decode() for who in (support_officer, agency_lead, outsider)]

    assert shown == [True, False, False]
    assert get(observer, "/reports/").status_code == 403


def test_an_empty_list_says_what_it_is_for_and_the_first_step(get, support_officer, agency_lead):
    writers, readers = (get(who, "/reports/").content.decode() for who in (support_officer, agency_lead))

    assert "A report is a year and an outline" in writers
    assert "Begin a report" in writers
    assert "Begin a report" not in readers


def test_the_list_leaves_as_a_file(report, get, support_officer):
    answer = get(support_officer, "/reports/?format=csv&state=working")

    assert report.title in b"".join(answer.streaming_content).decode()


def test_the_navigation_leads_to_reports_for_those_who_read_them(get, support_officer, observer):
    assert 'href="/reports/"' in get(support_officer, "/").content.decode()
    assert 'href="/reports/"' not in get(observer, "/").content.decode()


def test_search_finds_a_report_for_those_who_see_it(report, support_officer, agency_lead, partnership):
    find = next(kind.find for kind in kinds() if kind.key == "reports")

    assert [find(who, partnership, ("yearly",)).rows.count() for who in (support_officer, agency_lead)] == [1, 0]


def test_a_report_is_begun_with_the_answers_under_its_outline(arrange, strange, post, support_officer):
    arrange(strange)

    answer = post(support_officer, "/reports/new/", {"outline": "wt-2023", "period_wt-2023": "2024-25"})

    assert answer.url == Report.objects.get().get_absolute_url()


def test_a_second_report_is_refused_at_the_question_of_its_period(report, post, support_officer):
    answer = post(support_officer, "/reports/new/", {"outline": "wt-2023", "period_wt-2023": "2024-25"})

    assert answer.status_code == 200
    assert "There is one for this period already" in answer.context["form"].errors["period_wt-2023"][0]


def test_a_partnership_without_an_arrangement_is_told_so(get, support_officer):
    assert "No arrangement of Riverside is in force" in get(support_officer, "/reports/new/").content.decode()


def test_the_overview_says_what_is_empty_and_who_writes(report, get, support_officer, quality_member):
    report.sections.filter(key="costs").update(author=quality_member, due_on=wall.today())

    page = get(support_officer, report.get_absolute_url()).content.decode()

    assert "Mo Member writes one part by" in page
    assert "“What changed for children” is empty" in page
    assert "What Working Together 2023 asks for" in page


def test_an_author_sees_what_they_write(report, get, quality_member):
    report.sections.filter(key="costs").update(author=quality_member)

    assert "You write:" in get(quality_member, report.get_absolute_url()).content.decode()


def test_a_preview_of_a_draft_says_that_it_is_one(report, get, support_officer):
    report.sections.filter(key="costs").update(words="Enough <script>alert(1)</script>")

    page = get(support_officer, f"{report.get_absolute_url()}preview/").content.decode()

    assert "This is a draft" in page
    assert "<script>alert" not in page


def test_a_part_moves_by_its_button(report, post, support_officer):
    part = report.sections.get(key="costs")

    post(support_officer, f"{report.get_absolute_url()}outline/{part.pk}/move/", {"to": "up"})

    assert report.sections.get(key="costs").position == part.position - 1


def test_what_the_law_asks_for_is_kept_with_its_reason_on_the_page(report, post, support_officer):
    part = report.sections.get(key="costs")

    answer = post(support_officer, f"{report.get_absolute_url()}outline/{part.pk}/drop/")

    assert "This part alone answers" in answer.content.decode()
    assert report.sections.filter(pk=part.pk).exists()


def test_a_part_of_another_report_is_not_found_under_this_one(report, begin, get, support_officer):
    other = begin("training", "2024-25").sections.first()

    assert get(support_officer, f"{report.get_absolute_url()}outline/{other.pk}/drop/").status_code == 404


def test_facts_are_chosen_on_the_page(report, post, support_officer):
    part = report.sections.get(key="data")
    room = f"facts_{slugify(offered()['funding.spending'].room)}"

    post(support_officer, f"{report.get_absolute_url()}outline/{part.pk}/facts/", {room: ["funding.spending"]})

    assert part.facts.count() == 1


@pytest.mark.parametrize(
    "page", ["/reports/", "/reports/new/", *(f"REPORT{page}" for page in (*PAGES, *WRITERS_PAGES))]
)
def test_a_page_sends_few_statements_and_no_more_with_more_rows(
    report, begin, client, sign_in, support_officer, statements, page
):
    sign_in(client, support_officer)
    address = page.replace("REPORT", report.get_absolute_url())
    client.get(address)
    for year in (2019, 2020, 2021, 2022):
        begin("training", f"{year}-{year - 1999}")

    with statements(MOST):
        assert client.get(address).status_code == 200
