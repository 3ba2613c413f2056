"""The end of an action, and what it changed."""

from django.http import Http404

from accounts.policy import Permission
from partnership.commands import actions as commands
from partnership.forms import action_steps as forms
from partnership.models import ImpactCheck
from partnership.rules import actions as rules
from partnership.views.actions.base import ActionForm
from safeguarding.clock import wall
from safeguarding.design.dates import long_date


class AskToClose(ActionForm):
    """It is done; somebody else confirms it."""

    form_class = forms.AskToCloseForm
    template_name = "partnership/actions/ask_to_close.html"
    success_message = "You have asked to close it. The group’s chair and the support team have been told."

    def perform(self, form):
        return commands.ask_to_close(action=self.action, by=self.request.user, **form.cleaned_data)


class AnswerClosing(ActionForm):
    """Confirmed or sent back, with the evidence in front of whoever decides."""

    only_for_workers = False
    permission = (Permission.RUN_GROUPS, Permission.CHAIR_GROUPS)
    form_class = forms.AnswerClosingForm
    template_name = "partnership/actions/answer_closing.html"

    def initial(self):
        return {"months": [str(rules.IMPACT_MONTHS[0])]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            against=rules.reasons_against_deciding_closing(self.request.user, self.action),
            evidence=self.action.notes.filter(kind="evidence").select_related("by"),
            owner=rules.owner_words(self.action),
            **kwargs,
        )

    def perform(self, form):
        data = form.cleaned_data
        if data["answer"] == "refuse":
            return commands.refuse_closing(action=self.action, reason=data["reason"], by=self.request.user)
        months = tuple(int(number) for number in data["months"] or ())
        return commands.confirm_closing(action=self.action, months=months, words=data["words"], by=self.request.user)

    def get_success_message(self, form):
        if form.cleaned_data["answer"] == "refuse":
            return "It is sent back. Its owner has been told what is missing."
        return "The action is closed. Its owner has been told."


class Reopen(ActionForm):
    """More to do after all."""

    form_class = forms.ReopenForm
    success_message = "The action is open again. Impact checks that were still to come are dropped."

    def perform(self, form):
        return commands.reopen(action=self.action, by=self.request.user, **form.cleaned_data)


class RecordImpact(ActionForm):
    """What the next impact check found."""

    form_class = forms.ImpactForm
    check = None

    def get_record(self):
        action = super().get_record()
        waiting = action.impact_checks.filter(done_on__isnull=True, dropped_on__isnull=True)
        self.check = waiting.order_by("due_on").first()
        if self.check is None:
            raise Http404
        return action

    def get_caption(self):
        return f"Action {self.action.reference}, {self.check.months} months after it was closed"

    def perform(self, form):
        self.check = commands.record_impact(check=self.check, by=self.request.user, **form.cleaned_data)
        if self.check.finding == ImpactCheck.Finding.NOT_CHANGED:
            return f"{self.at()}follow-up/"
        return self.at()

    def get_success_message(self, form):
        if self.check.finding == ImpactCheck.Finding.NOT_CHANGED:
            return "What was found is saved. You can raise a follow-up action here, or cancel."
        return f"What was found on {long_date(wall.today())} is saved."
