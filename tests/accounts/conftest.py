"""What the tests of people and access share."""

import pytest
from allauth.mfa.totp.internal import auth

from tests.people import PASSWORD


@pytest.fixture
def password():
    return PASSWORD


@pytest.fixture
def with_app():
    """``with_app(person)``: the person has an authenticator app; gives a function that shows its code."""

    def with_app(person):
        secret = auth.generate_totp_secret()
        auth.TOTP.activate(person, secret)
        return lambda: code_of(secret)

    return with_app


def code_of(secret):
    """What an app shows now for ``secret``."""
    counters = list(auth.yield_hotp_counters_from_time())
    return auth.format_hotp_value(auth.hotp_value(secret, counters[len(counters) // 2]))


@pytest.fixture
def enter(client, password):
    """``enter(person)``: sign in through the page, by e-mail and password."""

    def enter(person, password=password, **more):
        return client.post("/sign-in/", {"login": person.email, "password": password, **more})

    return enter
