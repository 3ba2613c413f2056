"""The page of a report's documents, and its files, for three people."""

import pytest

from reports import making
from reports.commands.papers import ask_for_document
from reports.models import Report
from safeguarding.documents import store
from safeguarding.documents.models import DocumentVersion
from safeguarding.history.models import Opening

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(report):
    return f"/reports/{report.pk}/documents/"


@pytest.fixture
def made(report, support_officer):
    job = ask_for_document(report=report, kind="web", by=support_officer)
    making.make(job.pk)
    return job


def test_the_writers_see_the_page_and_nobody_else_does_while_it_is_a_draft(
    client, sign_in, address, support_officer, agency_lead, outsider
):
    answers = [sign_in(client, who).get(address).status_code for who in (support_officer, agency_lead, outsider)]

    assert answers == [200, 404, 404]


def test_a_partner_reads_the_file_once_the_report_is_with_the_partners(
    client, sign_in, address, made, report, agency_lead, outsider
):
    Report.objects.update(state="comments")
    file = f"{address}{made.pk}/"

    assert [sign_in(client, who).get(file).status_code for who in (agency_lead, outsider)] == [200, 404]
    assert Opening.objects.filter(what="downloaded", person=agency_lead).count() == 1


def test_asking_returns_at_once_and_says_that_one_may_leave(client, sign_in, address, support_officer):
    answer = sign_in(client, support_officer).post(f"{address}make/web/", {}, follow=True)

    assert "You can leave this page" in answer.content.decode()
    assert not DocumentVersion.objects.exists()


def test_a_second_request_gets_the_same_file(client, sign_in, address, made, support_officer):
    answer = sign_in(client, support_officer).post(f"{address}make/web/", {}, follow=True)

    assert "nothing in the report has changed since" in answer.content.decode()
    assert DocumentVersion.objects.count() == 1


def test_a_file_that_is_gone_is_said_with_what_to_do(client, sign_in, address, made, support_officer):
    store.path_of(DocumentVersion.objects.get().file_name).unlink()

    page = sign_in(client, support_officer).get(f"{address}{made.pk}/", follow=True).content.decode()

    assert "missing from the store. Make it again" in page


def test_a_kind_that_is_none_and_a_job_of_another_report_are_not_found(client, sign_in, address, support_officer):
    person = sign_in(client, support_officer)

    assert [person.get(f"{address}{tail}").status_code for tail in ("make/poster/", "999/")] == [404, 404]
