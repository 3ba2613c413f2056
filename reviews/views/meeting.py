"""The meeting, the rapid review as the partners write it, and its submission."""

from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import get_object_or_404

from accounts.access import people_at
from accounts.models import Agency
from reviews import presenting, rules
from reviews.commands import meeting as meetings
from reviews.commands.people import terms_of
from reviews.forms import outcome as forms
from reviews.models import Recommendation
from reviews.views.base import CaseAction, CaseForm, CasePage
from reviews.views.gathering import agencies_of
from safeguarding.design.cells import Told


def partners_of(review):
    """The statutory partners of the review's arrangement, by name."""
    return Agency.objects.filter(key__in=terms_of(review).statutory_agency_keys).order_by("name")


class MeetingPage(CasePage):
    """The meeting and what the partners wrote."""

    template_name = "reviews/meeting.html"
    tab = "Meeting"
    related = ("outcome__authored_by",)

    def get_context_data(self, **kwargs):
        review = self.review
        prefetch_related_objects([review], Prefetch("meetings", review.meetings.with_attendance()))
        outcome = getattr(review, "outcome", None)
        titles = {o.key: o.title for o in terms_of(review).rapid_review.outcomes}
        missing = rules.missing_partners(review, terms_of(review).statutory_agency_keys)
        return super().get_context_data(
            meetings=review.meetings.all(),
            outcome=outcome,
            parts=presenting.outcome_parts(outcome, titles.get(outcome.outcome, "")) if outcome else [],
            missing=missing,
            missing_words=f"The decision is marked. Not at the latest meeting: {', '.join(missing)}.",
            recommendations=review.recommendations.prefetch_related("agencies"),
            dissents=review.dissents.select_related("agency"),
            may_change=not rules.reasons_against_change(review),
            against_submitting=rules.reasons_against_submitting(review),
            **kwargs,
        )


class RecordMeeting(CaseForm):
    """Attendance by statutory partner, asked for one by one."""

    form_class = forms.MeetingForm
    back = "meeting/"
    success_message = "The meeting is recorded."

    def form_kwargs(self):
        partners = list(partners_of(self.review))
        key = self.review.partnership.key
        return {"partners": partners, "people": {a.pk: list(people_at(f"partner:{a.pk}", key)) for a in partners}}

    def perform(self, form):
        data = form.cleaned_data
        meetings.record_meeting(
            review=self.review,
            held_at=data["held_at"],
            chaired_by=data["chaired_by"],
            others_present=data["others_present"],
            attendance=form.attendance(),
            by=self.request.user,
        )
        return self.at("meeting/")


class WriteOutcome(CaseForm):
    """The rapid review on its template."""

    form_class = forms.OutcomeForm
    back = "meeting/"
    success_message = "Saved."

    def form_kwargs(self):
        return {"outcomes": list(terms_of(self.review).rapid_review.outcomes)}

    def initial(self):
        outcome = getattr(self.review, "outcome", None)
        if outcome is None:
            return {
                "facts": self.review.referral.what_happened,
                "immediate_safety": self.review.referral.siblings_safety,
            }
        return {name: getattr(outcome, name) for name in self.form_class.base_fields}

    def current_version(self):
        outcome = getattr(self.review, "outcome", None)
        return str(outcome.version if outcome else 0)

    def perform(self, form):
        meetings.write_outcome(review=self.review, fields=form.cleaned_data, by=self.request.user)
        return self.at("meeting/")


class AddRecommendation(CaseForm):
    """A recommendation, to agencies."""

    form_class = forms.RecommendationForm
    back = "meeting/"
    success_message = "The recommendation is added."

    def form_kwargs(self):
        return {"agencies": agencies_of(self.review.partnership)}

    def perform(self, form):
        meetings.recommend(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at("meeting/")


class RemoveRecommendation(CaseAction):
    """A recommendation is taken back before submission."""

    title = "Remove this recommendation"
    button = "Remove it"
    danger = True
    back = "meeting/"
    success_message = "The recommendation is removed."

    def consequences(self):
        row = get_object_or_404(Recommendation, review=self.review, pk=self.kwargs["pk"])
        return [f"“{row.words}” is removed. The history keeps that it was there."]

    def perform(self, form):
        row = get_object_or_404(Recommendation, review=self.review, pk=self.kwargs["pk"])
        meetings.remove_recommendation(recommendation=row, by=self.request.user)
        return self.at("meeting/")


class AddDissent(CaseForm):
    """A partner that sees it differently."""

    form_class = forms.DissentForm
    back = "meeting/"
    success_message = "The dissent is recorded."

    def form_kwargs(self):
        return {"agencies": partners_of(self.review)}

    def perform(self, form):
        meetings.record_dissent(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at("meeting/")


class Submit(CaseAction):
    """Freeze it and put it before the decision maker."""

    title = "Submit for the decision"
    button = "Submit"
    back = "meeting/"
    template_name = "reviews/submit.html"
    success_message = "It is submitted. The decision maker has been told."

    def consequences(self):
        return [
            "The rapid review is frozen as it stands. It can be changed again only if it is challenged.",
            "Whoever wrote it, whoever submits it and whoever acts for an agency on it cannot decide on it.",
        ]

    def told(self):
        terms = terms_of(self.review).rapid_review
        people = [
            p
            for role in [terms.decides, *terms.advises]
            for p in people_at(f"role:{role}", self.review.partnership.key)
        ]
        return [Told(person.name) for person in people]

    def get_context_data(self, **kwargs):
        return super().get_context_data(against=rules.reasons_against_submitting(self.review), **kwargs)

    def perform(self, form):
        meetings.submit(review=self.review, by=self.request.user)
        return self.at("decision/")
