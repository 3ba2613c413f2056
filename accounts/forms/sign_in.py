"""The sign-in library's forms with our labels, hints and mark-up. What they check stays the library's."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings

from safeguarding.design.forms import DesignMixin

LEAST = next(
    rule["OPTIONS"]["min_length"] for rule in settings.AUTH_PASSWORD_VALIDATORS if "MinimumLength" in rule["NAME"]
)
PASSWORD_HINT = (
    f"At least {LEAST} characters. Three or four unconnected words are easy to remember and hard to guess. "
    "Do not use one that you use anywhere else."
)
CODE_HINT = "The six figures that your authenticator app shows now, or one of your recovery codes."
APP_HINT = "The six figures that the app shows now."


class InOurWords:
    """``labels`` and ``hints`` by field name; placeholders go, because they vanish while typing."""

    labels: dict[str, str] = {}
    hints: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class CodeMixin(InOurWords):
    """A code from an app: figures, no spelling help, and the phone offers it by itself."""

    labels = {"code": "Your code"}
    hints = {"code": CODE_HINT}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = forms.TextInput(
            attrs={"autocomplete": "one-time-code", "spellcheck": "false", "class": "govuk-input--width-10"}
        )


class SignIn(DesignMixin, InOurWords, account.LoginForm):
    title = "Sign in"
    button = "Sign in"
    labels = {"login": "E-mail address", "password": "Password"}


class Reauthenticate(DesignMixin, InOurWords, account.ReauthenticateForm):
    title = "Enter your password again"
    button = "Continue"
    labels = {"password": "Password"}


class AskForReset(DesignMixin, InOurWords, account.ResetPasswordForm):
    title = "Reset your password"
    button = "Send me a link"
    labels = {"email": "E-mail address"}
    hints = {"email": "The address that you sign in with."}


class ResetPassword(DesignMixin, InOurWords, account.ResetPasswordKeyForm):
    title = "Choose a new password"
    button = "Save the password"
    labels = {"password1": "New password", "password2": "New password again"}
    hints = {"password1": PASSWORD_HINT}


class ChangePassword(DesignMixin, InOurWords, account.ChangePasswordForm):
    title = "Change your password"
    button = "Save the password"
    labels = {"oldpassword": "Current password", "password1": "New password", "password2": "New password again"}
    hints = {"password1": PASSWORD_HINT}


class EnterCode(DesignMixin, CodeMixin, mfa.AuthenticateForm):
    title = "Enter your code"
    button = "Continue"


class EnterCodeAgain(DesignMixin, CodeMixin, mfa.ReauthenticateForm):
    title = "Enter a code again"
    button = "Continue"


class SetUpApp(DesignMixin, CodeMixin, totp.ActivateTOTPForm):
    title = "Set up your authenticator app"
    button = "Finish setting up"
    hints = {"code": APP_HINT}
