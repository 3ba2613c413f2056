"""Day 1 and the gathering of information."""

from django import forms

from accounts.models import Agency
from reviews import choices
from reviews.forms.half_done import HalfDone
from safeguarding.design.forms import (
    DesignForm,
    LongText,
    MomentField,
    Radios,
    RecordCheckboxes,
    SensibleFileField,
    SplitDateField,
    YesNo,
)


class CallForm(DesignForm):
    """The conference call of the partners."""

    title = "Record the conference call"
    button = "Record the call"
    held_at = MomentField(label="When was it held?", not_future=True)
    took_part = LongText(label="Who took part?", help_text="Posts and agencies.", max_length=2000)
    decisions = LongText(label="What was decided?", max_length=4000)


class DocumentForm(DesignForm):
    """A document of the case."""

    title = "Add a document"
    button = "Add the document"
    strategy = YesNo(label="Is this the record of the strategy meeting?", required=False)
    name = forms.CharField(
        label="What is it?",
        max_length=120,
        help_text="A general name, such as Strategy meeting minutes. No child's name.",
    )
    upload = SensibleFileField(label="The file")


class AgreedActionForm(DesignForm):
    """Something an agency does at once."""

    title = "Add an agreed action"
    button = "Add the action"
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Which agency does it?")
    what = LongText(label="What is done?", max_length=2000)
    due_on = SplitDateField(label="By when?", not_past=True)

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies


class FinishActionForm(DesignForm):
    """An agreed action is done."""

    title = "The action is done"
    button = "Mark it done"
    done_on = SplitDateField(label="On which day was it done?", not_future=True)
    done_note = LongText(label="What shows that it was done?", max_length=2000)


class AskForm(DesignForm):
    """Requests to agencies."""

    title = "Ask agencies for information"
    button = "Send the requests"
    agencies = RecordCheckboxes(queryset=Agency.objects.none(), label="Which agencies do you ask?")
    due_on = SplitDateField(label="Answer by", not_past=True)
    question = LongText(
        label="Anything particular to ask?",
        help_text="Every agency is asked for its involvement, key episodes, good practice, action taken, context and the child's experience.",
        required=False,
        max_length=2000,
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = agencies


class ReturnForm(HalfDone, DesignForm):
    """An agency's structured return; it can be kept half done."""

    title = "Answer the information request"
    button = "Save"
    involvement = LongText(
        label="Your agency's involvement",
        help_text="With which children and adults, over what time, and how.",
        required=False,
        max_length=20000,
    )
    good_practice = LongText(label="Good practice", required=False, max_length=8000)
    immediate_action = LongText(
        label="Immediate action",
        help_text="What your agency has changed or done already.",
        required=False,
        max_length=8000,
    )
    context = LongText(
        label="Context, including inequalities",
        help_text="Racism, poverty, disability and other characteristics that shaped what happened.",
        required=False,
        max_length=8000,
    )
    lived_experience = LongText(
        label="The child's lived experience",
        help_text="What a day was like for the child, and what the child said or showed.",
        required=False,
        max_length=8000,
    )


class EpisodeForm(DesignForm):
    """A key practice episode."""

    title = "A key practice episode"
    button = "Save the episode"
    period = forms.CharField(label="When", help_text="For example, March to May 2025.", max_length=120)
    what_happened = LongText(label="What happened", max_length=8000)
    analysis = LongText(
        label="Analysis", help_text="Why it mattered, and what could have been different.", max_length=8000
    )


class EntryForm(DesignForm):
    """A line of the chronology."""

    title = "Add to the chronology"
    button = "Add this entry"
    happened_on = SplitDateField(label="On which day?", not_future=True)
    what = LongText(label="What happened?", help_text="Initials or Child A, never a name.", max_length=4000)
    source = forms.CharField(
        label="Which record says so?", help_text="For example, health visitor's record.", max_length=160, required=False
    )
    confidence = Radios(label="How sure is it?", choices=choices.Confidence.choices, initial="recorded")


class MoreTimeForm(DesignForm):
    """An agency wants more time."""

    title = "Ask for more time"
    button = "Ask for more time"
    until = SplitDateField(label="Until when?", not_past=True)
    because = LongText(label="Why?", max_length=1000)


class MoreTimeAnswerForm(DesignForm):
    """The team's answer."""

    title = "Answer the wish for more time"
    button = "Tell the agency"
    granted = YesNo(label="Do you give them this time?")


class ReasonForm(DesignForm):
    """One reason, for the pages that ask for nothing else."""

    reason = LongText(label="Why?", max_length=2000)
