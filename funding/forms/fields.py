"""An amount of money as people type it."""

from django import forms
from django.core.exceptions import ValidationError

from funding.rules.pounds import read_pounds
from safeguarding.clock.refusal import Refused


class PoundsField(forms.CharField):
    """Pounds and pence; a pound sign, commas and spaces are understood. Cleans to a Decimal with two places, or None."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}))
        kwargs.setdefault("help_text", "In pounds, like 1,234.50")
        super().__init__(max_length=40, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_pounds(text)
        except Refused as refused:
            raise ValidationError(refused.reasons[0].replace("%", "%%")) from None
