"""Day 1, agencies and the chronology."""

from django.shortcuts import get_object_or_404

from accounts.models import Agency
from reviews.chronology import merged
from reviews.commands import information, opening
from reviews.forms import gathering as forms
from reviews.models import AgreedAction, InformationRequest
from reviews.views.base import CaseAction, CaseForm, CasePage
from safeguarding.clock import wall
from safeguarding.design.cells import Told


def agencies_of(partnership):
    """The agencies that have a part in the partnership, by name."""
    return Agency.objects.filter(parts__partnership=partnership, parts__current=True).distinct().order_by("name")


class RecordCall(CaseForm):
    """The conference call of day 1."""

    form_class = forms.CallForm
    success_message = "The call is recorded."

    def perform(self, form):
        opening.record_call(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at()


class AgreeAction(CaseForm):
    """An action that an agency agreed to do at once."""

    form_class = forms.AgreedActionForm
    success_message = "The action is added and its date is watched."

    def form_kwargs(self):
        return {"agencies": agencies_of(self.review.partnership)}

    def perform(self, form):
        opening.agree_action(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at()


class FinishAction(CaseForm):
    """An agreed action is done."""

    form_class = forms.FinishActionForm
    success_message = "The action is done."

    def perform(self, form):
        action = get_object_or_404(AgreedAction, review=self.review, pk=self.kwargs["pk"])
        opening.finish_action(action=action, by=self.request.user, **form.cleaned_data)
        return self.at()


class Withdraw(CaseAction):
    """The criteria are not met after all."""

    title = "Withdraw this rapid review"
    form_class = forms.ReasonForm
    button = "Withdraw it"
    danger = True
    success_message = "The review is withdrawn."

    def consequences(self):
        return [
            "The review ends as “criteria not met”. It cannot be opened again.",
            "Open requests to agencies and open dates are dropped.",
            "Everything recorded so far is kept.",
        ]

    def perform(self, form):
        opening.withdraw_review(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at()


class Agencies(CasePage):
    """Who was asked, who answered, who is late."""

    template_name = "reviews/agencies.html"
    tab = "Agencies"

    def get_context_data(self, **kwargs):
        requests = self.review.requests.select_related("agency", "answered_by")
        return super().get_context_data(requests=requests, today=wall.today(), **kwargs)


class Ask(CaseForm):
    """Requests to agencies."""

    form_class = forms.AskForm
    back = "agencies/"
    success_message = "The requests are sent."

    def form_kwargs(self):
        asked = self.review.requests.values("agency")
        return {"agencies": agencies_of(self.review.partnership).exclude(pk__in=asked)}

    def initial(self):
        return {
            "due_on": information.suggested_due(self.review),
            "agencies": list(self.review.referral.agencies_involved.values_list("pk", flat=True)),
        }

    def perform(self, form):
        information.ask_agencies(review=self.review, by=self.request.user, **form.cleaned_data)
        return self.at("agencies/")


class OneRequestMixin:
    """A request of this case, from the address."""

    back = "agencies/"

    @property
    def asked(self) -> InformationRequest:
        """The request, or Http404."""
        return get_object_or_404(self.review.requests.select_related("agency"), pk=self.kwargs["pk"])


class Chase(OneRequestMixin, CaseAction):
    """A reminder over and above those that go by themselves."""

    button = "Remind them now"
    success_message = "They have been reminded."

    def get_title(self):
        return f"Remind {self.asked.agency}"

    def told(self):
        return [Told(f"The agency lead of {self.asked.agency}", "in the portal and by e-mail, at once")]

    def perform(self, form):
        information.chase(request=self.asked, by=self.request.user)
        return self.at("agencies/")


class AnswerMoreTime(OneRequestMixin, CaseForm):
    """An agency wants more time."""

    form_class = forms.MoreTimeAnswerForm
    success_message = "The agency is told."
    template_name = "reviews/more_time.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(asked=self.asked, **kwargs)

    def perform(self, form):
        information.answer_more_time(request=self.asked, by=self.request.user, **form.cleaned_data)
        return self.at("agencies/")


class TakeBack(OneRequestMixin, CaseAction):
    """An agency was asked by mistake."""

    form_class = forms.ReasonForm
    button = "Take the request back"
    danger = True
    success_message = "The request is taken back."

    def get_title(self):
        return f"Take back the request to {self.asked.agency}"

    def consequences(self):
        return ["The request and what was typed into it are removed. The history keeps that it was asked."]

    def perform(self, form):
        information.take_back_request(request=self.asked, by=self.request.user, **form.cleaned_data)
        return self.at("agencies/")


class Chronology(CasePage):
    """What every agency says happened, in one line of time."""

    template_name = "reviews/chronology.html"
    tab = "Chronology"

    def get_context_data(self, **kwargs):
        return super().get_context_data(lines=merged(self.review), **kwargs)


class AddEntry(CaseForm):
    """A line from the support team."""

    form_class = forms.EntryForm
    back = "chronology/"
    success_message = "The entry is added."

    def perform(self, form):
        information.add_entry(review=self.review, fields=form.cleaned_data, by=self.request.user)
        return self.at("chronology/")
