"""One contribution: what is agreed, its invoice, what came in."""

from django import forms

from accounts.models import Agency
from funding.forms.fields import PoundsField
from funding.models import Contribution
from safeguarding.design.forms import DesignForm, Radios, SplitDateField


class AddContributionForm(DesignForm):
    """Another contributor of a year."""

    title = "Add a contribution"
    button = "Add the contribution"
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Which agency?", required=False, empty_label="Another source"
    )
    source = forms.CharField(
        label="If it is no agency of the partnership, who gives it?", max_length=200, required=False
    )
    kind = Radios(
        label="What is given?",
        choices=Contribution.Kind.choices,
        initial=Contribution.Kind.MONEY,
        reveals={"in-kind": ["described"]},
    )
    described = forms.CharField(label="What is it?", help_text="Such as rooms, staff or trainers.", max_length=300)
    agreed = PoundsField(label="How much is agreed?", help_text="In pounds, like 1,234.50. In kind: what it is worth.")
    note_words = forms.CharField(label="Note", max_length=300, required=False)

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies


class AgreedForm(DesignForm):
    """Another agreed amount."""

    title = "Change what is agreed"
    button = "Save"
    agreed = PoundsField(label="How much is agreed?")
    described = forms.CharField(label="What is given in kind?", max_length=300, required=False)
    note_words = forms.CharField(label="Note", max_length=300, required=False)

    def __init__(self, *args, in_kind, **kwargs):
        super().__init__(*args, **kwargs)
        if not in_kind:
            del self.fields["described"]
            self.helper = self._make_helper()


class InvoiceForm(DesignForm):
    """The invoice that was sent."""

    title = "Record the invoice"
    button = "Record the invoice"
    number = forms.CharField(label="Its number", max_length=40)
    invoiced_on = SplitDateField(label="When was it sent?", not_future=True)
    due_on = SplitDateField(label="To be paid by", help_text="The agency is reminded of this date.")


class PaymentForm(DesignForm):
    """Money that came in."""

    title = "Record a payment"
    button = "Record the payment"
    amount = PoundsField(label="How much came in?")
    received_on = SplitDateField(label="When?", not_future=True)
    reference = forms.CharField(label="Reference on the statement", max_length=60, required=False)


class TakeBackForm(DesignForm):
    """A payment was wrong."""

    title = "Take a payment back"
    button = "Take the payment back"
    because = forms.CharField(label="Why?", max_length=300)
