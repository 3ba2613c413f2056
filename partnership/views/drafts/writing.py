"""Begin a draft; change its key facts, its whole text, or put a file in its place."""

from django.contrib import messages
from django.urls import reverse

from accounts.access import current_partnership
from accounts.pages import FormPage
from accounts.policy import Permission
from partnership.arrangement import version_in_force
from partnership.commands.drafts import begin_draft, change_facts, save_text
from partnership.files import Faulty
from partnership.files.text import decoded
from partnership.forms.drafts import BeginForm, FactsForm, TextForm, UploadForm
from partnership.models import ArrangementVersion
from partnership.rules.drafts import read_draft
from partnership.views.drafts.base import DRAFT, DraftForm
from safeguarding.clock.refusal import Refused
from safeguarding.design.cells import Link
from safeguarding.design.dates import counted


def text_of(upload) -> str:
    """The text of an uploaded file. Raises Refused for what is no text at all."""
    try:
        return decoded(upload.read())
    except Faulty as faulty:
        raise Refused(*faulty.faults, field="file") from None


def where_next(request, draft) -> str:
    """After a change: what is wrong is said at once, on the page that lists it."""
    faults = read_draft(draft).faults
    if faults:
        messages.warning(request, f"The draft is kept. It has {counted(len(faults), 'fault')} to put right.")
    else:
        messages.success(request, "The draft is kept. It has no faults.")
    return reverse(DRAFT)


class BeginDraft(FormPage):
    """From the arrangement in force, or from a file."""

    permission = Permission.PUBLISH_ARRANGEMENT
    form_class = BeginForm
    caption = "Next year’s arrangement"

    def breadcrumbs(self):
        return [Link("Partnership", reverse("partnership:arrangement")), Link("Draft", reverse(DRAFT))]

    def based_on(self) -> ArrangementVersion | None:
        """The version that a draft is begun from: the one in force, or else the latest."""
        versions = ArrangementVersion.objects.visible_to(self.request.user).of(self.partnership)
        found = version_in_force(self.partnership)
        return versions.filter(pk=found[0]).first() if found else versions.first()

    def form_kwargs(self):
        here = ArrangementVersion.objects.visible_to(self.request.user).of(current_partnership(self.request))
        return {"has_one": here.exists()}

    def perform(self, form):
        typed = form.cleaned_data
        begun = {"partnership": self.partnership, "by": self.request.user}
        if typed["start"] == "file":
            draft = begin_draft(**begun, text=text_of(typed["file"]))
        else:
            facts = {"version": typed["version_of_it"], "in-force-from": typed["in_force_from"].isoformat()}
            draft = begin_draft(**begun, based_on=self.based_on(), facts=facts)
        return where_next(self.request, draft)


class DraftFacts(DraftForm):
    """Version, dates, vision."""

    form_class = FactsForm

    def facts(self) -> dict:
        facts = self.values().get("partnership")
        if not isinstance(facts, dict):
            raise Faulty(["partnership: it should be keys with values under it."])
        return facts

    def initial(self):
        return FactsForm.initial_of(self.facts())

    def form_kwargs(self):
        return {"values": self.values()}

    def perform(self, form):
        draft = change_facts(draft=self.record, facts=form.facts(), by=self.request.user)
        return where_next(self.request, draft)


class DraftText(DraftForm):
    """The whole text, with what is wrong with it above."""

    form_class = TextForm
    template_name = "partnership/drafts/text.html"

    def initial(self):
        return {"text": self.record.text}

    def perform(self, form):
        draft = save_text(draft=self.record, text=form.cleaned_data["text"], by=self.request.user)
        where_next(self.request, draft)
        return reverse("partnership:draft_text") if read_draft(draft).faults else reverse(DRAFT)

    def get_context_data(self, **kwargs):
        return super().get_context_data(faults=self.reading.faults, **kwargs)


class UploadDraft(DraftForm):
    """A file in the place of the draft's text."""

    form_class = UploadForm

    def perform(self, form):
        text = text_of(form.cleaned_data["file"])
        draft = save_text(draft=self.record, text=text, by=self.request.user, what="A file was uploaded")
        return where_next(self.request, draft)
