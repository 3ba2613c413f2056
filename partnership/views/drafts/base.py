"""What the pages of a draft share: the open draft of one's partnership, the way back, its version for stale edits."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.access import current_partnership
from accounts.pages import FormPage
from accounts.policy import Permission
from partnership.arrangement import version_in_force
from partnership.files import Faulty
from partnership.files.editing import values_of
from partnership.models import ArrangementDraft, ArrangementVersion
from partnership.rules.drafts import read_draft
from safeguarding.design.cells import Link

DRAFT = "partnership:draft"


class OfDraft:
    """Pages about the one open draft; its address has no number, since there is only one."""

    permission: Permission | tuple = Permission.PUBLISH_ARRANGEMENT
    model = ArrangementDraft
    caption = "Next year’s arrangement"
    record: ArrangementDraft

    def get_record(self):
        return get_object_or_404(self.open_drafts())

    def open_drafts(self):
        mine = self.visible().of(current_partnership(self.request))
        return mine.filter(published_at=None, given_up_at=None).select_related("partnership", "based_on", "begun_by")

    def current_version(self) -> str:
        return str(self.record.version)

    def breadcrumbs(self):
        return [Link("Partnership", reverse("partnership:arrangement")), Link("Draft", reverse(DRAFT))]

    @property
    def reading(self):
        """What the draft says, read once for a page."""
        if not hasattr(self, "_reading"):
            self._reading = read_draft(self.record)
        return self._reading

    def in_force(self) -> ArrangementVersion | None:
        """The version in force in the draft's partnership today."""
        found = version_in_force(self.record.partnership)
        versions = ArrangementVersion.objects.visible_to(self.request.user).defer("document")
        return versions.filter(pk=found[0]).first() if found else None

    def arrangement(self):
        """The arrangement that the draft says. Raises Faulty while it has faults: there is nothing to show yet."""
        if self.reading.arrangement is None:
            raise Faulty(fault.sentence for fault in self.reading.faults)
        return self.reading.arrangement

    def dispatch(self, request, *args, **kwargs):
        """As of every page; one that needs a right text leads to the whole text while that has faults."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Faulty as faulty:
            messages.warning(request, f"The text must be mended first: {faulty.faults[0]}")
            return HttpResponseRedirect(reverse("partnership:draft_text"))


class DraftForm(OfDraft, FormPage):
    """A form that changes the draft's text."""

    def values(self) -> dict:
        """The plain values of the text. Raises Faulty."""
        return values_of(self.record.text)
