"""What is typed and not sent is kept for a week, for the person who typed it."""

import pytest
import time_machine
from django.http import QueryDict

from accounts import held
from accounts.models import Kept

DETAILS = "/account/details/"
KEEP = f"/account/keep/?path={DETAILS}"


@pytest.fixture
def typing(client, sign_in, support_officer):
    """The support officer, signed in, has typed half a title."""
    sign_in(client, support_officer)
    assert client.post(KEEP, {"name": "Sam Support", "job_title": "Half a ti"}).status_code == 204
    return client


def test_the_form_says_where_its_text_is_kept(client, sign_in, support_officer):
    page = sign_in(client, support_officer).get(DETAILS)

    assert 'data-keep-url="/account/keep/?path=%2Faccount%2Fdetails%2F"' in page.text


def test_coming_back_shows_what_was_typed_and_since_when(client, sign_in, support_officer):
    with time_machine.travel("2026-04-07 13:02Z", tick=False):
        sign_in(client, support_officer).post(KEEP, {"job_title": "Half a ti"})
        page = client.get(DETAILS)

    assert "We kept what you typed on Tuesday 7 April 2026, 2:02pm. Carry on, or start again." in page.text
    assert "Half a ti" in page.text


def test_nothing_that_was_kept_is_judged_before_it_is_sent(typing):
    typing.post(KEEP, {"name": "", "job_title": "Half a ti"})

    assert "There is a problem" not in typing.get(DETAILS).text


def test_sending_the_form_lets_go_of_it(typing):
    typing.post(DETAILS, {"name": "Sam Support", "job_title": "Half a title"})

    assert not Kept.objects.exists()


def test_starting_again_lets_go_of_it(typing):
    response = typing.post(f"/account/start-again/?path={DETAILS}")

    assert response["Location"] == DETAILS
    assert "Half a ti" not in typing.get(DETAILS).text


def test_starting_again_leads_to_no_other_site(typing):
    assert typing.post("/account/start-again/?path=//elsewhere.example/").status_code == 404


def test_somebody_else_sees_nothing_of_it(typing, client, sign_in, observer):
    page = sign_in(client, observer).get(DETAILS)

    assert "Half a ti" not in page.text


def test_keeping_twice_is_one_row(typing):
    typing.post(KEEP, {"job_title": "Half a title"})

    assert Kept.objects.count() == 1


@pytest.mark.parametrize("path", ["", "/nowhere/", "/account/password/", "/people/", "https://elsewhere.example/"])
def test_only_our_forms_are_kept(client, sign_in, support_officer, path):
    response = sign_in(client, support_officer).post(f"/account/keep/?path={path}", {"a": "b"})

    assert response.status_code == 422
    assert not Kept.objects.exists()


def test_an_endless_text_is_not_kept(client, sign_in, support_officer):
    assert sign_in(client, support_officer).post(KEEP, {"job_title": "x" * 300_000}).status_code == 422


def test_secrets_are_left_out():
    data = QueryDict("reason=so&identity_password=a&identity_code=1&new_password=b&csrfmiddlewaretoken=c")

    assert dict(held.without_secrets(data)) == {"reason": ["so"]}


def test_after_a_week_it_is_gone(typing, support_officer):
    with time_machine.travel("2036-01-01 12:00Z", tick=False):
        assert held.purge_kept() == 1


def test_within_the_week_it_stays(typing):
    assert held.purge_kept() == 0


def test_nobody_signed_in_keeps_nothing(client, db):
    assert client.post(KEEP, {"job_title": "x"}).status_code == 302
    assert not Kept.objects.exists()
