"""Read a draft as its page will look, see what it changes, record approvals, publish it, give it up."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages import ActionPage, FormPage, PlainPage
from partnership.arrangement import of_version
from partnership.commands.approvals import record_approval, take_back_approval
from partnership.commands.drafts import give_up_draft
from partnership.commands.publishing import publish_draft
from partnership.comparison import compare
from partnership.forms import ConfirmForm
from partnership.forms.arrangement import ApprovalForm
from partnership.rules.drafts import (
    everybody_in,
    reasons_against_publishing,
    takes_force_on,
    warnings_before_publishing,
)
from partnership.views.arrangement.reading import pages_of_groups, reading_of
from partnership.views.drafts.base import DRAFT, OfDraft
from safeguarding.clock import wall
from safeguarding.design.cells import Told
from safeguarding.design.dates import counted, long_date


class PreviewDraft(OfDraft, PlainPage):
    """The draft as the page that it will be."""

    template_name = "partnership/drafts/preview.html"
    title = "The draft as it will read"

    def get_context_data(self, **kwargs):
        url_of = pages_of_groups(self.request.user, self.partnership)
        recorded = self.record.approvals.select_related("agency")
        reading = reading_of(self.arrangement(), url_of, recorded=recorded)
        return super().get_context_data(**{**reading, **kwargs})


class DraftChanges(OfDraft, PlainPage):
    """What the draft changes in the arrangement in force, in words."""

    template_name = "partnership/drafts/changes.html"
    title = "What the draft changes"

    def get_context_data(self, **kwargs):
        after, in_force = self.arrangement(), self.in_force()
        changes = compare(of_version(in_force.pk), after) if in_force else []
        return super().get_context_data(changes=changes, in_force=in_force, **kwargs)


class ApproveDraft(OfDraft, FormPage):
    """What a partner's governance body answered to the draft."""

    form_class = ApprovalForm
    success_message = "The answer is recorded."

    def current_version(self):
        return None

    def form_kwargs(self):
        return {"arrangement": self.arrangement()}

    def perform(self, form):
        record_approval(draft=self.record, by=self.request.user, **form.cleaned_data)
        return f"{reverse(DRAFT)}#approvals"


class TakeBackApproval(OfDraft, ActionPage):
    """An answer that was recorded by mistake."""

    form_class = ConfirmForm
    title = "Take this answer out?"
    button = "Take it out"
    success_message = "The answer is taken out."
    keeps_typed = False

    def current_version(self):
        return None

    def approval(self):
        """The answer that the address names, of this draft."""
        return get_object_or_404(self.record.approvals.select_related("agency"), pk=self.kwargs["pk"])

    def consequences(self):
        one = self.approval()
        answer = "approved it" if one.approved else "sent it back"
        return [
            f"{one.agency.name}, {one.body}, {answer} on {long_date(one.on)}: this line goes. The history keeps it."
        ]

    def perform(self, form):
        take_back_approval(approval=self.approval(), by=self.request.user)
        return f"{reverse(DRAFT)}#approvals"


class PublishDraft(OfDraft, ActionPage):
    """What publishing does, and who hears of it, before it is done."""

    form_class = ConfirmForm
    template_name = "partnership/drafts/publish.html"
    button = "Publish the arrangement"
    keeps_typed = False

    def get_title(self):
        version = f"version {self.reading.arrangement.version}" if self.reading.arrangement else "the draft"
        return f"Publish {version}?"

    def consequences(self):
        if self.reading.arrangement is None:
            return []
        begins = takes_force_on(self.reading.arrangement)
        at_once = begins <= wall.today()
        when = "at once" if at_once else f"on {long_date(begins)}, in the night before"
        return [
            f"It takes force {when}: agencies, posts, groups and priorities then follow it.",
            "Records that run already keep the terms that they began under.",
            "Its text can no longer be changed. A correction is another version.",
            *warnings_before_publishing(self.record, self.reading, self.in_force()),
        ]

    def told(self):
        people = everybody_in(self.record.partnership).exclude(pk=self.request.user.pk).count()
        who = f"Everybody with a role in the partnership ({counted(people, 'person', 'people')})"
        return [Told(who)] if people else []

    def get_context_data(self, **kwargs):
        reasons = reasons_against_publishing(self.record, self.reading, self.in_force())
        return super().get_context_data(reasons=reasons, **kwargs)

    def perform(self, form):
        version = publish_draft(draft=self.record, by=self.request.user)
        self.published = version
        return reverse("partnership:version", args=[version.pk])

    def get_success_message(self, form):
        return f"Version {self.published.version} is published. It takes force on {long_date(self.published.in_force_from)}."


class GiveUpDraft(OfDraft, ActionPage):
    """Close the draft without publishing it."""

    form_class = ConfirmForm
    title = "Give this draft up?"
    button = "Give the draft up"
    success_message = "The draft is given up. You can begin another."
    danger = True
    keeps_typed = False

    def consequences(self):
        return [
            "The draft is closed and cannot be opened again. Download its text first if you may need it.",
            "The arrangement in force stays as it is.",
        ]

    def perform(self, form):
        give_up_draft(draft=self.record, by=self.request.user)
        return reverse(DRAFT)
