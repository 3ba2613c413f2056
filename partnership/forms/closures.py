"""The questions about closure days."""

from django import forms

from safeguarding.design.forms import DesignForm, SplitDateField


class ClosureForm(DesignForm):
    title = "Add a closure day"
    button = "See what would move"
    layout = ["on", "closed_because"]

    on = SplitDateField(
        label="Which day are the offices closed?", help_text="A Monday to Friday that is no bank holiday."
    )
    closed_because = forms.CharField(
        max_length=120, label="Why?", help_text="For example: staff conference. It is shown beside every date it moves."
    )


class ConfirmForm(DesignForm):
    """Nothing more to ask."""


class ConfirmClosureForm(DesignForm):
    """The reason once more, to read and to correct before the day is closed."""

    closed_because = forms.CharField(max_length=120, label="Why?", help_text="It is shown beside every date it moves.")
