"""Making the documents of reports: what they are and where they go. How none is lost is ``safeguarding.documents``'."""

from reports import documents
from reports.models import ReportJob
from safeguarding.documents.making import Maker, Paper

Kind = ReportJob.Kind
EXTENSIONS = {Kind.PDF: "pdf", Kind.WEB: "html", Kind.WORD: "docx", Kind.DATA: "xlsx"}


class ReportPapers(Maker):
    """PDF, web page, Word file and data tables of a report, from what was to be printed when somebody asked."""

    model = ReportJob
    related = ("report__partnership", "seal", "asked_by")
    task = "reports.tasks.make_document"
    thing = "document"
    noun = "a document of a report"

    def bytes_of(self, job: ReportJob) -> bytes:
        def step(done: int, of: int) -> None:
            # Its own statement, outside any transaction, so that whoever waits can read it.
            ReportJob.objects.filter(pk=job.pk, claim=job.claim).update(done_steps=done, steps=of)

        return documents.make(job.kind, documents.Printed.from_json(job.content), step=step)

    def paper_of(self, job: ReportJob) -> Paper:
        report = job.report
        return Paper(
            report.subject,
            title_of(job),
            f"{report.get_absolute_url()}documents/",
            report.partnership.key,
            marking="" if job.seal_id else "DRAFT",
            extension=EXTENSIONS[job.kind],
        )


def title_of(job: ReportJob) -> str:
    """What the file is called among the documents of the report."""
    return f"{job.get_kind_display()}, {f'seal {job.seal.number}' if job.seal else 'draft'}"


PAPERS = ReportPapers()
make, make_waiting = PAPERS.make, PAPERS.make_waiting
