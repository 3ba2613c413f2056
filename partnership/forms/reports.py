"""The questions of a chair's report, of an escalation and of reports due in."""

from django import forms

from partnership.forms.action_steps import ONLY_WHAT_YOU_WRITE
from partnership.models import Group
from safeguarding.design.forms import DesignForm, LongText, Radios, SensibleFileField, SplitDateField


class PeriodForm(DesignForm):
    """Which days a report covers."""

    title = "Change the period"
    button = "Save the period"
    from_on = SplitDateField(label="From which day?", help_text="The first day that the report covers.")
    until_on = SplitDateField(
        label="Until which day?", help_text="The last day that it covers; today at the latest.", not_future=True
    )


class BeginForm(PeriodForm):
    """A new report."""

    title = "Begin a chair’s report"
    button = "Gather the facts"
    group = forms.ModelChoiceField(Group.objects.none(), label="Which group reports?", empty_label="Choose a group")
    field_order = ["group", "from_on", "until_on"]

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups


class WordsForm(DesignForm):
    """What the chair writes beside the facts."""

    title = "Write the report"
    button = "Save"
    achievements = LongText(
        label="What did the group achieve?",
        help_text="For children first: what is better, and how you know. No child’s name.",
        required=False,
        max_length=8000,
        rows=8,
    )
    blockages = LongText(
        label="What stands in the way?",
        help_text="What is blocked, by what, and what was tried.",
        required=False,
        max_length=8000,
        rows=6,
    )
    asks = LongText(
        label="What do you ask of the group above?",
        help_text="One ask on each line. Each can be escalated in one step, and is then answered with a decision.",
        required=False,
        max_length=4000,
        rows=5,
    )


class SendForm(DesignForm):
    """The chair sends."""

    button = "Send the report"


class SendForChairForm(SendForm):
    """The support team sends on the chair's word."""

    on_word = forms.CharField(
        label="How did the chair agree to this report, and when?",
        help_text="For example: by e-mail, on 3 June. It stands on the report.",
        max_length=200,
    )


class EscalateForm(DesignForm):
    """What a group puts to the group above it."""

    title = "Escalate to the group above"
    button = "Escalate"
    group = forms.ModelChoiceField(Group.objects.none(), label="Which group asks?", empty_label="Choose a group")
    to_group = forms.ModelChoiceField(
        Group.objects.none(),
        label="Which group is asked?",
        help_text="Leave it empty for the group directly above.",
        required=False,
        empty_label="The group above it",
    )
    headline = forms.CharField(label="What is it about, in a few words?", max_length=200)
    what = LongText(label="What is the matter, and what was tried?", max_length=4000, rows=5)
    ask = LongText(label="What is the group above asked to decide or do?", max_length=4000, rows=4)
    answer_by = SplitDateField(label="By which day is an answer needed?", required=False, not_past=True)

    def __init__(self, *args, groups, every_group, restricted=False, **kwargs):
        super().__init__(*args, **kwargs)
        if restricted:
            self.fields["what"].help_text = ONLY_WHAT_YOU_WRITE
        self.fields["group"].queryset = groups
        self.fields["to_group"].queryset = every_group


class AnswerForm(DesignForm):
    """The answer, which is a decision."""

    title = "Answer this escalation"
    button = "Record the decision"
    words = LongText(label="What is decided?", help_text="It comes back to the group in these words.", max_length=4000)
    reasons = LongText(label="Why?", required=False, max_length=4000, rows=4)
    decided_on = SplitDateField(label="On which day was it decided?", not_future=True)
    do_by = SplitDateField(label="By which day is it to be done?", help_text="It goes on the clock.", required=False)


class TakeBackForm(DesignForm):
    """It needs no answer any more."""

    because = LongText(label="Why does it need no answer any more?", max_length=2000, rows=4)


EVERY = [("0", "It comes once"), ("3", "Every 3 months"), ("6", "Every 6 months"), ("12", "Every year")]


class ExpectForm(DesignForm):
    """A report that the arrangement does not name."""

    title = "Expect a report"
    button = "Add it to the schedule"
    report = forms.CharField(label="Which report?", max_length=300)
    from_whom = forms.CharField(label="From whom?", max_length=200)
    from_group = forms.ModelChoiceField(
        Group.objects.none(),
        label="From a group of the partnership?",
        help_text="Then its chair is reminded; otherwise the support team.",
        required=False,
        empty_label="No",
    )
    to_group = forms.ModelChoiceField(Group.objects.none(), label="Which group receives it?", empty_label="Choose")
    due_on = SplitDateField(label="By which day?", not_past=True)
    months = Radios(label="How often?", choices=EVERY, initial="0")

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["from_group"].queryset = self.fields["to_group"].queryset = groups

    def for_command(self) -> dict:
        """The answers under the names that the command takes."""
        fields = dict(self.cleaned_data)
        named = {"title": fields.pop("report"), "months": int(fields.pop("months"))}
        return {**fields, **named}


class ReceiveForm(DesignForm):
    """A report has come."""

    title = "This report has come"
    button = "Record that it came"
    received_on = SplitDateField(label="On which day?", not_future=True)
    upload = SensibleFileField(label="The report", required=False)
    note_words = LongText(
        label="Anything to add?",
        help_text="Where it can be read, for example.",
        required=False,
        max_length=2000,
        rows=3,
    )


class MoveForm(DesignForm):
    """Another day."""

    title = "Change the date"
    button = "Change the date"
    due_on = SplitDateField(label="By which day?")


class NotNeededForm(DesignForm):
    """It need not come."""

    because = LongText(label="Why is it not needed?", max_length=2000, rows=4)


class NotNeededAnyMoreForm(NotNeededForm):
    """Nor those after it."""

    later_too = forms.BooleanField(label="None of those that come after it is needed either", required=False)
