"""Proving again who one is, at the moment of signing."""

from allauth.core import context, ratelimit
from django import forms

from accounts.adapters import TOO_MANY, WRONG_CODE
from accounts.models import Person
from accounts.second_factor import code_is_right, has_second_factor

WRONG_PASSWORD = "That is not your password. Try again."


class IdentityMixin(forms.Form):
    """Adds the question that proves who is signing: a code for whoever has an app, otherwise the password.

    Takes ``person``. The answer is looked at only when everything else is right, because a code works
    once; at most five wrong answers in five minutes. Nothing typed here is kept, shown again or logged.
    """

    def __init__(self, *args, person: Person, **kwargs):
        self.person = person
        self.identity_field, question = identity_question(person)
        # Before the form is built, so that the question is drawn like every other one, and last.
        self.base_fields = {**self.base_fields, self.identity_field: question}
        super().__init__(*args, **kwargs)
        if getattr(self, "layout", None) is not None:
            self.helper.layout.append(self.identity_field)

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self._check_identity()
        return cleaned

    def _check_identity(self) -> None:
        name = self.identity_field
        answer = self.cleaned_data.pop(name)
        key = f"identity-{self.person.pk}"
        if not ratelimit.consume(context.request, action="login_failed", key=key):
            self.add_error(name, TOO_MANY)
        elif not self._is_right(name, answer):
            self.add_error(name, WRONG_CODE if name == "identity_code" else WRONG_PASSWORD)
        else:
            ratelimit.clear(context.request, action="login_failed", key=key)

    def _is_right(self, name: str, answer: str) -> bool:
        if name == "identity_code":
            return code_is_right(self.person, answer)
        return self.person.check_password(answer)


def identity_question(person: Person) -> tuple[str, forms.CharField]:
    """The name and the field of the question that ``person`` is asked."""
    if has_second_factor(person):
        widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"})
        hint = "The six figures that your authenticator app shows now, or a recovery code."
        return "identity_code", forms.CharField(label="Your code", help_text=hint, max_length=20, widget=widget)
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    hint = "We ask again so that nobody else can sign in your name."
    return "identity_password", forms.CharField(
        label="Your password", help_text=hint, max_length=200, strip=False, widget=widget
    )
