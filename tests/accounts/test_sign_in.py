"""Signing in, and what it gives away to a stranger: nothing."""

import re

import pytest
from django.core import mail
from django.urls import NoReverseMatch, reverse

WRONG = "The e-mail address or the password is not right"
TOO_MANY = "There were too many attempts. Wait five minutes, then try again."


def test_email_and_password_lead_home(enter, support_officer):
    response = enter(support_officer)

    assert (response.status_code, response["Location"]) == (302, "/")


def test_the_address_may_be_typed_in_capitals(client, support_officer, password):
    response = client.post("/sign-in/", {"login": support_officer.email.upper(), "password": password})

    assert response.status_code == 302


def test_sign_in_leads_back_to_the_page_that_was_asked_for(enter, support_officer):
    assert enter(support_officer, next="/people/")["Location"] == "/people/"


def test_sign_in_never_leads_to_another_site(enter, support_officer):
    assert enter(support_officer, next="https://elsewhere.example/")["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_sentence(client, enter, support_officer):
    wrong = enter(support_officer, "not the password")
    unknown = client.post("/sign-in/", {"login": "nobody@example.org", "password": "not the password"})

    assert WRONG in wrong.text
    assert WRONG in unknown.text


def test_after_five_wrong_passwords_even_the_right_one_waits(enter, support_officer):
    for _ in range(5):
        enter(support_officer, "not the password")

    response = enter(support_officer)

    assert response.status_code == 200
    assert TOO_MANY in response.text


def test_somebody_whose_sign_in_is_stopped_is_told_so_and_stays_out(client, enter, support_officer):
    support_officer.is_active = False
    support_officer.save()

    response = enter(support_officer)

    assert response["Location"] == "/sign-in/stopped/"
    assert client.get("/people/").status_code == 302


def test_stopping_the_sign_in_ends_the_open_session_at_once(client, enter, support_officer):
    enter(support_officer)
    support_officer.is_active = False
    support_officer.save()

    assert client.get("/people/")["Location"].startswith("/sign-in/")


def test_a_reset_page_says_the_same_whether_or_not_the_account_exists(client, support_officer):
    known = client.post("/password/reset/", {"email": support_officer.email}, follow=True)
    unknown = client.post("/password/reset/", {"email": "nobody@example.org"}, follow=True)

    assert known.text == unknown.text
    assert [message.to for message in mail.outbox] == [[support_officer.email]]


def test_the_link_in_the_message_changes_the_password(client, enter, support_officer):
    client.post("/password/reset/", {"email": support_officer.email})
    link = re.search(r"http://testserver(/password/reset/\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True).redirect_chain[-1][0]

    new = "five other plain words chosen"
    client.post(form, {"password1": new, "password2": new})

    assert enter(support_officer, new).status_code == 302


def test_a_reset_link_that_was_made_up_says_so(client, db):
    assert "This link no longer works" in client.get("/password/reset/1-guess/").text


def test_a_reset_message_is_not_lost_on_the_person_when_the_mail_server_is_away(client, support_officer, monkeypatch):
    def away(message, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", away)

    response = client.post("/password/reset/", {"email": support_officer.email})

    assert response["Location"] == "/password/reset/sent/"


def test_changing_the_password_asks_for_the_current_one(client, sign_in, support_officer):
    new = "five other plain words chosen"
    response = sign_in(client, support_officer).post(
        "/account/password/", {"oldpassword": "wrong", "password1": new, "password2": new}
    )

    assert "That is not your current password" in response.text


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_set_password"])
def test_pages_of_the_library_that_are_not_ours_do_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_signing_out_ends_the_session(client, sign_in, support_officer):
    sign_in(client, support_officer).post("/sign-out/")

    assert client.get("/people/").status_code == 302


def test_a_computer_that_tries_without_end_gets_a_page_with_a_sentence(client, db):
    for number in range(30):
        client.post("/sign-in/", {"login": f"guess{number}@example.org", "password": "guess"})

    response = client.post("/sign-in/", {"login": "guess@example.org", "password": "guess"})

    assert response.status_code == 429
    assert "Wait five minutes, then go back and try again." in response.text
