"""Error pages that a person understands, and that need nothing of what is broken."""

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client


@pytest.fixture
def visitor():
    """A client that gets the page of a fault, as a browser does, instead of the fault itself."""
    return Client(raise_request_exception=False)


def away(*_):
    raise OperationalError("the server closed the connection unexpectedly")


@pytest.mark.django_db
def test_an_unknown_address_is_a_page_that_says_what_to_do(client, support_officer):
    client.force_login(support_officer)

    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert "Go to the home page" in answer.text


@pytest.mark.django_db
def test_a_database_that_is_away_is_a_plain_page_and_when_to_try_again(visitor, support_officer):
    visitor.force_login(support_officer)

    with connection.execute_wrapper(away):
        answer = visitor.get("/")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"
    assert "The database does not answer" in answer.text


@pytest.mark.django_db
def test_a_fault_of_ours_is_an_apology_and_not_a_traceback(visitor, support_officer, monkeypatch):
    def broken(self, **kwargs):
        raise ZeroDivisionError("never shown")

    monkeypatch.setattr("safeguarding.home.Home.get_context_data", broken)
    visitor.force_login(support_officer)

    answer = visitor.get("/")

    assert answer.status_code == 500
    assert "there is a fault in the portal" in answer.text
    assert "never shown" not in answer.text


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_words():
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"login": "a@example.org"})

    assert answer.status_code == 403
    assert "This form was open too long" in answer.text


def test_a_host_that_is_not_ours_is_refused_in_words(client):
    answer = client.get("/healthz", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "That could not be read" in answer.text
