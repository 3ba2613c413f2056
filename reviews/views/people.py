"""Who can see a case, why, and who is kept out."""

from django.shortcuts import get_object_or_404

from accounts.access import describe_addresses
from accounts.models import Person
from accounts.policy import Permission
from accounts.reach import people_at_each
from reviews import presenting
from reviews.commands import access
from reviews.forms import case as forms
from reviews.forms.gathering import ReasonForm
from reviews.views.base import CaseAction, CaseForm, CasePage
from safeguarding.history.commands import openings_of


class People(CasePage):
    """Who can see this case, why, and who is kept out."""

    template_name = "reviews/people.html"
    tab = "Who can see this"

    def get_context_data(self, **kwargs):
        named = list(self.review.named.filter(until__isnull=True).select_related("added_by"))
        key = self.review.partnership.key
        words = describe_addresses([row.address for row in named], key)
        people = people_at_each({(row.address, key) for row in named})
        rows = [(row, words[row.address], people[row.address, key]) for row in named]
        openings = openings_of(self.review.subject)[:50] if self.may(Permission.SEE_CASE_LOG) else None
        table = presenting.openings_table(openings) if openings is not None else None
        return super().get_context_data(
            rows=rows,
            conflicts=self.review.conflicts.select_related("person", "declared_by"),
            openings=openings,
            openings_table=table,
            **kwargs,
        )


class PeopleForm(CaseForm):
    """A form about a person of this partnership."""

    back = "people/"

    def form_kwargs(self):
        here = Person.objects.filter(appointments__partnership=self.review.partnership, is_active=True)
        return {"people": here.distinct().order_by("name")}


class NamePerson(PeopleForm):
    """Let one more person see the case."""

    form_class = forms.NameForm
    success_message = "They can see the case now, and have been told."

    def perform(self, form):
        access.name_person(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at("people/")


class EndNaming(CaseAction):
    """Somebody no longer needs to see the case."""

    title = "End this access"
    button = "End it"
    danger = True
    back = "people/"
    success_message = "They can no longer see the case."

    def perform(self, form):
        named = get_object_or_404(self.review.named, pk=self.kwargs["pk"])
        access.end_naming(named=named, by=self.request.user)
        return self.at("people/")


class DeclareConflict(PeopleForm):
    """Keep a person out of the case."""

    form_class = forms.ConflictForm
    success_message = "They can no longer see the case."

    def perform(self, form):
        person = form.cleaned_data["person"]
        access.declare_conflict(review=self.review, by=self.request.user, **form.cleaned_data)
        return "/reviews/" if person == self.request.user else self.at("people/")


class ClearConflict(CaseAction):
    """The conflict no longer stands."""

    title = "Clear this conflict of interest"
    button = "Clear it"
    back = "people/"
    form_class = ReasonForm
    success_message = "The conflict of interest is cleared."

    def perform(self, form):
        conflict = get_object_or_404(self.review.conflicts, pk=self.kwargs["pk"])
        access.clear_conflict(conflict=conflict, by=self.request.user, **form.cleaned_data)
        return self.at("people/")
