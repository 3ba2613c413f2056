"""The documents of a report: what can be made, how far it is, and the files."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect

from accounts.policy import Permission
from reports.commands.papers import ask_for_document
from reports.models import ReportJob
from reports.papers import newest_seal, papers_of
from reports.views.base import ReportAction, ReportPage
from safeguarding.design.cells import Told
from safeguarding.documents.making import is_kept, version_of
from safeguarding.documents.serve import response
from safeguarding.history.commands import log_access


class Documents(ReportPage):
    """Every document of the report with how far it is."""

    template_name = "reports/papers/page.html"
    tab = "Documents"

    def get_context_data(self, **kwargs):
        papers = papers_of(self.report)
        return super().get_context_data(
            papers=papers,
            seal=newest_seal(self.report),
            under_way=any(paper.job and paper.job.is_under_way for paper in papers),
            **kwargs,
        )


class MakeDocument(ReportAction):
    """Ask for one document. The page sends this at once; opened by itself it asks first."""

    permission = Permission.SEE_REPORTS
    button = "Make it"
    back = "documents/"

    @property
    def kind(self) -> str:
        """The kind that the address names, or Http404."""
        if self.kwargs["kind"] not in ReportJob.Kind.values:
            raise Http404
        return self.kwargs["kind"]

    def get_title(self):
        return f"Make the document: {ReportJob.Kind(self.kind).label}"

    def consequences(self):
        return ["It is made in the background. You can leave this page; it will wait for you in your inbox."]

    def told(self):
        return [Told("You")]

    def get_success_message(self, form):
        if self.job.is_under_way:
            return "It is being made. You can leave this page: you will be told when it is ready."
        return "It is ready: nothing in the report has changed since it was made."

    def perform(self, form):
        seal = newest_seal(self.report)
        self.job = ask_for_document(report=self.report, kind=self.kind, seal=seal, by=self.request.user)
        return self.at("documents/")


class DownloadDocument(ReportPage):
    """The file of a document that is ready, for those who see the report."""

    tab = "Documents"

    def get(self, request, *args, **kwargs):
        job = self.report.jobs.filter(pk=self.kwargs["job"], state=ReportJob.State.MADE).first()
        if job is None:
            raise Http404
        version = version_of(job)
        if not is_kept(version):
            messages.warning(request, "The file of this document is missing from the store. Make it again.")
            return HttpResponseRedirect(self.at("documents/"))
        log_access(person=request.user, subject=self.report.subject, what="downloaded", request=request)
        return response(version)
