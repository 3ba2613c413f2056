"""The questions about one change to many actions, a form for each kind of change."""

from django import forms

from partnership.commands import bulk
from partnership.forms.action_steps import MONTHS, MoveForm
from partnership.forms.actions import OwnerQuestions
from partnership.models import Priority
from safeguarding.design.forms import Checkboxes, DesignForm, LongText


class MoveManyForm(MoveForm):
    """Another due date for all of them."""

    title = "Move the due date of several actions"
    button = "See what would change"

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)

    def change(self):
        return bulk.Move(**self.cleaned_data)


class HandOverManyForm(OwnerQuestions):
    """Another owner for all of them."""

    title = "Hand over several actions"
    button = "See what would change"
    reason = LongText(label="Why are they handed over?", required=False, max_length=1000, rows=3)

    def change(self):
        return bulk.HandOver(**self.for_command())


class PriorityManyForm(DesignForm):
    """The priority that all of them serve."""

    title = "Set the priority of several actions"
    button = "See what would change"
    priority = forms.ModelChoiceField(Priority.objects.none(), label="Which priority do they serve?")

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["priority"].queryset = choices.priorities

    def change(self):
        return bulk.Serve(self.cleaned_data["priority"])


class ConfirmManyForm(DesignForm):
    """They are done."""

    title = "Confirm that several actions are done"
    button = "See what would change"
    months = Checkboxes(label="When is it checked whether they made a difference?", choices=MONTHS)
    words = LongText(label="Anything to say about them?", required=False, max_length=2000, rows=3)

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)

    def change(self):
        months = tuple(int(number) for number in self.cleaned_data["months"])
        return bulk.Confirm(months, self.cleaned_data["words"])


# The part of the address, what the page offers, the questions.
CHANGES = {
    "move": ("Move the due date", MoveManyForm),
    "hand-over": ("Hand them over", HandOverManyForm),
    "priority": ("Set their priority", PriorityManyForm),
    "confirm": ("Confirm that they are done, where that is asked", ConfirmManyForm),
}
