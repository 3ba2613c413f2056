"""The logo of the reports."""

from django import forms

from reports.rules.letterhead import WORDS_LIMIT
from safeguarding.design.forms import DesignForm, SensibleFileField

PICTURE = "A PNG or JPEG picture, 2,000 pixels wide at the most."
KINDS = (".png", ".jpg", ".jpeg")


class FirstLogoForm(DesignForm):
    """A picture and what it shows."""

    title = "The logo of the reports"
    button = "Save"
    upload = SensibleFileField(label="The file of the logo", help_text=PICTURE, kinds=KINDS)
    words = forms.CharField(
        label="What does it show?",
        help_text="For people who do not see it, such as “Riverside Safeguarding Children Partnership”.",
        max_length=WORDS_LIMIT,
    )


class LetterheadForm(FirstLogoForm):
    """Another picture, or other words for the one that is there."""

    upload = SensibleFileField(
        label="The file of the logo",
        help_text=f"{PICTURE} Leave it empty to keep the logo that is there.",
        kinds=KINDS,
        required=False,
    )


class TakeOffForm(DesignForm):
    """No question: only the button."""

    title = "Take the logo off the reports"
    button = "Take the logo off"
