"""After the decision: outside bodies, feedback, the Panel's reply, closing, the review that follows."""

from django.shortcuts import get_object_or_404

from accounts.access import describe_addresses
from reviews.commands import outside
from reviews.commands.people import terms_of
from reviews.forms import outcome as forms
from reviews.views.base import CaseAction, CaseForm
from safeguarding.clock import wall


class AddOutsideNotice(CaseForm):
    """A body outside was told, of the incident or of the decision."""

    form_class = forms.OutsideNoticeForm
    back = "decision/"
    success_message = "It is recorded."

    def form_kwargs(self):
        return {"bodies": terms_of(self.review).rapid_review.outside_bodies}

    def initial(self):
        return {"about": "decision" if self.review.stage == "decided" else "incident"}

    def perform(self, form):
        outside.record_outside_notice(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at("decision/")


class AddFeedback(CaseForm):
    """The decision was fed back to somebody who is owed it."""

    form_class = forms.FeedbackForm
    back = "decision/"
    success_message = "The feedback is recorded."

    def form_kwargs(self):
        owed = outside.feedback_owed(self.review)
        given = set(self.review.feedback.values_list("address", flat=True))
        names = describe_addresses(owed, self.review.partnership.key)
        return {"owed": [(address, names[address]) for address in owed if address not in given]}

    def perform(self, form):
        data = form.cleaned_data
        names = describe_addresses([data["address"]], self.review.partnership.key)
        outside.give_feedback(review=self.review, to=names[data["address"]], by=self.request.user, **data)
        return self.at("decision/")


class AddReply(CaseForm):
    """The Panel's reply, and by when somebody acts on it."""

    form_class = forms.PanelReplyForm
    back = "decision/"
    success_message = "The reply is recorded and its task has a date."

    def initial(self):
        return {"received_on": wall.today()}

    def perform(self, form):
        outside.record_panel_reply(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at("decision/")


class ActOnReply(CaseForm):
    """The task from a reply is done."""

    form_class = forms.ActOnReplyForm
    back = "decision/"
    success_message = "The reply has been acted on."

    def perform(self, form):
        reply = get_object_or_404(self.review.panel_replies, pk=self.kwargs["pk"])
        outside.act_on_reply(reply=reply, by=self.request.user, **form.cleaned_data)
        return self.at("decision/")


class Close(CaseAction):
    """Everybody is told; the review closes."""

    title = "Close this rapid review"
    button = "Close it"
    back = "decision/"
    success_message = "The rapid review is closed."

    def consequences(self):
        return [
            "Nothing more is owed on this review; open dates are dropped.",
            "The record stays, for those who may see it. Corrections can still be added beside it.",
        ]

    def perform(self, form):
        outside.close_review(review=self.review, by=self.request.user)
        return self.at()


class StartReview(CaseForm):
    """The review that the decision calls for begins here, with its own clock."""

    form_class = forms.StartReviewForm
    back = "decision/"
    success_message = "Its clock has started."

    def perform(self, form):
        outside.start_practice_review(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at("decision/")
