"""Questions about a meeting while it runs and afterwards."""

from django import forms

from accounts.models import Agency, Person
from safeguarding.design.forms import DesignForm, LongText, Radios, SplitDateField


class OpenForm(DesignForm):
    """Who chairs, and who writes."""

    title = "Open the meeting"
    button = "Open the meeting"
    chaired_by = forms.ModelChoiceField(Person.objects.none(), label="Who chairs it?", required=False)
    minuted_by = forms.ModelChoiceField(
        Person.objects.none(),
        label="Who takes the minutes?",
        help_text="Whoever takes the minutes does not approve them.",
    )

    def __init__(self, *args, chairing, minuting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chaired_by"].queryset = chairing
        self.fields["minuted_by"].queryset = minuting


class ActionLineForm(DesignForm):
    """An action in one line; the rest follows on the action's own page."""

    what = forms.CharField(label="What will be done?", max_length=500)
    owner = forms.ChoiceField(label="Who does it?")
    due_on = SplitDateField(label="By when?", not_past=True)

    def __init__(self, *args, owners=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", "Choose"), *owners]


class EscalateForm(DesignForm):
    """What is asked of the group above."""

    ask = LongText(label="What is the group above asked to decide or do?", rows=2)
    answer_by = SplitDateField(label="By when is the answer needed?", required=False, not_past=True)


class AddItemForm(DesignForm):
    """Something that came up."""

    title = "Add an item"
    item_title = forms.CharField(label="What is it about?", max_length=200)
    restricted = forms.BooleanField(label="Only for the members of this group", required=False)


class GuestForm(DesignForm):
    """Somebody who is not a member."""

    name = forms.CharField(
        label="Name, or who they are",
        help_text="Such as “two young people from the youth council”. Never name a child.",
        max_length=160,
    )
    place = forms.ModelChoiceField(None, label="Do they come for a place of this group?", required=False)
    agency = forms.TypedChoiceField(
        label="For which agency of the group?", required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args, places, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.agencies = {agency.pk: agency for agency in agencies}
        self.fields["place"].queryset = places
        self.fields["place"].empty_label = "No, they are a guest"
        self.fields["agency"].choices = [("", "None of them"), *((pk, str(one)) for pk, one in self.agencies.items())]
        if not places:
            del self.fields["place"]

    def clean_agency(self):
        return self.agencies.get(self.cleaned_data["agency"])


class ContributionForm(DesignForm):
    """What somebody brought to the forum."""

    words = LongText(label="What was contributed?", rows=3)
    agency = forms.ModelChoiceField(Agency.objects.none(), label="From which agency?", required=False)
    who = forms.CharField(label="Or from whom?", max_length=160, required=False)

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["agency"].empty_label = "None"


class CloseForm(DesignForm):
    """The end of the meeting."""

    title = "End the meeting"
    button = "End the meeting"
    pass_on = LongText(
        label="What does every member pass on to their own organisation?",
        help_text="Two or three sentences that the meeting agreed. Decisions and actions that are not restricted "
        "are shown beside them. Leave it empty if there is nothing more.",
        required=False,
        rows=6,
    )


class SendBackForm(DesignForm):
    """Not yet."""

    title = "Send the minutes back"
    button = "Send them back"
    because = LongText(label="What is to be put right?", max_length=2000)


class ApproveForm(DesignForm):
    """The chair has read the whole."""

    title = "Approve the minutes"
    button = "Approve the minutes"
    digest = forms.CharField(widget=forms.HiddenInput)


class AddendumForm(DesignForm):
    """A correction beside approved minutes."""

    title = "Add a correction"
    button = "Add the correction"
    words = LongText(
        label="What is corrected?",
        help_text="The approved minutes stay as they are. This stands beside them for everybody who reads them, also "
        "outside the group: nothing of a restricted item.",
    )


class PassedOnForm(DesignForm):
    """A member's word that they have."""

    title = "Say that you have passed it on"
    button = "I have passed it on"
    how = forms.CharField(
        label="How did you pass it on?",
        help_text="Such as at Monday’s team meeting, or in the staff bulletin.",
        max_length=300,
    )


class DecisionForm(DesignForm):
    """A decision for the register."""

    title = "Record a decision"
    button = "Enter it in the register"
    group = forms.ModelChoiceField(None, label="Which group decided?")
    words = LongText(label="What was decided?", rows=3)
    reasons = LongText(label="Why?", required=False, rows=3)
    decided_on = SplitDateField(label="On which day?", not_future=True)
    restricted = Radios(
        label="Who may read it?",
        choices=[("", "Everybody who sees the group’s work"), ("yes", "Only the members of the group")],
        required=False,
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups


class ReplaceForm(DesignForm):
    """A newer decision in the place of an older one."""

    title = "Replace this decision"
    button = "Replace it"
    words = LongText(label="What is decided instead?", rows=3)
    reasons = LongText(label="Why?", required=False, rows=3)
    decided_on = SplitDateField(label="On which day?", not_future=True)
