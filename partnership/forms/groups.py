"""The questions about groups: who sits in them, who chairs, their terms, their quorum, their end."""

from django import forms

from accounts.models import Agency, Person
from partnership.models import Group, GroupMember, Membership
from safeguarding.design.forms import (
    DesignForm,
    LongText,
    Radios,
    RecordRadios,
    SplitDateField,
    YesNo,
    whole_number,
)

Standing = Membership.Standing
STANDINGS = [
    (value, Standing(value).label)
    for value in ("member", "chair", "deputy-chair", "adviser", "practitioner", "expert", "invited")
]
NOT_LISTED = "Only people with a role in this partnership are listed. Invite anybody else on the People page first."
NO_NAMES = "Describe them, such as “a parent who went through the process”. Never a name, least of all a child’s."


class PersonChoice(forms.ModelChoiceField):
    """Somebody of the portal, with the agency they work for."""

    def label_from_instance(self, person):
        return f"{person.name}, {person.agency}" if person.agency else person.name


class PeopleForm(DesignForm):
    """A form that asks for somebody: ``people`` are those who may be chosen."""

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("person", "chair"):
            if name in self.fields:
                self.fields[name].queryset = people


class AddMemberForm(PeopleForm):
    """Somebody sits in the group from a day on."""

    title = "Add a member"
    button = "Add the member"
    person = PersonChoice(Person.objects.none(), label="Who?", help_text=NOT_LISTED)
    place = forms.ModelChoiceField(
        GroupMember.objects.none(),
        label="In which place of the arrangement?",
        required=False,
        help_text="A place brings its post and its agency with it.",
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="For which agency?",
        required=False,
        help_text="Leave it open for the agency of the place, or else their own.",
    )
    standing = Radios(label="As what?", choices=STANDINGS, reveals={"chair": ["shared"]})
    shared = YesNo(label="Is the chair shared with the person who chairs now?", required=False)
    starts_on = SplitDateField(label="From which day?", help_text="They see the group’s work from that day.")

    def __init__(self, *args, places, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places
        self.fields["agency"].queryset = agencies
        self.fields["person"].empty_label = "Choose a person"
        self.fields["place"].empty_label = "None of them"
        if not places.exists():
            del self.fields["place"]
            self.helper = self._make_helper()
        self.fields["agency"].empty_label = "Their own, or that of the place"


class DeputyForm(PeopleForm):
    """Somebody stands in for a member."""

    button = "Name the deputy"
    person = PersonChoice(Person.objects.none(), label="Who stands in?", help_text=NOT_LISTED)
    starts_on = SplitDateField(label="From which day?", help_text="They see the group’s work from that day.")


class HolderForm(PeopleForm):
    """Somebody takes over a seat."""

    button = "Change the holder"
    person = PersonChoice(Person.objects.none(), label="Who takes over?", help_text=NOT_LISTED)
    on = SplitDateField(label="From which day?", help_text="The last day of whoever sits there now is the day before.")


class StandingForm(DesignForm):
    """What a member is in the group."""

    button = "Save"
    standing = Radios(label="As what do they sit there?", choices=[one for one in STANDINGS if one[0] != "chair"])


class HandOverForm(PeopleForm):
    """The chair goes to another member."""

    title = "Hand over the chair"
    button = "Hand over the chair"
    person = RecordRadios(queryset=Person.objects.none(), label="Who chairs from then on?")
    on = SplitDateField(label="From which day?", help_text="Whoever chairs now is a member from that day.")


class LastDayForm(DesignForm):
    """Somebody's last day in a group."""

    ends_on = SplitDateField(label="What is their last day?", help_text="They see the group’s work until its end.")


class TaskGroupForm(DesignForm):
    """What a task and finish group says of itself."""

    name = forms.CharField(
        label="What is it called?",
        max_length=120,
        help_text="By its piece of work, such as “Neglect: peer audit”. Never after a child or a case.",
    )
    purpose = LongText(
        label="What is it to achieve?", max_length=2000, help_text="One piece of work that can be finished."
    )


class SetUpForm(PeopleForm, TaskGroupForm):
    """A new task and finish group."""

    title = "Set up a task and finish group"
    button = "Set up the group"
    layout = [
        "name",
        "purpose",
        "parent",
        "starts_on",
        "ends_on",
        "chair",
        "experts",
    ]
    parent = forms.ModelChoiceField(
        Group.objects.none(), label="Which group does it report to?", help_text="It gets the outcome and what is left."
    )
    starts_on = SplitDateField(label="When does it begin?")
    ends_on = SplitDateField(label="When is it to end?", help_text="Its chair is reminded before, and you on the day.")
    chair = PersonChoice(Person.objects.none(), label="Who leads it?", help_text=NOT_LISTED)
    experts = LongText(
        label="Which experts by experience join it, without an account?",
        required=False,
        max_length=1500,
        help_text=f"One on each line. {NO_NAMES}",
    )

    def __init__(self, *args, parents, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents
        self.fields["parent"].empty_label = "Choose a group"
        self.fields["chair"].empty_label = "Choose a person"

    def clean_experts(self):
        return lines_of(self.cleaned_data["experts"])


class ChangeGroupForm(TaskGroupForm):
    """Change a group that was set up here."""

    title = "Change the group"
    button = "Save the changes"
    layout = ["name", "purpose", "ends_on", "experts"]
    ends_on = SplitDateField(label="When is it to end?")
    experts = LongText(
        label="Which experts by experience are in it?",
        required=False,
        max_length=1500,
        help_text=f"One on each line. {NO_NAMES}",
    )

    def clean_experts(self):
        return lines_of(self.cleaned_data["experts"])


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something, none longer than a place can hold."""
    return [line.strip()[:400] for line in text.splitlines() if line.strip()]


class CloseForm(DesignForm):
    """The end of a task and finish group."""

    button = "Close the group"
    outcome = LongText(
        label="What came of it?",
        max_length=6000,
        rows=8,
        help_text="What was found or made, what is different for children, what should happen next. No names.",
    )
    on = SplitDateField(label="What was its last day?", not_future=True)


class TermsForm(DesignForm):
    """An edition of the terms of reference."""

    title = "Record terms of reference"
    button = "Keep this edition"
    purpose = LongText(label="What is the group for?", max_length=4000)
    responsibilities = LongText(label="What does it answer for?", required=False, max_length=6000)
    attendance = LongText(
        label="Who comes, and who may stand in?",
        required=False,
        max_length=3000,
        help_text="Seniority, deputies, and what happens when somebody keeps missing.",
    )
    decides_how = LongText(label="How does it decide, and what does it pass up?", required=False, max_length=3000)
    agreed_on = SplitDateField(label="When were they agreed?", not_future=True)
    review_on = SplitDateField(label="When are they reviewed?", help_text="The support team is reminded.")


class QuorumForm(DesignForm):
    """Who must be there to decide."""

    title = "Set the quorum"
    button = "Set the quorum"

    heads = whole_number(
        "How many members must be there?",
        required=False,
        min_value=1,
        max_value=200,
        help_text="Themselves or by a deputy. Leave it empty if there is no such number.",
    )
    partners = whole_number(
        "How many statutory partners must be there?",
        required=False,
        min_value=1,
        max_value=20,
        help_text="Somebody of the partner, or of an agency that acts for it. Leave it empty if there is no such number.",
    )
