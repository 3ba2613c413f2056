"""A year: its beginning, its talks, its budget, its other income, and a table of contributions."""

from django import forms

from funding.forms.fields import PoundsField
from funding.models import BudgetLine, Income
from safeguarding.design.forms import DesignForm, Group, LongText, Radios, SensibleFileField, SplitDateField, YesNo


class BeginYearForm(DesignForm):
    """Another year of contributions."""

    title = "Begin another year"
    button = "Begin the year"
    year = forms.CharField(
        label="Which year?",
        help_text="Like 2026/27 for April to March, or 2026 for January to December.",
        max_length=12,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    brought_forward = PoundsField(label="How much is carried forward into it?", required=False)


class YearForm(DesignForm):
    """What was carried forward, and a note."""

    title = "Change the year"
    button = "Save"
    brought_forward = PoundsField(label="How much is carried forward into it?", required=False)
    note_words = LongText(label="What the page says about the year", required=False, max_length=2000)


class TalksForm(DesignForm):
    """The dates by which a year is agreed."""

    title = "The talks about this year"
    button = "Save the dates"
    talks_from = SplitDateField(label="When do the talks begin?", required=False)
    proposals_by = SplitDateField(label="By when are there proposals?", required=False)
    agree_by = SplitDateField(label="By when is it agreed?", required=False)
    talks_note = forms.CharField(label="Note", max_length=300, required=False)


class AgreeYearForm(DesignForm):
    """The partners have agreed."""

    title = "Record the agreement"
    button = "Record the agreement"
    on = SplitDateField(label="On which day was it agreed?", not_future=True)


class IncomeForm(DesignForm):
    """Income besides the contributions."""

    title = "Other income"
    button = "Save"
    source = forms.CharField(label="Where does it come from?", max_length=200)
    kind = Radios(label="What is it?", choices=Income.Kind.choices)
    amount = PoundsField(label="How much?", required=False)
    about = YesNo(label="Is that an estimate?", initial="no")
    counted = YesNo(
        label="Is it counted in the year’s money?",
        help_text="What is not counted is shown and added to nothing.",
        initial="yes",
    )
    restricted_to = forms.CharField(
        label="If it may be spent on one thing only, on what?", max_length=300, required=False
    )
    spend_by = SplitDateField(label="By when must it be spent?", required=False)
    note_words = forms.CharField(label="Note", max_length=300, required=False)


class BudgetForm(DesignForm):
    """A heading of the budget."""

    title = "A heading of the budget"
    button = "Save"
    heading = forms.CharField(label="What is it for?", max_length=120)
    kind = Radios(label="Is it spending, or set aside?", choices=BudgetLine.Kind.choices, initial="spending")
    budget = PoundsField(label="Budget")
    spent = PoundsField(label="Spent so far", required=False)
    note_words = forms.CharField(label="Note", max_length=300, required=False)


class TableForm(DesignForm):
    """A table of contributions, pasted or as a file."""

    title = "Bring in a table of contributions"
    button = "Check the table"
    layout = [Group("Paste the table, or choose a file", "pasted", "upload")]
    pasted = LongText(
        label="The table",
        help_text="A line for each contributor: its name, then the amount. A printed total at the end is checked.",
        rows=12,
        required=False,
        max_length=20_000,
    )
    upload = SensibleFileField(
        label="Or a file", help_text="CSV or Excel, up to 1 MB.", required=False, kinds=(".csv", ".xlsx"), limit_mb=1
    )

    def clean(self):
        found = super().clean()
        if not self.errors and bool(found.get("pasted")) == bool(found.get("upload")):
            raise forms.ValidationError("Paste the table or choose a file, one of the two.")
        return found
