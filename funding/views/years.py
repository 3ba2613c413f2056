"""Forms about a year: its beginning, its talks, its agreement, its other income and its budget."""

from django.http import Http404
from django.urls import reverse

from accounts.pages import ActionPage, FormPage
from accounts.policy import Permission
from funding import forms
from funding.commands import spending, years
from funding.commands.arrangement import bring_in
from funding.models import FundingYear
from funding.rules.years import year_after, year_of
from funding.views.base import KeepsYear, MoneyPage
from safeguarding.clock import wall
from safeguarding.design.forms import DesignForm


class BeginYear(MoneyPage, FormPage):
    permission = Permission.MANAGE_FUNDING
    form_class = forms.BeginYearForm
    success_message = "The year is begun. Enter what each agency gives, or bring in a table."

    def initial(self):
        newest = FundingYear.objects.visible_to(self.request.user).of(self.partnership).first()
        return {"year": year_after(newest.title) if newest else year_of(wall.today())}

    def perform(self, form):
        answers = form.cleaned_data
        return years.begin_year(
            partnership=self.partnership,
            title=answers["year"].strip(),
            brought_forward=answers["brought_forward"] or 0,
            by=self.request.user,
        )


class BringIn(MoneyPage, ActionPage):
    """The contributions of the arrangement, at once instead of tonight."""

    permission = Permission.MANAGE_FUNDING
    form_class = DesignForm
    title = "Bring in the arrangement’s contributions"
    button = "Bring them in"
    keeps_typed = False

    def consequences(self):
        return [
            "The years and amounts that the arrangement in force gives are entered here.",
            "An amount that was changed on screen stays as it is, and you are told which.",
            "The portal does the same every night, so that an arrangement that takes force is followed.",
        ]

    def perform(self, form):
        self.said = bring_in(partnership=self.partnership, by=self.request.user)
        return reverse("funding:contributions")

    def get_success_message(self, form):
        said = self.said
        counts = f"{len(said.new)} new, {len(said.changed)} changed"
        kept = f" Kept as they are on screen: {'; '.join(said.kept)}." if said.kept else ""
        return f"Brought in from the arrangement: {counts}.{kept}" if said.lines() else "Nothing changes."


class ChangeYear(KeepsYear, FormPage):
    form_class = forms.YearForm
    success_message = "The year is saved."

    def initial(self):
        return {"brought_forward": f"{self.year.brought_forward:,.2f}", "note_words": self.year.note}

    def perform(self, form):
        answers = form.cleaned_data
        return years.change_year(
            year=self.year,
            brought_forward=answers["brought_forward"] or 0,
            note_words=answers["note_words"],
            by=self.request.user,
        )


class SetTalks(KeepsYear, FormPage):
    form_class = forms.TalksForm
    success_message = "The dates are saved and watched."

    def initial(self):
        names = ("talks_from", "proposals_by", "agree_by", "talks_note")
        return {name: getattr(self.year, name) for name in names}

    def perform(self, form):
        return years.set_talks(year=self.year, **form.cleaned_data, by=self.request.user)


class AgreeYear(KeepsYear, FormPage):
    form_class = forms.AgreeYearForm
    success_message = "The agreement is recorded."

    def perform(self, form):
        return years.agree_year(year=self.year, on=form.cleaned_data["on"], by=self.request.user)


class SaveIncome(KeepsYear, FormPage):
    """Other income of a year, new."""

    form_class = forms.IncomeForm
    success_message = "The income is saved."
    income = None

    def perform(self, form):
        spending.save_income(year=self.year, income=self.income, **form.cleaned_data, by=self.request.user)
        return self.year


class PartOfYear(KeepsYear):
    """A page about a row of a year: the year is found first, through the gate's cut."""

    rows = ""

    def get_record(self):
        year = self.visible().filter(**{f"{self.rows}__pk": self.kwargs["pk"]}).first()
        if year is None:
            raise Http404
        self.row = getattr(year, self.rows).get(pk=self.kwargs["pk"])
        return year

    def current_version(self):
        return str(self.row.version)


class ChangeIncome(PartOfYear, SaveIncome):
    rows = "income"

    def initial(self):
        one = self.row
        amount = "" if one.amount is None else f"{one.amount:,.2f}"
        names = ("source", "kind", "about", "counted", "restricted_to", "spend_by")
        return {**{name: getattr(one, name) for name in names}, "amount": amount, "note_words": one.note}

    def perform(self, form):
        self.income = self.row
        return super().perform(form)


class SaveHeading(KeepsYear, FormPage):
    """A heading of the budget, new."""

    form_class = forms.BudgetForm
    success_message = "The heading is saved."
    line = None

    def perform(self, form):
        spending.save_heading(year=self.year, line=self.line, **form.cleaned_data, by=self.request.user)
        return self.year


class ChangeHeading(PartOfYear, SaveHeading):
    rows = "budget"

    def initial(self):
        one = self.row
        amounts = {"budget": f"{one.budget:,.2f}", "spent": f"{one.spent:,.2f}"}
        return {"heading": one.heading, "kind": one.kind, **amounts, "note_words": one.note}

    def perform(self, form):
        self.line = self.row
        return super().perform(form)
