"""Forms about people: roles, invitations, one's own account. Each calls one command from its page."""

from django import forms

from accounts.access import groups_of
from accounts.forms.sign_in import PASSWORD_HINT
from accounts.models import Agency
from accounts.policy import ROLES
from safeguarding.clock import wall
from safeguarding.design.forms import Checkboxes, DesignForm, Radios, SplitDateField

ROLE_CHOICES = [(key, role.title) for key, role in ROLES.items()]
ROLE_HINTS = {key: role.description for key, role in ROLES.items()}
AGENCY_HINT = "Needed for an agency lead and for an executive member. Leave it empty for somebody independent."
GROUP_HINT = "Needed for a group chair and for a group member."


class WithAgencyAndGroup(DesignForm):
    """The two questions that narrow a role; groups come from the partnership's arrangement."""

    agency = forms.ModelChoiceField(
        Agency.objects.all(), required=False, empty_label="No agency", label="Agency", help_text=AGENCY_HINT
    )
    group_key = forms.ChoiceField(required=False, label="Group", help_text=GROUP_HINT)

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group_key"].choices = [("", "No group"), *groups_of(partnership.key)]


class GiveRoleForm(WithAgencyAndGroup):
    title = "Give a role"
    button = "Give the role"
    layout = ["role", "agency", "group_key", "starts_on"]

    role = Radios(choices=ROLE_CHOICES, hints=ROLE_HINTS, label="Which role?")
    starts_on = SplitDateField(
        label="First day", initial=wall.today, help_text="They can see what the role may see from this day on."
    )


class EndRoleForm(DesignForm):
    title = "End this role"
    button = "End the role"

    ends_on = SplitDateField(
        label="Last day",
        initial=wall.today,
        help_text="Access goes at the end of this day. To stop it at once, stop the person’s sign-in instead.",
    )


class InviteForm(WithAgencyAndGroup):
    title = "Invite somebody"
    button = "Send the invitation"
    layout = ["name", "email", "roles", "agency", "group_key"]

    name = forms.CharField(max_length=120, label="Name")
    email = forms.EmailField(
        label="E-mail address", help_text="Their work address. The link goes there and nowhere else."
    )
    roles = Checkboxes(choices=ROLE_CHOICES, hints=ROLE_HINTS, label="Which roles?")

    def given_roles(self) -> list[dict]:
        """The roles as the command takes them: the group belongs to those that need one."""
        group_key = self.cleaned_data["group_key"]
        return [{"role": key, "group_key": group_key if "group" in key else ""} for key in self.cleaned_data["roles"]]


class AcceptForm(DesignForm):
    title = "Accept the invitation"
    button = "Create my account"

    name = forms.CharField(max_length=120, label="Your name", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    job_title = forms.CharField(
        max_length=120,
        required=False,
        label="Job title",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    password = forms.CharField(
        label="Choose a password",
        help_text=PASSWORD_HINT,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label="The same password again",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self):
        cleaned = super().clean()
        first, second = cleaned.get("password"), cleaned.get("password_again")
        if first and second and first != second:
            self.add_error("password_again", "The two passwords are not the same. Type the second one again.")
        return cleaned


class MyDetailsForm(DesignForm):
    title = "Your details"

    name = forms.CharField(max_length=120, label="Name")
    job_title = forms.CharField(max_length=120, required=False, label="Job title")
