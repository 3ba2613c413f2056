"""The questions about approvals of an arrangement."""

from django import forms

from accounts.models import Agency
from partnership.arrangement import Arrangement
from safeguarding.design.forms import DesignForm, LongText, SplitDateField, YesNo


class ApprovalForm(DesignForm):
    """Which body of which statutory partner answered, and what."""

    title = "Record an approval"
    button = "Record this answer"

    agency = forms.ModelChoiceField(Agency.objects.none(), label="Which partner?", empty_label="Choose a partner")
    body = forms.CharField(
        max_length=200, label="Which body?", help_text="For example: Cabinet, Governing Board, Chief officers’ meeting."
    )
    approved = YesNo(label="Did it approve?", help_text="If it sent the arrangement back, say no.")
    on = SplitDateField(label="On which day?")
    note_on_it = LongText(label="Note", required=False, max_length=1000, rows=3)

    def __init__(self, *args, arrangement: Arrangement, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.filter(key__in=arrangement.statutory_agency_keys)
