"""The second factor: asked for at sign-in, and required of whoever can open a case."""

import pytest
from allauth.mfa.models import Authenticator

from tests.accounts.conftest import code_of

SET_UP = "/account/second-factor/set-up/"


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def test_a_role_that_opens_cases_is_sent_to_set_up(client, sign_in, support_officer, required):
    assert sign_in(client, support_officer).get("/people/")["Location"] == SET_UP


def test_a_role_that_opens_no_case_is_let_through(client, sign_in, observer, required):
    assert sign_in(client, observer).get("/account/").status_code == 200


def test_whoever_has_an_app_is_let_through(client, sign_in, support_officer, with_app, required):
    with_app(support_officer)

    assert sign_in(client, support_officer).get("/people/").status_code == 200


def test_nobody_is_sent_anywhere_where_it_is_not_required(client, sign_in, support_officer):
    assert sign_in(client, support_officer).get("/people/").status_code == 200


def test_signing_out_stays_possible_before_setting_up(client, sign_in, support_officer, required):
    assert sign_in(client, support_officer).post("/sign-out/")["Location"] == "/sign-in/"


def test_setting_up_asks_for_the_password_then_shows_a_square_then_gives_recovery_codes(
    client, enter, support_officer, password, required
):
    enter(support_officer)
    assert client.get(SET_UP)["Location"].startswith("/account/confirm/")
    page = client.post("/account/confirm/", {"password": password, "next": SET_UP}, follow=True)
    assert 'src="data:image/svg+xml;base64' in page.text

    done = client.post(SET_UP, {"code": code_of(page.context["form"].secret)}, follow=True)

    assert done.redirect_chain[-1][0] == "/account/recovery-codes/"
    assert client.get("/people/").status_code == 200


def test_a_wrong_code_while_setting_up_is_a_sentence(client, enter, support_officer, password):
    enter(support_officer)
    client.post("/account/confirm/", {"password": password, "next": SET_UP}, follow=True)

    assert "That code is not right" in client.post(SET_UP, {"code": "000000"}).text


def test_sign_in_asks_for_the_code(client, enter, support_officer, with_app):
    code = with_app(support_officer)
    assert enter(support_officer)["Location"] == "/sign-in/code/"
    assert client.get("/people/").status_code == 302

    client.post("/sign-in/code/", {"code": code()})

    assert client.get("/people/").status_code == 200


def test_a_code_works_once(client, enter, support_officer, with_app):
    code = with_app(support_officer)
    enter(support_officer)
    client.post("/sign-in/code/", {"code": code()})
    client.post("/sign-out/")
    enter(support_officer)

    assert "That code is not right" in client.post("/sign-in/code/", {"code": code()}).text


def test_guessing_codes_is_stopped(client, enter, support_officer, with_app):
    with_app(support_officer)
    enter(support_officer)
    for _ in range(5):
        client.post("/sign-in/code/", {"code": "000000"})

    assert "There were too many attempts" in client.post("/sign-in/code/", {"code": "000000"}).text


def test_an_app_that_the_role_needs_cannot_be_removed_by_oneself(
    client, enter, support_officer, with_app, password, required
):
    code = with_app(support_officer)
    enter(support_officer)
    client.post("/sign-in/code/", {"code": code()})
    page = client.post(
        "/account/confirm/", {"password": password, "next": "/account/second-factor/remove/"}, follow=True
    )

    assert "you cannot do without a second factor" in page.text
    assert Authenticator.objects.filter(user=support_officer).exists()


def test_a_manager_of_people_removes_a_lost_phones_app(client, sign_in, business_manager, support_officer, with_app):
    with_app(support_officer)

    sign_in(client, business_manager).post(f"/people/{support_officer.pk}/remove-second-factor/")

    assert not Authenticator.objects.filter(user=support_officer).exists()


def test_nobody_removes_their_own_that_way(client, sign_in, business_manager, with_app):
    with_app(business_manager)

    response = sign_in(client, business_manager).post(f"/people/{business_manager.pk}/remove-second-factor/")

    assert "Use a recovery code" in response.text


def test_a_style_sheet_asked_for_meanwhile_does_not_make_a_new_key(client, sign_in, support_officer, required):
    sign_in(client, support_officer)

    assert client.get("/gallery/colour-1d5f6e.css").status_code == 200
    assert client.get("/people/", headers={"Sec-Fetch-Dest": "style"}).status_code == 403
