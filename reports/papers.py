"""The documents of a report as its page shows them: of the newest seal, or of the draft; how far each is."""

from reports.models import Report, ReportJob, Seal
from safeguarding.documents.offered import Offered, add_versions

Kind = ReportJob.Kind
SAYS = {
    Kind.PDF: "To print, to send and to publish. Screen readers can read it.",
    Kind.WEB: "One web page with the tables behind the charts.",
    Kind.WORD: "For those who must edit.",
    Kind.DATA: "Every table as a sheet, with the definitions of its figures.",
}

NAMES = {Kind.PDF: "PDF", Kind.WEB: "web page", Kind.WORD: "Word file", Kind.DATA: "data tables"}


class ReportPaper(Offered):
    """One document of a report; of a draft it can always be made anew, since the draft goes on."""

    seal: Seal | None = None

    @property
    def can_be_made(self) -> bool:
        return super().can_be_made or (self.seal is None and not self.job.is_under_way)

    @property
    def button(self) -> str:
        again = " again" if self.job else ""
        return f"Make the {NAMES[self.slug]}{again}"

    @property
    def progress(self) -> str:
        """How far the worker is, in words; nothing while it waits."""
        job = self.job
        return f"Step {job.done_steps + 1} of {job.steps}" if job.steps and job.done_steps < job.steps else ""


def newest_seal(report: Report) -> Seal | None:
    """The seal that stands: none for a draft, even where an earlier seal was given up."""
    return None if report.may_be_written else report.seals.order_by("-number").first()


def papers_of(report: Report) -> list[ReportPaper]:
    """PDF, web page, Word file and data of the report as it stands, each with its last job and its file.

    Two statements, and one for the seal.
    """
    seal = newest_seal(report)
    jobs = report.jobs.filter(seal=seal) if seal else report.jobs.filter(seal__isnull=True)
    latest = {job.kind: job for job in jobs.select_related("asked_by").defer("content").order_by("asked_at", "pk")}
    papers = []
    for kind, title in Kind.choices:
        paper = ReportPaper(kind, title, SAYS[kind], job=latest.get(kind))
        paper.seal = seal
        papers.append(paper)
    add_versions(papers)
    return papers
