"""One's own account: name, password, second factor, and the partnership being worked in."""

from django.http import Http404
from django.urls import reverse

from accounts import commands
from accounts.access import choose_partnership, holdings
from accounts.forms.people import MyDetailsForm
from accounts.pages import FormPage, PlainPage
from accounts.policy import Permission
from accounts.second_factor import has_second_factor
from accounts.views.people import described
from safeguarding.design.cells import Link, Row
from safeguarding.design.forms import DesignForm, Radios


class Me(PlainPage):
    permission = Permission.SEE_HOME
    template_name = "accounts/me.html"
    title = "My account"

    def get_context_data(self, **kwargs):
        held = holdings(self.request.user)
        names = {"facts": self.facts(), "appointments": [described(appointment) for appointment in held.appointments]}
        return super().get_context_data(**{**names, **kwargs})

    def facts(self) -> list[Row]:
        """What the portal knows of the person, with a link to change each."""
        me = self.request.user
        details = Link("Change", reverse("accounts:my_details"))
        second_factor = "Authenticator app" if has_second_factor(me) else "Not set up"
        return [
            Row("Name", me.name, details),
            Row("Job title", me.job_title, details),
            Row("E-mail address", me.email),
            Row("Password", "Known to you alone", Link("Change", reverse("account_change_password"))),
            Row(
                "Calendar", "Your dates and meetings in your own calendar", Link("Manage", reverse("accounts:calendar"))
            ),
            Row("Second factor", second_factor, Link("Manage", reverse("mfa_index"))),
        ]


class OfMyOwn:
    """Forms about oneself."""

    permission = Permission.SEE_HOME

    def breadcrumbs(self):
        return [Link("My account", reverse("accounts:me"))]


class MyDetails(OfMyOwn, FormPage):
    form_class = MyDetailsForm
    success_message = "Your details are saved."

    def initial(self):
        return {"name": self.request.user.name, "job_title": self.request.user.job_title}

    def perform(self, form):
        commands.change_own_details(**form.cleaned_data, by=self.request.user)
        return "accounts:me"


class ChooseForm(DesignForm):
    title = "Work in another partnership"
    button = "Continue"

    key = Radios(label="Which partnership?")

    def __init__(self, *args, partnerships, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [(partnership.key, partnership.name) for partnership in partnerships]


class ChoosePartnership(OfMyOwn, FormPage):
    form_class = ChooseForm
    keeps_typed = False

    def form_kwargs(self):
        return {"partnerships": holdings(self.request.user).partnerships}

    def initial(self):
        return {"key": self.partnership.key}

    def perform(self, form):
        if not choose_partnership(self.request, form.cleaned_data["key"]):
            raise Http404
        return "home"
