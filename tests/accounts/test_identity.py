"""Proving again who one is, before signing."""

import logging

import pytest
from allauth.core import context
from django import forms
from django.test import RequestFactory

from accounts.identity import IdentityMixin
from safeguarding.design.forms import DesignForm


class Signing(IdentityMixin, DesignForm):
    reason = forms.CharField()


@pytest.fixture(autouse=True)
def request_of_somebody(db):
    with context.request_context(RequestFactory().post("/")):
        yield


def sign(person, answer, field="identity_password", reason="Because"):
    return Signing({"reason": reason, field: answer}, person=person)


def test_the_right_password_signs(support_officer, password):
    form = sign(support_officer, password)

    assert form.is_valid()
    assert form.cleaned_data == {"reason": "Because"}


def test_a_wrong_password_is_a_sentence_at_the_field(support_officer):
    form = sign(support_officer, "wrong")

    assert form.errors == {"identity_password": ["That is not your password. Try again."]}


def test_somebody_elses_password_is_wrong(support_officer, observer, password):
    observer.set_password("another one of theirs")

    assert not sign(observer, password).is_valid()


def test_whoever_has_an_app_is_asked_for_its_code_instead(support_officer, with_app, password):
    code = with_app(support_officer)

    assert list(sign(support_officer, password).fields) == ["reason", "identity_code"]
    assert sign(support_officer, code(), "identity_code").is_valid()


def test_a_code_signs_once(support_officer, with_app):
    code = with_app(support_officer)
    assert sign(support_officer, code(), "identity_code").is_valid()

    assert "That code is not right" in str(sign(support_officer, code(), "identity_code").errors)


def test_a_code_is_not_used_up_while_something_else_is_missing(support_officer, with_app):
    code = with_app(support_officer)
    assert not sign(support_officer, code(), "identity_code", reason="").is_valid()

    assert sign(support_officer, code(), "identity_code").is_valid()


def test_after_five_wrong_answers_the_right_one_waits(support_officer, password):
    for _ in range(5):
        sign(support_officer, "wrong").is_valid()

    assert "There were too many attempts" in str(sign(support_officer, password).errors)


def test_one_persons_wrong_answers_do_not_stop_another(support_officer, observer, password):
    for _ in range(5):
        sign(support_officer, "wrong").is_valid()

    assert sign(observer, password).is_valid()


def test_what_was_typed_is_neither_shown_again_nor_logged(support_officer, caplog):
    caplog.set_level(logging.DEBUG)
    form = sign(support_officer, "my-secret-words")
    form.is_valid()

    assert "my-secret-words" not in str(form) + caplog.text
