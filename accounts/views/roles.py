"""Giving a role and ending one."""

from django.urls import reverse

from accounts import commands
from accounts.forms.people import EndRoleForm, GiveRoleForm
from accounts.models import Appointment, Person
from accounts.pages import ActionPage, FormPage
from accounts.policy import ROLES, Permission
from accounts.views.people import AboutPerson
from safeguarding.design.cells import Link
from safeguarding.design.dates import long_date


class GiveRole(AboutPerson, FormPage):
    model = Person
    form_class = GiveRoleForm

    def get_title(self):
        return f"Give {self.record.name} a role"

    def form_kwargs(self):
        return {"partnership": self.partnership}

    def perform(self, form):
        answers = form.cleaned_data
        commands.give_role(person=self.record, partnership=self.partnership, by=self.request.user, **answers)
        return self.person_url()

    def get_success_message(self, form):
        return f"{self.record.name} has a new role: {ROLES[form.cleaned_data['role']].title.lower()}."


class EndRole(ActionPage):
    model = Appointment
    permission = Permission.MANAGE_PEOPLE
    form_class = EndRoleForm
    danger = True
    caption = "Role"

    def visible(self):
        return super().visible().select_related("person", "partnership")

    def get_title(self):
        return f"End the role of {ROLES[self.record.role].title.lower()} of {self.record.person.name}"

    def breadcrumbs(self):
        person = self.record.person
        return [
            Link("People", reverse("accounts:people")),
            Link(person.name, reverse("accounts:person", args=[person.pk])),
        ]

    def consequences(self):
        return [
            "After the last day they no longer see what the role may see, on every page, list, e-mail and export.",
            "What is due from them climbs to the next person. What they did stays on the record.",
        ]

    def perform(self, form):
        commands.end_role(appointment=self.record, by=self.request.user, **form.cleaned_data)
        return reverse("accounts:person", args=[self.record.person_id])

    def get_success_message(self, form):
        return f"The role ends on {long_date(form.cleaned_data['ends_on'])}."
