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
from safeguarding.design.cells import Link
from safeguarding.design.forms import DesignForm, Radios


class Me(PlainPage):
    permission = Permission.SEE_HOME
    template_name = "accounts/me.html"
    title = "My account"

    def get_context_data(self, **kwargs):
        held = holdings(self.request.user)
        names = {
            "second_factor": has_second_factor(self.request.user),
            "appointments": [described(appointment) for appointment in held.appointments],
        }
        return super().get_context_data(**{**names, **kwargs})


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
