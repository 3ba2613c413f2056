"""Who may see a case, and its clock."""

from django import forms

from accounts.models import Person
from safeguarding.design.forms import DesignForm, LongText, MomentField, Radios, SplitDateField, whole_number


class NameForm(DesignForm):
    """Letting one more person see the case."""

    title = "Name somebody on this case"
    button = "Let them see the case"
    person = forms.ModelChoiceField(Person.objects.none(), label="Who?")
    why = forms.CharField(label="Why do they need to see it?", max_length=200)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class ConflictForm(DesignForm):
    """Keeping a person out."""

    title = "Record a conflict of interest"
    button = "Keep them out of this case"
    person = forms.ModelChoiceField(Person.objects.none(), label="Who?")
    reason = forms.CharField(label="What is the conflict?", max_length=300)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class TickForm(DesignForm):
    """A step that is ticked by hand."""

    title = "Mark a step as done"
    button = "Mark it done"
    step = Radios(label="Which step?", choices=[])
    on = SplitDateField(label="On which day?", not_future=True)
    evidence = LongText(label="What shows it?", required=False, max_length=1000)

    def __init__(self, *args, steps: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = steps


class CorrectForm(DesignForm):
    """A wrong anchor is put right."""

    title = "Correct when something happened"
    button = "Correct it"
    event = Radios(label="What is wrong?", choices=[])
    at = MomentField(label="When did it really happen?", not_future=True)
    reason = LongText(label="Why is it corrected?", max_length=1000)

    def __init__(self, *args, events: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event"].choices = events


class PauseForm(DesignForm):
    """The partnership's own days stop."""

    title = "Pause the clock"
    button = "Pause it"
    on = SplitDateField(label="From which day?", help_text="That day is no longer counted. The law's date runs on.")
    reason = LongText(label="Why?", max_length=1000)


class ResumeForm(DesignForm):
    """They count again."""

    title = "Resume the clock"
    button = "Resume it"
    on = SplitDateField(label="From which day?", help_text="That day is counted again.")


class ExtendForm(DesignForm):
    """A step is given more time."""

    title = "Give a step more time"
    button = "Give it more time"
    step = Radios(label="Which step?", choices=[])
    n = whole_number(label="How many days more?", min_value=1, max_value=120)
    unit = Radios(
        label="Which days?",
        choices=[("working-days", "Working days"), ("calendar-days", "Calendar days")],
        initial="working-days",
    )
    reason = LongText(label="Why?", max_length=1000)

    def __init__(self, *args, steps: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = steps
