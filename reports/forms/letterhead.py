"""The logo of the reports."""

from django import forms

from reports.rules.letterhead import WORDS_LIMIT
from safeguarding.design.forms import DesignForm, SensibleFileField


class LetterheadForm(DesignForm):
    """A picture and what it shows."""

    title = "The logo of the reports"
    button = "Save"
    upload = SensibleFileField(
        label="The file of the logo",
        help_text="A PNG or JPEG picture, 2,000 pixels wide at the most. Leave it empty to keep the logo that is there.",
        kinds=(".png", ".jpg", ".jpeg"),
        required=False,
    )
    words = forms.CharField(
        label="What does it show?",
        help_text="For people who do not see it, such as “Riverside Safeguarding Children Partnership”.",
        max_length=WORDS_LIMIT,
    )


class TakeOffForm(DesignForm):
    """No question: only the button."""

    title = "Take the logo off the reports"
    button = "Take the logo off"
