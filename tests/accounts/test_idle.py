"""The idle time-out signs out and loses nothing, and shows nobody what somebody else typed."""

import pytest
import time_machine
from django.test import Client

from accounts.models import Kept

DETAILS = "/account/details/"
TYPED = {"name": "Sam Typed", "job_title": "A long title, half finished"}


@pytest.fixture
def clock():
    with time_machine.travel("2026-03-10 09:00Z", tick=False) as clock:
        yield clock


def test_thirty_minutes_are_not_too_long(client, sign_in, support_officer, clock):
    sign_in(client, support_officer).get("/account/")
    clock.shift(30 * 60)

    assert client.get("/account/").status_code == 200


def test_after_thirty_one_minutes_the_person_is_signed_out_and_told(client, sign_in, support_officer, clock):
    sign_in(client, support_officer).get("/account/")
    clock.shift(31 * 60)

    response = client.get("/account/", follow=True)

    assert response.redirect_chain == [("/sign-in/?next=/account/", 302)]
    assert "You were signed out because nothing happened for 30 minutes." in response.text


def test_the_minutes_are_those_of_the_settings(client, sign_in, support_officer, clock, settings):
    settings.IDLE_MINUTES = 5
    sign_in(client, support_officer).get("/account/")
    clock.shift(6 * 60)

    assert client.get("/account/").status_code == 302


def test_each_request_starts_the_minutes_again(client, sign_in, support_officer, clock):
    sign_in(client, support_officer).get("/account/")
    for _ in range(4):
        clock.shift(20 * 60)
        assert client.post("/account/stay/").status_code == 204


def test_the_warnings_button_is_answered_401_when_it_is_too_late(client, sign_in, support_officer, clock):
    sign_in(client, support_officer).get("/account/")
    clock.shift(31 * 60)

    assert client.post("/account/stay/").status_code == 401


def test_a_form_sent_too_late_changes_nothing_yet(client, sign_in, support_officer, clock):
    sign_in(client, support_officer).get(DETAILS)
    clock.shift(31 * 60)

    client.post(DETAILS, TYPED)

    support_officer.refresh_from_db()
    assert support_officer.name == "Sam Support"


def test_a_form_sent_too_late_is_filled_in_after_signing_in_again(client, sign_in, enter, support_officer, clock):
    sign_in(client, support_officer).get(DETAILS)
    clock.shift(31 * 60)
    assert client.post(DETAILS, TYPED)["Location"] == f"/sign-in/?next={DETAILS}"

    enter(support_officer)
    page = client.get(DETAILS)

    assert "A long title, half finished" in page.text
    assert "You were signed out while you were typing. Nothing was lost: check it and send it again." in page.text


def test_the_next_person_on_the_same_browser_sees_nothing_of_it(
    client, sign_in, enter, support_officer, observer, clock
):
    sign_in(client, support_officer).get(DETAILS)
    clock.shift(31 * 60)
    client.post(DETAILS, TYPED)

    enter(observer)

    assert "half finished" not in client.get(DETAILS).text
    assert "observer" in client.get(DETAILS).text.lower()


def test_the_first_person_still_has_it_after_somebody_else_was_there(
    client, sign_in, enter, support_officer, observer, clock
):
    sign_in(client, support_officer).get(DETAILS)
    clock.shift(31 * 60)
    client.post(DETAILS, TYPED)
    enter(observer)
    client.post("/sign-out/")

    enter(support_officer)

    assert "half finished" in client.get(DETAILS).text


def test_it_belongs_to_that_page_only(client, sign_in, enter, support_officer, agency_lead, clock):
    url = f"/people/{agency_lead.pk}/give-role/"
    sign_in(client, support_officer).get(url)
    clock.shift(31 * 60)
    client.post(url, {"role": "observer"})

    enter(support_officer)

    assert "Nothing was lost" not in client.get(DETAILS).text
    assert "Nothing was lost" in client.get(url).text


def test_a_late_password_is_not_kept(client, sign_in, support_officer, clock):
    sign_in(client, support_officer).get("/account/password/")
    clock.shift(31 * 60)

    client.post("/account/password/", {"oldpassword": "secret", "password1": "secret", "password2": "secret"})

    assert not Kept.objects.exists()


def test_a_forged_late_form_is_not_kept(sign_in, support_officer, clock):
    client = sign_in(Client(enforce_csrf_checks=True), support_officer)
    client.get(DETAILS)
    clock.shift(31 * 60)

    assert client.post(DETAILS, TYPED).status_code == 403
    assert not Kept.objects.exists()
