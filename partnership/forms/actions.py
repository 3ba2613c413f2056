"""The questions of raising an action, of what was agreed, and of whose it is."""

from django import forms

from accounts.models import Agency, Person
from partnership.models import Group, Objective, Post, Priority
from partnership.rules import smart
from partnership.rules.choices import Choices
from safeguarding.design.forms import DesignForm, LongText, Radios, RecordCheckboxes, SplitDateField
from safeguarding.design.forms import Group as Questions

# The question that each letter of SMART belongs to; what is missing is said there.
QUESTION_OF = {"S": "what", "M": "measure", "A": "means", "T": "due_on"}
NO_ACCESS = "This person has no access here. Invite them first, or choose somebody else."


class Offering(DesignForm):
    """Questions whose answers are records of the partnership."""

    def __init__(self, *args, choices: Choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer(choices)
        # Some questions go where there is nothing to choose.
        self.helper = self._make_helper()

    def offer(self, choices: Choices) -> None:
        """Fill the lists; each kind of question adds its own."""


class OwnerQuestions(Offering):
    """Whose it is: a person, an agency's post, or an agency."""

    owner_kind = Radios(
        label="Who owns it?",
        choices=[("person", "A person"), ("post", "An agency’s post"), ("agency", "An agency")],
        hints={
            "post": "Whoever holds the post; its agency’s leads when nobody does.",
            "agency": "Its leads answer for it.",
        },
        reveals={"person": ["owner_person"], "post": ["owner_post"], "agency": ["owner_agency"]},
    )
    owner_person = forms.ModelChoiceField(
        Person.objects.none(), label="Which person?", error_messages={"invalid_choice": NO_ACCESS}
    )
    owner_post = forms.ModelChoiceField(Post.objects.none(), label="Which post?")
    owner_agency = forms.ModelChoiceField(Agency.objects.none(), label="Which agency?")

    def offer(self, choices: Choices) -> None:
        super().offer(choices)
        self.fields["owner_person"].queryset = choices.people
        self.fields["owner_post"].queryset = choices.posts
        self.fields["owner_post"].label_from_instance = lambda post: f"{post}, {post.agency}"
        self.fields["owner_agency"].queryset = choices.agencies

    def for_command(self) -> dict:
        """What the command takes, with one owner."""
        data = dict(self.cleaned_data)
        data.pop("owner_kind")
        post = data.get("owner_post")
        return {**data, "owner_agency": post.agency if post else data.get("owner_agency")}


class SmartQuestions(Offering):
    """What is agreed, in the order of the letters. What is missing is said at its question, unless it is urgent."""

    what = LongText(
        label="What will be done?", help_text="Start with a verb. No child’s name.", max_length=2000, rows=3
    )
    measure = LongText(
        label="How shall we know that it is done?",
        help_text="A number, a document, a date: something that can be shown.",
        required=False,
        max_length=2000,
        rows=2,
    )
    means = LongText(
        label="What does it need, and does its owner have it?",
        help_text="Time, people, money, or somebody’s agreement.",
        required=False,
        max_length=2000,
        rows=2,
    )
    priority = forms.ModelChoiceField(
        Priority.objects.none(), label="Which priority does it serve?", required=False, empty_label="Choose a priority"
    )
    objective = forms.ModelChoiceField(
        Objective.objects.none(), label="Which objective of the work plan?", required=False, empty_label="None of them"
    )
    difference = LongText(label="How would a child notice?", required=False, max_length=2000, rows=2)
    urgent = forms.BooleanField(
        label="It is urgent: go on now, marked as not yet SMART, and add what is missing later", required=False
    )
    restricted = forms.BooleanField(label="Keep it to its group, its owner and the support team", required=False)

    def offer(self, choices: Choices) -> None:
        super().offer(choices)
        for name in ("measure", "means", "priority", "difference"):
            self.fields[name].says_optional = False
        for name, found in (("priority", choices.priorities), ("objective", choices.objectives)):
            self.fields[name].queryset = found
            if not found.exists():
                del self.fields[name]

    def clean(self):
        data = super().clean()
        if data.get("urgent"):
            return data
        for gap in smart.missing(data, priorities="priority" in self.fields):
            self._ask_for(gap, data)
        return data

    def _ask_for(self, gap, data) -> None:
        relevant = "priority" if data.get("difference") else "difference"
        name = QUESTION_OF.get(gap.letter, relevant)
        if name in self.fields and name not in self.errors:
            self.add_error(name, f"{gap.word}: {gap.sentence[0].lower()}{gap.sentence[1:]}")


class RaiseForm(SmartQuestions, OwnerQuestions):
    """Raising an action."""

    title = "Raise an action"
    button = "Raise the action"
    group = forms.ModelChoiceField(
        Group.objects.none(), label="Which group is it for?", required=False, empty_label="No group"
    )
    raised_on = SplitDateField(label="When was it agreed?", not_future=True)
    due_on = SplitDateField(label="By which day is it done?")

    def offer(self, choices: Choices) -> None:
        super().offer(choices)
        if choices.groups is None:
            del self.fields["group"]
        else:
            self.fields["group"].queryset = choices.groups
            self.fields["group"].required = choices.needs_group

    @property
    def layout(self):
        parts = (
            ("What", "", ("what", "measure", "means")),
            ("Why", "", ("priority", "objective", "difference")),
            ("Who and when", "", ("group", "owner_kind", "raised_on", "due_on")),
            ("Anything special", "", ("urgent", "restricted")),
        )
        return [
            Questions(heading, *[name for name in names if name in self.fields], hint=hint)
            for heading, hint, names in parts
        ]


class ChangeForm(SmartQuestions):
    """What was agreed, put more exactly. Its owner and its date have pages of their own."""

    title = "Change what was agreed"
    button = "Save"


class HandOverForm(OwnerQuestions):
    """Another owner."""

    title = "Hand this action over"
    button = "Hand it over"
    reason = LongText(label="Why?", required=False, max_length=1000, rows=2)


class SplitForm(DesignForm):
    """A part for each agency."""

    title = "Split this action by agency"
    button = "Split it"
    agencies = RecordCheckboxes(
        queryset=Agency.objects.none(),
        label="Which agencies does it fall to?",
        help_text="Each gets a part of its own with the same words and the same date, and closes it on its own evidence.",
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = agencies
