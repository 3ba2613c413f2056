"""The papers of a case: what can be made, how far it is, and the files."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect

from accounts.policy import Permission
from reviews.document.commands import ask_for_document
from reviews.document.papers import paper_at, papers_of
from reviews.models import DocumentJob
from reviews.views.base import CaseAction, CasePage
from safeguarding.design.cells import Told
from safeguarding.documents.making import is_kept, version_of
from safeguarding.documents.serve import response
from safeguarding.history.commands import log_access

MAKERS = (Permission.RUN_REVIEW, Permission.DECIDE_REVIEW)


class Papers(CasePage):
    """Every paper of the review with how far it is."""

    template_name = "reviews/document/page.html"
    tab = "Decision"

    def get_context_data(self, **kwargs):
        papers = papers_of(self.review)
        return super().get_context_data(
            papers=papers,
            under_way=any(paper.job and paper.job.is_under_way for paper in papers),
            may_make=any(self.may(permission) for permission in MAKERS),
            **kwargs,
        )


class MakePaper(CaseAction):
    """Ask for one paper. The page sends this at once; opened by itself it asks first."""

    permission = MAKERS
    button = "Make it"
    back = "document/"

    def get_success_message(self, form):
        if self.job.is_under_way:
            return "It is being made. You will be told when it is ready."
        return "It is ready: nothing in it has changed since it was made."

    def paper(self):
        """The paper that the address names, or Http404."""
        found = paper_at(self.review, self.kwargs["what"])
        if found is None:
            raise Http404
        return found

    def get_title(self):
        return self.paper().button

    def consequences(self):
        return [
            "A PDF is made and kept with the documents of the case.",
            "It is marked on every page and names nobody.",
        ]

    def told(self):
        return [Told("You")]

    def perform(self, form):
        paper = self.paper()
        asked = {"review": self.review, "kind": paper.kind, "submission": paper.submission}
        self.job = ask_for_document(**asked, by=self.request.user)
        return self.at("document/")


class DownloadPaper(CasePage):
    """The file of a paper that is ready, for those who may see the case."""

    tab = "Decision"

    def get(self, request, *args, **kwargs):
        job = self.review.document_jobs.filter(pk=self.kwargs["pk"], state=DocumentJob.State.MADE).first()
        if job is None:
            raise Http404
        version = version_of(job)
        if not is_kept(version):
            messages.warning(request, "The file of this paper is missing from the store. Make it again.")
            return HttpResponseRedirect(self.at("document/"))
        log_access(person=request.user, subject=self.review.subject, what="downloaded", request=request)
        return response(version)
