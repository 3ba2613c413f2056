"""The pages of an import: who opens them, what they show, and what is kept from others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnership.models import ActionImport
from safeguarding.notices.models import Notice
from tests.partnership.actionlog.conftest import HEADINGS, as_csv

GOOD = ["7", "Write the guide for schools", "Sam Support", "3 April 2027"]
TAILS = ["", "bring-in/", "give-up/", "columns/", "faults/csv/"]


@pytest.fixture
def checked(read):
    return read([HEADINGS, GOOD, ["8", "", "Nobody", "soon"]])


@pytest.mark.parametrize("tail", TAILS)
def test_another_support_officer_of_the_partnership_opens_it(tail, client, sign_in, checked, business_manager):
    assert sign_in(client, business_manager).get(f"{checked.get_absolute_url()}{tail}").status_code == 200


@pytest.mark.parametrize("who", ["agency_lead", "outsider", "quality_chair"])
@pytest.mark.parametrize("tail", TAILS)
def test_for_a_partner_agency_and_for_the_outsider_it_is_not_there(who, tail, request, client, sign_in, checked):
    person = request.getfixturevalue(who)

    assert sign_in(client, person).get(f"{checked.get_absolute_url()}{tail}").status_code == 404


@pytest.mark.parametrize("path", ["", "new/", "template/csv/"])
def test_only_those_who_run_the_groups_send_logs(path, client, sign_in, agency_lead, support_officer):
    assert sign_in(client, agency_lead).get(f"/actions/imports/{path}").status_code == 403
    assert sign_in(client, support_officer).get(f"/actions/imports/{path}").status_code == 200


def test_an_upload_leads_to_its_page(client, sign_in, support_officer, quality):
    file = as_csv([HEADINGS, GOOD])
    page = sign_in(client, support_officer).post(
        "/actions/imports/new/",
        {"upload": _named("Log 2026.csv", file), "group": "quality", "unknown": "leave"},
        follow=True,
    )
    job = ActionImport.objects.get()

    assert page.redirect_chain == [(job.get_absolute_url(), 302)]
    assert (job.group, job.title, job.options) == (quality, "Log 2026.csv", {"keep_unknown": False})
    assert "See how far it is" in page.content.decode()


def _named(name, data):
    return SimpleUploadedFile(name, data)


def test_a_wrong_file_is_said_at_the_question(client, sign_in, support_officer):
    answers = {"upload": _named("log.xlsx", b"Ref,Action\n"), "unknown": "keep"}
    page = sign_in(client, support_officer).post("/actions/imports/new/", answers).content.decode()

    assert '<a href="#id_upload">' in page
    assert not ActionImport.objects.exists()


def test_the_preview_shows_good_rows_and_every_fault(client, sign_in, checked, support_officer):
    page = sign_in(client, support_officer).get(checked.get_absolute_url()).content.decode()

    assert "Two rows: one good row, one row with three faults." in page
    assert "The action is empty. Say what will be done." in page
    assert "3 April 2027" in page
    assert "“Due date” as due" in page


def test_the_faults_leave_as_a_file(client, sign_in, checked, support_officer):
    file = (
        sign_in(client, support_officer).get(f"{checked.get_absolute_url()}faults/csv/").getvalue().decode("utf-8-sig")
    )

    assert file.splitlines()[0] == "Row,Column,What is wrong"
    assert len(file.splitlines()) == 4


def test_the_good_rows_are_brought_in_by_a_page(client, sign_in, checked, support_officer):
    page = sign_in(client, support_officer).post(
        f"{checked.get_absolute_url()}bring-in/", {"choice": "good"}, follow=True
    )

    assert "One row is being brought in." in page.content.decode()


def test_without_a_choice_nothing_is_brought_in(client, sign_in, checked, support_officer):
    page = sign_in(client, support_officer).post(f"{checked.get_absolute_url()}bring-in/", {}).content.decode()

    assert "There is a problem" in page
    assert ActionImport.objects.get().state == "checked"


def test_whoever_sent_it_is_told_how_it_went(checked, written, support_officer):
    written(checked, only_good=True)
    told = Notice.objects.filter(recipient=support_officer).order_by("pk").values_list("kind", flat=True)

    assert list(told) == ["log-checked", "log-brought-in"]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_statements_do_not_rise_with_rows(rows, client, sign_in, read, support_officer, statements):
    job = read([HEADINGS, *([str(n), *GOOD[1:3], "soon"] for n in range(rows)), GOOD])
    sign_in(client, support_officer).get("/actions/imports/")

    with statements(15):
        client.get(job.get_absolute_url())
