"""The questions of a work plan."""

from django import forms

from accounts.models import Person
from partnership.models import Group, Priority
from partnership.rules import plans as rules
from safeguarding.clock import wall
from safeguarding.design.forms import DesignForm, LongText, Radios, SensibleFileField, SplitDateField, YesNo

OTHER = "other"


def years() -> list[tuple[str, str]]:
    """Last year, this year and next year as choices, this year first, and other dates."""
    now = wall.today()
    found = [rules.year_of(now.replace(year=now.year + step, day=1)) for step in (0, 1, -1)]
    return [(first.isoformat(), f"{rules.title_of(first, last)} (April to March)") for first, last in found] + [
        (OTHER, "Other dates")
    ]


class PlanForm(DesignForm):
    """A new plan."""

    title = "Begin a work plan"
    button = "Begin the plan"
    group = forms.ModelChoiceField(Group.objects.none(), label="Which group?", empty_label="Choose a group")
    year = Radios(label="For which year?", choices=years, reveals={OTHER: ["starts_on", "ends_on"]})
    starts_on = SplitDateField(label="First day")
    ends_on = SplitDateField(label="Last day")
    copies = YesNo(
        label="Carry over what the group’s last plan did not finish?",
        help_text="Objectives keep their words and their lead. Milestones need new dates.",
        initial=True,
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups


class ObjectiveForm(DesignForm):
    """What the group means to achieve."""

    title = "Add an objective"
    button = "Save the objective"
    objective = forms.CharField(
        label="What will the group achieve?", max_length=300, help_text="One thing, in a sentence. No child’s name."
    )
    priority = forms.ModelChoiceField(
        Priority.objects.none(),
        label="Which priority does it serve?",
        required=False,
        empty_label="None of them",
    )
    measure = LongText(
        label="How will the group know?",
        help_text="What will be counted, read or asked.",
        required=False,
        rows=3,
        max_length=2000,
    )
    difference = LongText(label="What will children notice?", required=False, rows=3, max_length=2000)
    voice = LongText(label="How are children and families heard in it?", required=False, rows=3, max_length=2000)
    lead = forms.ModelChoiceField(
        Person.objects.none(),
        label="Who leads it?",
        help_text="Somebody of the group. Its milestones are due from them; without a lead, from the chair.",
        required=False,
        empty_label="Nobody yet",
    )

    def __init__(self, *args, people, priorities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = people
        self.fields["priority"].queryset = priorities

    def for_command(self) -> dict:
        """The answers under the names that the record has."""
        fields = dict(self.cleaned_data)
        return {"title": fields.pop("objective"), **fields}


class MilestoneForm(DesignForm):
    """A dated step."""

    title = "Add a milestone"
    button = "Save the milestone"
    milestone = forms.CharField(label="What will have happened?", max_length=300)
    due_on = SplitDateField(label="By which day?")


class DoneForm(DesignForm):
    """A milestone is done."""

    button = "It is done"
    done_on = SplitDateField(label="When was it done?", not_future=True)
    evidence = LongText(
        label="What shows it?", help_text="A document, a figure, what children said.", max_length=2000, rows=3
    )


class NoteForm(DesignForm):
    """What has happened, with evidence where there is some."""

    title = "Add a note"
    button = "Add the note"
    words = LongText(label="What has happened?", help_text="No child’s name.", max_length=4000)
    evidence_on = SplitDateField(label="From which day is the evidence?", required=False, not_future=True)
    upload = SensibleFileField(label="A document that shows it", required=False)


class AchievedForm(DesignForm):
    """An objective is achieved."""

    title = "This objective is achieved"
    button = "Record that it is achieved"
    on = SplitDateField(label="On which day?", not_future=True)
    words = LongText(
        label="What shows it, and what do children notice?",
        help_text="Somebody outside the group should be able to see it too.",
        max_length=4000,
    )
    upload = SensibleFileField(label="A document that shows it", required=False)


class BecauseForm(DesignForm):
    """A reason."""

    because = LongText(label="Why?", max_length=2000, rows=4)


class AgreedForm(DesignForm):
    """The plan is agreed."""

    title = "Record that this plan is agreed"
    button = "Record the agreement"
    agreed_by = forms.CharField(label="Who agreed it?", max_length=200)
    agreed_on = SplitDateField(label="On which day?", not_future=True)
