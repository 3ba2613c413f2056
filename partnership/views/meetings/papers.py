"""Papers of a meeting and its pack: send, place, read, take away, bind."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from accounts.policy import Permission
from partnership.commands import papers as commands
from partnership.commands.packs import ask_for_pack
from partnership.forms import meetings_agenda as forms
from partnership.models import AgendaItem, PackJob, Paper
from partnership.packs.content import rows_of
from partnership.rules import meetings as rules
from partnership.rules.papers import readable, reasons_against_removing
from partnership.views.meetings.base import MeetingAction, MeetingForm, MeetingMixin, MeetingPage
from partnership.views.meetings.packs import PACKS, packs_of
from safeguarding.documents.making import is_kept, version_of
from safeguarding.documents.models import DocumentVersion
from safeguarding.documents.serve import response
from safeguarding.history.commands import log_access


class ItemsMixin:
    """A form that asks for which item a paper is."""

    def form_kwargs(self):
        return {"items": AgendaItem.objects.visible_to(self.request.user).filter(meeting=self.meeting)}


class PaperMixin:
    """A paper of this meeting that the person may read, from the address."""

    @cached_property
    def paper(self) -> Paper:
        """The paper, or Http404."""
        papers = readable(self.meeting, self.request.user, restricted=self.sees_restricted)
        return get_object_or_404(papers, pk=self.kwargs["paper"])


class Papers(MeetingPage):
    """Every paper that this person may read, and the packs."""

    template_name = "partnership/meetings/papers.html"
    tab = "Papers"

    def get_context_data(self, **kwargs):
        papers = list(readable(self.meeting, self.request.user, restricted=self.sees_restricted))
        jobs = list(self.meeting.packs.select_related("asked_by"))
        rows = rows_of(self.meeting, [job.version_id for job in jobs if job.version_id])
        for paper in papers:
            paper.version = rows.versions.get(paper.version_id)
        packs = packs_of(self.meeting, jobs, rows, restricted=self.sees_restricted)
        open_still = self.meeting.state in rules.BEFORE
        names = {
            "papers": papers,
            "packs": packs,
            "under_way": any(pack.job and pack.job.is_under_way for pack in packs),
            "open_still": open_still,
            "sends": open_still and rules.may_send_papers(self.request.user, self.meeting.group),
        }
        return super().get_context_data(**{**names, **kwargs})


class SendPaper(ItemsMixin, MeetingForm):
    """A paper from a member or the support team."""

    permission = Permission.SEE_WORK
    by_whom = staticmethod(rules.may_send_papers)
    form_class = forms.PaperForm
    back = "papers/"
    success_message = "The paper is sent."

    def perform(self, form):
        asked = form.cleaned_data
        commands.send_paper(
            meeting=self.meeting,
            title=asked["heading"],
            upload=asked["upload"],
            item=asked["item"],
            restricted=asked["restricted"],
            by=self.request.user,
        )
        return self.at("papers/")


class PlacePaper(ItemsMixin, PaperMixin, MeetingForm):
    """Where a paper belongs on the agenda."""

    form_class = forms.PlaceForm
    back = "papers/"
    success_message = "The paper is placed."

    def initial(self):
        return {"item": self.paper.item_id, "restricted": self.paper.restricted}

    def perform(self, form):
        commands.place_paper(paper=self.paper, by=self.request.user, **form.cleaned_data)
        return self.at("papers/")


class RemovePaper(PaperMixin, MeetingAction):
    """A paper is taken away."""

    permission = Permission.SEE_WORK
    by_whom = staticmethod(rules.may_send_papers)
    title = "Remove this paper"
    button = "Remove it"
    back = "papers/"
    success_message = "The paper is removed."

    def consequences(self):
        return [
            *reasons_against_removing(self.paper, self.request.user),
            f"“{self.paper.title}” is no longer among the papers, and the next pack is bound without it.",
        ]

    def perform(self, form):
        commands.remove_paper(paper=self.paper, by=self.request.user)
        return self.at("papers/")


class ReadPaper(PaperMixin, MeetingPage):
    """The file of a paper, for those who may read it."""

    def get(self, request, *args, **kwargs):
        return hand_over(
            self,
            version_of(self.paper),
            "The file of this paper is missing from the store. Ask for it to be sent again.",
        )


class MakePack(MeetingAction):
    """Ask for a pack. The page sends this at once; opened by itself it asks first."""

    permission = Permission.SEE_WORK
    by_whom = None
    button = "Bind the pack"
    back = "papers/"
    title = "Bind the pack"

    @property
    def restricted(self) -> bool:
        if self.kwargs["what"] not in PACKS:
            raise Http404
        return self.kwargs["what"] == "members"

    def consequences(self):
        return ["Agenda and papers are bound into one PDF with bookmarks. Papers that are not PDFs go beside it."]

    def get_success_message(self, form):
        if self.job.is_under_way:
            return "The pack is being bound. You will be told when it is ready."
        return "The pack is ready: nothing in it has changed since it was bound."

    def perform(self, form):
        self.job = ask_for_pack(meeting=self.meeting, restricted=self.restricted, by=self.request.user)
        return self.at("papers/#packs")


class ReadPack(MeetingPage):
    """The file of a pack, for those whom it is for."""

    def get(self, request, *args, **kwargs):
        job = self.meeting.packs.filter(pk=self.kwargs["pack"], state=PackJob.State.MADE).first()
        if job is None or (job.with_restricted and not self.sees_restricted):
            raise Http404
        return hand_over(self, version_of(job), "The file of this pack is missing from the store. Bind it again.")


def hand_over(page: MeetingMixin, version: DocumentVersion | None, missing: str):
    """The file, with a line in the log of openings; back to the papers with a sentence where it is missing."""
    if not is_kept(version):
        messages.warning(page.request, missing)
        return HttpResponseRedirect(page.at("papers/"))
    log_access(person=page.request.user, subject=page.meeting.subject, what="downloaded", request=page.request)
    return response(version)
