"""What was submitted, advised and decided."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.access import holdings
from accounts.policy import Permission
from reviews import presenting, rules
from reviews.commands import decision as decisions
from reviews.commands.outside import decided_outcome
from reviews.commands.people import addresses_for, people_for, terms_of
from reviews.forms import outcome as forms
from reviews.views.base import CaseForm, CasePage
from reviews.views.recommendations import recommendations_of
from safeguarding.design.cells import Row


class DecisionPage(CasePage):
    """What was submitted, advised, decided, told and replied."""

    template_name = "reviews/decision.html"
    tab = "Decision"
    related = ("practice_review",)

    def get_context_data(self, **kwargs):
        review, person = self.review, self.request.user
        terms = terms_of(review).rapid_review
        titles = {o.key: o.title for o in terms.outcomes}
        outside = list(review.outside_notices.all())
        prefetch_related_objects([review], Prefetch("submissions", self.submissions()))
        rows = [presenting.submission_rows(submission, titles) for submission in review.submissions.all()]
        return super().get_context_data(
            rows=rows,
            outcome=decided_outcome(review) if any(row["final"] for row in rows) else None,
            may_decide=self.may(Permission.DECIDE_REVIEW)
            and not rules.reasons_against_deciding(
                review, person, terms.decides, holdings(person).roles_in(review.partnership)
            ),
            may_advise=bool(terms.advises) and not rules.reasons_against_advising(review, person),
            outside=outside,
            outside_table=presenting.outside_table(outside),
            feedback=review.feedback.select_related("given_by"),
            replies=review.panel_replies.all(),
            practice_review=getattr(review, "practice_review", None),
            recommendations=recommendations_of(review, person),
            is_decided=not rules.reasons_against_raising_actions(review),
            may_raise=self.runs and not rules.reasons_against_raising_actions(review),
            **kwargs,
        )

    def submissions(self):
        """What was submitted, with everything that was said to it."""
        rows = self.review.submissions.select_related("submitted_by", "authored_by", "decision__decided_by")
        return rows.prefetch_related("advice__given_by", "decision__addenda__added_by")


class WithSubmission:
    """The latest submission of the case."""

    @property
    def submission(self):
        """The submission that a decision is made on, or Http404 before there is one."""
        found = self.review.submissions.order_by("-number").first()
        if found is None:
            raise Http404
        return found


class Advise(WithSubmission, CaseForm):
    """Independent advice before the decision."""

    permission = Permission.ADVISE_ON_REVIEW
    form_class = forms.AdviceForm
    template_name = "reviews/advise.html"
    back = "decision/"
    success_message = "Your advice is with the decision maker."

    def get_context_data(self, **kwargs):
        against = rules.reasons_against_advising(self.review, self.request.user)
        content = self.submission.content
        return super().get_context_data(
            submission=self.submission,
            content=content,
            content_parts=presenting.content_parts(content),
            against=against,
            **kwargs,
        )

    def perform(self, form):
        decisions.advise(submission=self.submission, by=self.request.user, **form.cleaned_data)
        return self.at("decision/")


class Sign(WithSubmission, CaseForm):
    """The whole document as it will stand, what changed, the conflicts check, then the decision and who one is."""

    permission = Permission.DECIDE_REVIEW
    form_class = forms.DecideForm
    template_name = "reviews/sign.html"
    title = "Read it and decide"
    back = "decision/"
    keeps_typed = False

    def form_kwargs(self):
        return {"outcomes": list(terms_of(self.review).rapid_review.outcomes), "person": self.request.user}

    def initial(self):
        return {"seen_digest": self.submission.digest}

    def current_version(self):
        return str(self.submission.number)

    def get_context_data(self, **kwargs):
        person, terms = self.request.user, terms_of(self.review).rapid_review
        roles = holdings(person).roles_in(self.review.partnership)
        earlier = self.review.submissions.filter(number__lt=self.submission.number).order_by("-number").first()
        return super().get_context_data(
            submission=self.submission,
            content=self.submission.content,
            content_parts=presenting.content_parts(self.submission.content),
            changed=changed_parts(earlier.content, self.submission.content) if earlier else [],
            earlier=earlier,
            advice=self.submission.advice.select_related("given_by"),
            against=rules.reasons_against_deciding(self.review, person, terms.decides, roles),
            **kwargs,
        )

    def perform(self, form):
        data = form.cleaned_data
        made = decisions.decide(
            submission=self.submission,
            kind=data["kind"],
            reasons=form.reasons(),
            outcome=data.get("outcome") or "",
            seen_digest=data["seen_digest"],
            by=self.request.user,
            request=self.request,
        )
        return self.at(f"receipt/{made.pk}/")


PART_NAMES = {
    "children": "the children",
    "incident": "the incident",
    "agencies": "what agencies answered",
    "chronology": "the chronology",
    "meetings": "the meetings",
    "outcome": "the outcome and its reasons",
    "recommendations": "the recommendations",
    "dissents": "dissent",
    "notifications": "who was told",
    "dates": "the dates",
}


def changed_parts(before: dict, after: dict) -> list[str]:
    """The parts of the document that differ from the version before, in words."""
    return [words for key, words in PART_NAMES.items() if before.get(key) != after.get(key)]


class Receipt(CasePage):
    """What was decided, its digest, and who has been told."""

    permission = Permission.DECIDE_REVIEW
    template_name = "reviews/receipt.html"
    tab = "Decision"
    related = ("practice_review",)

    def get_context_data(self, **kwargs):
        made = get_object_or_404(self.review.decisions.filter(decided_by=self.request.user), pk=self.kwargs["pk"])
        titles = {o.key: o.title for o in terms_of(self.review).rapid_review.outcomes}
        arrangement = terms_of(self.review)
        addresses = addresses_for(arrangement.rapid_review.tells_when_decided, arrangement, self.review.referral)
        told = sorted(person.name for person in people_for(addresses, self.review.partnership.key))
        return super().get_context_data(
            decision=made,
            rows=[*presenting.decision_rows(made, titles), Row("Digest", made.digest)],
            told=told,
            **kwargs,
        )


class AddAddendum(CaseForm):
    """A correction beside what was signed."""

    form_class = forms.AddendumForm
    back = "decision/"
    success_message = "The correction stands beside the signed review."

    def perform(self, form):
        made = get_object_or_404(self.review.decisions, pk=self.kwargs["pk"])
        decisions.add_addendum(decision=made, by=self.request.user, **form.cleaned_data)
        return self.at("decision/")
