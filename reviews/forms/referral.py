"""Making a referral: the incident, then each child."""

from django import forms

from accounts.models import Agency
from reviews import choices, rules
from reviews.forms.half_done import HalfDone
from reviews.models import Referral, ReferralChild
from safeguarding.design.forms import (
    DesignForm,
    DesignModelForm,
    LongText,
    MomentField,
    Radios,
    RecordCheckboxes,
    SplitDateField,
    YesNo,
)


class ReferralForm(HalfDone, DesignModelForm):
    """Half an answer is kept: nothing here is compulsory until the referral is sent."""

    title = "What happened"
    button = "Save and go on"

    made_for_another = YesNo(
        label="Are you making this referral for somebody else?",
        help_text="For example, when a professional has telephoned the support team.",
        required=False,
        reveals={"yes": ["professional"]},
    )
    professional = forms.CharField(label="The professional's name and job title", max_length=160, required=False)
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Which agency does the professional work for?", required=False
    )
    what_happened = LongText(
        label="What happened?",
        help_text="The facts as far as they are known. Do not write the child's name or address.",
        required=False,
        max_length=8000,
    )
    happened_on = SplitDateField(
        label="On which day did it happen?",
        help_text="The day it was discovered, if the day it happened is not known.",
        required=False,
        not_future=True,
    )
    aware_at = MomentField(
        label="When did the professional become aware?",
        help_text="The clock that the law sets runs from awareness.",
        required=False,
        not_future=True,
    )
    reason = LongText(
        label="Why do you refer it?",
        help_text="What suggests that abuse or neglect is known or suspected.",
        required=False,
        max_length=4000,
    )
    siblings_safety = LongText(
        label="Are brothers, sisters and other children safe?",
        help_text="Who they are with, what was done and what is still needed. Initials only.",
        required=False,
        max_length=4000,
    )
    immediate_action = LongText(label="What has been done already?", required=False, max_length=4000)
    agencies_involved = RecordCheckboxes(
        queryset=Agency.objects.none(), label="Which agencies know the child or the family?", required=False
    )
    other_agencies = forms.CharField(label="Any agency not listed", max_length=300, required=False)

    class Meta:
        model = Referral
        fields = [
            "made_for_another",
            "professional",
            "agency",
            "what_happened",
            "happened_on",
            "aware_at",
            "reason",
            "siblings_safety",
            "immediate_action",
            "agencies_involved",
            "other_agencies",
        ]

    def __init__(self, *args, agencies, for_others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["agencies_involved"].queryset = agencies
        if not for_others:
            del self.fields["made_for_another"], self.fields["professional"]
            self.helper = self._make_helper()

    def clean_made_for_another(self):
        return bool(self.cleaned_data.get("made_for_another"))


class ChildForm(DesignModelForm):
    """A child: initials, never a name."""

    title = "A child in this incident"
    button = "Save this child"

    initials = forms.CharField(
        label="Initials",
        help_text="Up to four letters, like JS. Never a name.",
        max_length=12,
    )
    harm = Radios(label="What happened to this child?", choices=choices.Harm.choices)
    age_band = Radios(label="Age", choices=choices.AgeBand.choices)
    sex = Radios(label="Sex", choices=choices.Sex.choices, inline=True)
    ethnicity = Radios(label="Ethnic group", choices=choices.Ethnicity.choices)
    disability = Radios(
        label="Is the child disabled?", choices=choices.Disability.choices, reveals={"yes": ["disability_note"]}
    )
    disability_note = forms.CharField(label="What is known of the disability", max_length=200, required=False)
    legal_status = Radios(label="Legal status", choices=choices.LegalStatus.choices)
    plan_history = Radios(label="Plans, now and before", choices=choices.PlanHistory.choices)

    class Meta:
        model = ReferralChild
        fields = [
            "initials",
            "harm",
            "age_band",
            "sex",
            "ethnicity",
            "disability",
            "disability_note",
            "legal_status",
            "plan_history",
        ]

    def clean_initials(self):
        initials = self.cleaned_data["initials"]
        reasons = rules.reasons_against_initials(initials)
        if reasons:
            raise forms.ValidationError(reasons)
        return initials.replace(" ", "").replace(".", "").upper()


class SendForm(DesignForm):
    """Sending: the only question left is why it is late, when it is."""

    button = "Send to the support team"
    late_reason = LongText(label="Why does the referral come later than it should?", required=False, max_length=2000)

    def __init__(self, *args, late: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not late:
            del self.fields["late_reason"]
            self.helper = self._make_helper()


class DeclineForm(DesignForm):
    """Declining a referral."""

    title = "Decline the referral"
    button = "Decline it and tell the professional"
    reason = LongText(label="Why is no rapid review opened?", max_length=4000)
