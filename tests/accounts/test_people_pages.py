"""The pages about people, and one's own account."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Person


@pytest.fixture
def signed_in(client, sign_in, support_officer):
    return sign_in(client, support_officer)


def test_the_list_shows_colleagues_and_nobody_from_elsewhere(signed_in, agency_lead, outsider):
    page = signed_in.get("/people/").text

    assert "Alex Lead" in page
    assert "Olu Outsider" not in page


def test_the_list_is_narrowed_by_role(signed_in, agency_lead, observer):
    page = signed_in.get("/people/?role=observer").text

    assert "Ola Observer" in page
    assert "Alex Lead" not in page


@pytest.mark.parametrize(
    ("state", "shown"), [("working", "Ola Observer"), ("stopped", "Stopped Person"), ("ended", "Ended Person")]
)
def test_the_list_is_narrowed_by_state(signed_in, observer, make_person, state, shown):
    make_person("Ended Person", "observer", ends_on="2020-01-01")
    Person.objects.filter(pk=make_person("Stopped Person", "observer").pk).update(is_active=False)

    page = signed_in.get(f"/people/?state={state}").text

    assert [name for name in ("Ola Observer", "Stopped Person", "Ended Person") if name in page] == [shown]


def test_the_list_leaves_as_a_file(signed_in, agency_lead):
    response = signed_in.get("/people/?format=csv")

    assert "Alex Lead" in response.getvalue().decode()


def statements_of(client, url):
    client.get(url)  # the first page of a session also writes when the person was seen
    with CaptureQueriesContext(connection) as sent:
        assert client.get(url).status_code == 200
    return len(sent)


def test_ten_times_the_people_cost_no_more_statements(signed_in, make_person, agency):
    for number in range(3):
        make_person(f"Person {number}", "agency_lead", agency=agency)
    few = statements_of(signed_in, "/people/")
    for number in range(3, 33):
        make_person(f"Person {number}", "agency_lead", agency=agency)

    assert statements_of(signed_in, "/people/") == few <= 15


def test_a_persons_page_shows_roles_with_their_days_and_what_changed(signed_in, observer):
    signed_in.post(f"/roles/{observer.appointments.get().pk}/end/", day("2030", "7", "31"))

    page = signed_in.get(f"/people/{observer.pk}/").text

    assert "From Sunday 1 April 2018 to Wednesday 31 July 2030" in page
    assert "Sam Support" in page


def day(year, month, day, name="ends_on"):
    return {f"{name}-year": year, f"{name}-month": month, f"{name}-day": day}


def test_a_role_is_given_through_the_page(signed_in, observer):
    answers = {"role": "scrutineer", **day("2026", "3", "1", "starts_on")}

    response = signed_in.post(f"/people/{observer.pk}/give-role/", answers, follow=True)

    assert "Ola Observer has a new role: independent scrutineer." in response.text


def test_a_reason_against_it_is_shown_above_what_was_typed(signed_in, support_officer):
    answers = {"role": "scrutineer", **day("2026", "3", "1", "starts_on")}

    response = signed_in.post(f"/people/{support_officer.pk}/give-role/", answers)

    assert "Nobody may give a role to themself" in response.text


def test_an_impossible_last_day_is_a_sentence(signed_in, observer):
    response = signed_in.post(f"/roles/{observer.appointments.get().pk}/end/", day("2026", "2", "31"))

    assert "Last day must be a real date" in response.text


def test_a_sign_in_is_stopped_and_restored_through_the_pages(signed_in, observer):
    signed_in.post(f"/people/{observer.pk}/stop/")
    assert not Person.objects.get(pk=observer.pk).is_active

    signed_in.post(f"/people/{observer.pk}/restore/")
    assert Person.objects.get(pk=observer.pk).is_active


@pytest.mark.parametrize("page", ["", "give-role/", "stop/", "restore/", "remove-second-factor/"])
def test_no_page_about_a_person_opens_to_an_outsider_or_a_partner_agency(
    client, sign_in, agency_lead, outsider, observer, page
):
    for somebody in (agency_lead, outsider):
        assert sign_in(client, somebody).get(f"/people/{observer.pk}/{page}").status_code == 404


def test_ones_own_account_shows_name_and_roles(client, sign_in, agency_lead):
    page = sign_in(client, agency_lead).get("/account/").text

    assert "Alex Lead" in page
    assert "Answers for one agency" in page


def test_ones_own_name_can_be_changed(client, sign_in, observer):
    sign_in(client, observer).post("/account/details/", {"name": "Ola New", "job_title": "Visitor"})

    observer.refresh_from_db()
    assert (observer.name, observer.job_title) == ("Ola New", "Visitor")


def test_somebody_in_two_partnerships_chooses_where_to_work(client, sign_in, observer, other_partnership, appoint):
    appoint(observer, "observer", partnership=other_partnership)
    sign_in(client, observer).post("/account/partnership/", {"key": "hillside"})

    assert "You work in Hillside Safeguarding Partnership now" in client.get("/account/").text


def test_a_partnership_where_one_holds_nothing_cannot_be_chosen(client, sign_in, observer, other_partnership):
    response = sign_in(client, observer).post("/account/partnership/", {"key": "hillside"})

    assert "Choose one of the answers" in response.text


def test_the_demo_says_that_it_is_one(client, settings, db):
    settings.DEMO = True

    assert "This is a demonstration" in client.get("/sign-in/").text
