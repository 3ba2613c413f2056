"""The meeting, its outcome, the decision, and what follows."""

from django import forms
from django.contrib.auth import get_user_model

from accounts.identity import IdentityMixin
from accounts.models import Agency
from reviews import choices
from reviews.forms.half_done import HalfDone
from reviews.models import Decision
from safeguarding.design.forms import (
    Checkboxes,
    DesignForm,
    LongText,
    MomentField,
    Radios,
    RecordCheckboxes,
    SplitDateField,
    YesNo,
)


class MeetingForm(DesignForm):
    """The rapid review meeting, with a question for each statutory partner."""

    title = "Record the rapid review meeting"
    button = "Record the meeting"
    held_at = MomentField(label="When was it held?", not_future=True)
    chaired_by = forms.CharField(label="Who chaired it?", help_text="Their post, not their name.", max_length=160)
    others_present = LongText(
        label="Who else was there?", help_text="Posts and agencies.", required=False, max_length=2000
    )

    def __init__(self, *args, partners: list[Agency], people: dict[int, list], **kwargs):
        super().__init__(*args, **kwargs)
        self.partners = partners
        for agency in partners:
            self._ask(agency, people.get(agency.pk, []))
        self.helper = self._make_helper()

    def _ask(self, agency, people) -> None:
        stem = f"partner_{agency.pk}"
        self.fields[stem] = Radios(
            label=f"{agency.name}",
            choices=choices.Presence.choices,
            reveals={"present": [f"{stem}_person"], "delegate": [f"{stem}_who"]},
        )
        named = [("", "Somebody not listed"), *[(str(p.pk), f"{p.name}, {p.job_title}".rstrip(", ")) for p in people]]
        self.fields[f"{stem}_person"] = forms.ChoiceField(label="Who came", choices=named, required=False)
        self.fields[f"{stem}_who"] = forms.CharField(
            label="Name and post of the delegate", max_length=160, required=False
        )

    def attendance(self) -> list[dict]:
        """One row for each partner, as the command wants them."""
        people = get_user_model().objects.in_bulk(
            [int(v) for a in self.partners if (v := self.cleaned_data.get(f"partner_{a.pk}_person"))]
        )
        rows = []
        for agency in self.partners:
            stem = f"partner_{agency.pk}"
            chosen = self.cleaned_data.get(f"{stem}_person")
            rows.append(
                {
                    "agency": agency,
                    "presence": self.cleaned_data[stem],
                    "person": people.get(int(chosen)) if chosen else None,
                    "who": self.cleaned_data.get(f"{stem}_who") or "",
                    "field": f"{stem}_who",
                }
            )
        return rows


class OutcomeForm(HalfDone, DesignForm):
    """The rapid review, on the template that the Panel expects; kept as it grows."""

    title = "Write the rapid review"
    button = "Save"
    facts = LongText(
        label="The facts",
        help_text="A short account for somebody who knows nothing of the case.",
        required=False,
        max_length=12000,
    )
    immediate_safety = LongText(label="What was done to make children safe", required=False, max_length=8000)
    agency_summary = LongText(
        label="What the agencies did, and what the partners make of it", required=False, max_length=12000
    )
    context = LongText(label="Context, including racism and other inequalities", required=False, max_length=8000)
    lived_experience = LongText(label="The child's lived experience", required=False, max_length=8000)
    learning_known = LongText(
        label="Learning that was known already",
        help_text="With the reviews it came from.",
        required=False,
        max_length=8000,
    )
    learning_new = LongText(label="New learning, and how it has been shared", required=False, max_length=8000)
    parallel = Checkboxes(label="What else is going on?", choices=choices.PARALLEL, required=False)
    criteria_met = YesNo(label="Are the criteria for a local child safeguarding practice review met?", required=False)
    criteria_reasons = LongText(
        label="Reasons",
        help_text="Meeting the criteria does not by itself require a review.",
        required=False,
        max_length=8000,
    )
    outcome = Radios(label="What do the partners recommend?", choices=[], required=False)
    outcome_reasons = LongText(label="Why this outcome", required=False, max_length=8000)
    national_relevance = LongText(label="Is there anything of national importance?", required=False, max_length=4000)

    def __init__(self, *args, outcomes: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(o.key, o.title) for o in outcomes]

    def clean_parallel(self):
        return list(self.cleaned_data.get("parallel") or [])


class RecommendationForm(DesignForm):
    """One recommendation."""

    title = "Add a recommendation"
    button = "Add the recommendation"
    words = LongText(label="What do the partners recommend?", max_length=2000)
    agencies = RecordCheckboxes(queryset=Agency.objects.none(), label="To which agencies?", required=False)

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = agencies


class DissentForm(DesignForm):
    """A partner sees it differently."""

    title = "Record a dissent"
    button = "Record the dissent"
    agency = forms.ModelChoiceField(Agency.objects.none(), label="Which partner?")
    words = LongText(label="In its own words", max_length=4000)

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies


class AdviceForm(DesignForm):
    """Independent advice."""

    title = "Give your independent advice"
    button = "Give this advice"
    words = LongText(label="Your advice", max_length=8000)


class DecideForm(IdentityMixin, DesignForm):
    """Sign off, challenge, or decide otherwise; then prove who you are."""

    title = "Your decision"
    button = "Record my decision"
    kind = Radios(
        label="What do you decide?",
        choices=[
            (Decision.Kind.SIGNED, "Sign off"),
            (Decision.Kind.CHALLENGED, "Challenge"),
            (Decision.Kind.OVERRULED, "Decide otherwise"),
        ],
        hints={
            "signed": "The review stands as submitted, with the outcome that the partners recommend.",
            "challenged": "It goes back to the partners with your reasons. They submit again.",
            "overruled": "You decide on another outcome, with your reasons.",
        },
        reveals={"challenged": ["challenge_reasons"], "overruled": ["outcome", "overrule_reasons"]},
    )
    challenge_reasons = LongText(label="What must the partners look at again, and why?", max_length=8000)
    outcome = Radios(label="The outcome you decide", choices=[])
    overrule_reasons = LongText(label="Your reasons", max_length=8000)
    seen_digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, outcomes: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(o.key, o.title) for o in outcomes]

    def reasons(self) -> str:
        """The reasons that belong to the kind that was chosen."""
        return self.cleaned_data.get("challenge_reasons") or self.cleaned_data.get("overrule_reasons") or ""


class AddendumForm(DesignForm):
    """A correction beside what was signed."""

    title = "Add a correction beside the signed review"
    button = "Add the correction"
    words = LongText(
        label="The correction", help_text="What was signed stays as it is; this stands beside it.", max_length=4000
    )


class OutsideNoticeForm(DesignForm):
    """A body outside was told."""

    title = "Record that a body was told"
    button = "Record it"
    body = Radios(label="Who was told?", choices=[])
    about = Radios(label="Of what?", choices=choices.Body.choices)
    reference = forms.CharField(
        label="Their reference", help_text="As the Panel's system gave it.", max_length=60, required=False
    )
    sent_at = MomentField(label="When was it sent?", not_future=True)
    sent_by = forms.CharField(label="Who sent it?", help_text="Post and agency.", max_length=160)

    def __init__(self, *args, bodies: list, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(row.key, row.name) for row in bodies]


class FeedbackForm(DesignForm):
    """The decision was fed back."""

    title = "Record feedback on the decision"
    button = "Record the feedback"
    address = Radios(label="To whom?", choices=[])
    how = forms.CharField(label="How?", help_text="For example, by telephone, then in writing.", max_length=160)
    given_at = MomentField(label="When?", not_future=True)

    def __init__(self, *args, owed: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["address"].choices = owed


class PanelReplyForm(DesignForm):
    """The Panel's reply."""

    title = "Record the Panel's reply"
    button = "Record the reply"
    kind = Radios(label="What does the Panel say?", choices=choices.Reply.choices)
    received_on = SplitDateField(label="When did it come?", not_future=True)
    words = LongText(label="In short", required=False, max_length=4000)
    act_by = SplitDateField(label="By when must somebody act on it?")


class ActOnReplyForm(DesignForm):
    """The task from a reply is done."""

    title = "The reply has been acted on"
    button = "Mark it done"
    acted_on = SplitDateField(label="On which day?", not_future=True)
    acted_note = LongText(label="What was done?", max_length=2000)


class StartReviewForm(DesignForm):
    """Starting the review that the decision calls for."""

    title = "Start the review"
    button = "Start its clock"
    started_on = SplitDateField(label="When was the decision taken to initiate it?", not_future=True)
