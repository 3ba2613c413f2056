"""The questions about how an action goes on: progress, evidence, dates, closing, impact, escalation."""

from django import forms

from partnership.models import Group, ImpactCheck
from partnership.rules.actions import IMPACT_MONTHS
from safeguarding.design.forms import Checkboxes, DesignForm, LongText, Radios, SensibleFileField, SplitDateField

ONLY_WHAT_YOU_WRITE = "It comes from something restricted. The group asked reads what you write here, and nothing else."
MONTHS = [(str(number), f"After {number} months") for number in IMPACT_MONTHS]


class NoteForm(DesignForm):
    """How it is going."""

    title = "Note progress"
    button = "Add the note"
    words = LongText(label="How is it going?", help_text="No child’s name.", max_length=4000)


class EvidenceForm(DesignForm):
    """What shows it."""

    title = "Add evidence"
    button = "Add the evidence"
    words = LongText(
        label="What shows it?",
        help_text="What was done, and what children notice of it. No child’s name.",
        max_length=4000,
    )
    evidence_on = SplitDateField(
        label="What day is the evidence from?",
        help_text="The day of the audit, the report or the event, not of today.",
        not_future=True,
    )
    upload = SensibleFileField(label="A file that shows it", required=False)


class MoveForm(DesignForm):
    """Another due date."""

    title = "Move the due date"
    button = "Move the date"
    due_on = SplitDateField(label="What is the new due date?", not_past=True)
    reason = LongText(label="Why does it move?", max_length=1000, rows=3)


class BlockForm(DesignForm):
    """What stands in its way."""

    title = "Say that it is blocked"
    button = "Say that it is blocked"
    blocked_by = forms.CharField(
        label="What stands in its way?",
        help_text="For example: the data sharing agreement is not signed.",
        max_length=300,
    )


class UnblockForm(DesignForm):
    """Nothing stands in its way any more."""

    title = "No longer blocked"
    button = "It is no longer blocked"
    words = LongText(label="What changed?", required=False, max_length=1000, rows=2)


class AskToCloseForm(DesignForm):
    """It is done."""

    title = "Ask to close this action"
    button = "Ask to close it"
    words = LongText(label="Anything to say to whoever confirms it?", required=False, max_length=2000, rows=3)


class AnswerClosingForm(DesignForm):
    """Confirmed, or sent back with a reason."""

    title = "Is this action done?"
    button = "Save the answer"
    answer = Radios(
        label="Is it done?",
        choices=[("confirm", "Yes, close it"), ("refuse", "Not yet, send it back")],
        reveals={"confirm": ["months", "words"], "refuse": ["reason"]},
    )
    months = Checkboxes(
        label="When do we check whether it made a difference?",
        help_text="Its owner is asked then what children notice.",
        choices=MONTHS,
        required=False,
    )
    words = LongText(label="Anything to add?", required=False, max_length=2000, rows=2)
    reason = LongText(label="What is still missing?", max_length=2000, rows=3)


class ReopenForm(DesignForm):
    """More to do."""

    title = "Open this action again"
    button = "Open it again"
    reason = LongText(label="Why is it opened again?", max_length=2000, rows=3)
    due_on = SplitDateField(label="By which day is it done?", not_past=True)


class ImpactForm(DesignForm):
    """What an impact check found."""

    title = "Check the impact"
    button = "Save what was found"
    finding = Radios(
        label="Did it make a difference to children?",
        choices=ImpactCheck.Finding.choices,
        hints={
            "too-early": "Another check is booked in six months.",
            "not-changed": "You can raise another action next.",
        },
    )
    words = LongText(
        label="What shows it?",
        help_text="What children and families say, what practitioners see, what the figures show. No child’s name.",
        max_length=4000,
    )


class EscalateForm(DesignForm):
    """What the group cannot settle itself."""

    title = "Escalate this action"
    button = "Escalate it"
    to_group = forms.ModelChoiceField(Group.objects.none(), label="Which group is asked?", empty_label=None)
    title_words = forms.CharField(
        label="What is it about, in a few words?", help_text="It stands on that group’s agenda.", max_length=200
    )
    what = LongText(label="What cannot be settled?", max_length=4000, rows=4)
    ask = LongText(label="What do you ask of them?", max_length=2000, rows=3)
    answer_by = SplitDateField(label="By when do you need an answer?", required=False, not_past=True)

    def __init__(self, *args, groups, restricted=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to_group"].queryset = groups
        if restricted:
            self.fields["what"].help_text = ONLY_WHAT_YOU_WRITE
        if not groups.exists():
            self.fields["to_group"].help_text = "The arrangement names no group above this one. Ask the support team."
