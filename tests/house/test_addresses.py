"""No page is public by omission, and no address says anything of a case."""

import re

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern

from accounts.policy import Permission

# The pages of the sign-in library: it signs people in and out by its own rules.
SIGN_IN = re.compile(r"^(account_|mfa_)")
# Everybody may ask these; each name is here on purpose.
PUBLIC = {
    "healthz": "a monitor asks whether the process lives",
    "readyz": "a monitor asks whether the portal can do its work",
    "design:gallery": "components with invented words; nothing of any record",
    "design:gallery-questions": "the form components with invented words",
    "design:colour": "the sign-in page wears the partnership's colour too",
    "accounts:accept_invitation": "whoever was invited has no account yet; the token is the key",
    "reporting:published": "a partnership's published reports: the law wants them read by everybody",
    "reporting:published_report": "one published report, from its day on and not before",
    "reporting:published_file": "the files of a published report",
    "accounts:calendar_feed": "a calendar cannot sign in; the token is the key, and it gives no detail of a case",
}
CONVERTERS = {"int", "slug", "uuid"}
# Addresses that hold a secret on purpose, never words from a record.
TOKENS = {"accounts:accept_invitation", "accounts:calendar_feed", "account_reset_password_from_key"}


def addresses(resolver=None, namespace="", path=""):
    """Every address of the portal: name, path with its blanks, pattern."""
    for one in (resolver or get_resolver()).url_patterns:
        here = path + str(one.pattern)
        if isinstance(one, URLPattern):
            yield f"{namespace}{one.name}", here, one
        else:
            yield from addresses(one, f"{namespace}{one.namespace}:" if one.namespace else namespace, here)


ALL = list(addresses())


def view_of(pattern):
    return getattr(pattern.callback, "view_class", None)


@pytest.mark.parametrize(("name", "pattern"), [(name, pattern) for name, _, pattern in ALL])
def test_every_address_declares_a_permission_or_is_public_on_purpose(name, pattern):
    if SIGN_IN.match(name):
        assert pattern.callback.__module__.startswith(("allauth.", "accounts.", "django.")), name
        return
    view = view_of(pattern)
    if name in PUBLIC:
        assert view.public is True
    else:
        assert not getattr(view, "public", False), f"{name} is public and not on the list of this test."
        assert view.permissions(), f"{name} says nothing about who may open it."
        assert all(isinstance(permission, Permission) for permission in view.permissions())


def test_every_address_has_a_name_of_its_own():
    names = [name for name, _, _ in ALL]

    assert [name for name in names if name.endswith("None") or names.count(name) > 1] == []


def test_nothing_public_is_forgotten_on_the_list():
    assert set(PUBLIC) - {name for name, _, _ in ALL} == set()


def test_addresses_hold_numbers_and_keys_and_never_free_text():
    blanks = {name: re.findall(r"(?<!\?P)<(?:(\w+):)?\w+>", path) for name, path, _ in ALL if name not in TOKENS}

    assert {name: found for name, found in blanks.items() if set(found) - CONVERTERS} == {}


def test_no_address_names_a_harm():
    words = re.compile(r"victim|harm|death|died|abuse|neglect|injur|suicid", re.I)

    assert [path for _, path, _ in ALL if words.search(path)] == []
