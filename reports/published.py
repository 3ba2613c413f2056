"""What anybody may read: published reports from their day on, and the files beside them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import Partnership
from reports.commands.papers import key_of
from reports.documents import Printed, body_html, printed_of
from reports.making import EXTENSIONS
from reports.models import Report, ReportJob
from reports.rules.publishing import FILES
from reports.rules.signing import newest_seal
from safeguarding.documents.making import is_kept
from safeguarding.documents.models import DocumentVersion

# Of so many reports each process keeps the page: the same key is the same content to the last word.
KEPT = 8
TITLES = {
    ReportJob.Kind.PDF: "The report as a PDF",
    ReportJob.Kind.WORD: "The report as a Word file",
    ReportJob.Kind.DATA: "The tables behind the report, as a spreadsheet",
}


@dataclass(frozen=True)
class PublicFile:
    """A file that stands beside the public page. ``name`` is made of keys, never of anything typed."""

    kind: str
    title: str
    name: str
    version: DocumentVersion

    @property
    def size(self) -> str:
        """How large it is, as people say it."""
        kilobytes = max(1, round(self.version.size / 1024))
        return f"{kilobytes:,} KB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB"

    @property
    def form(self) -> str:
        """The kind of file, as people say it."""
        return {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}[self.version.extension]


def partnership_of(key: str) -> Partnership | None:
    """The partnership of a key: its name is public."""
    return Partnership.objects.filter(key=key).first()


def reports_of(partnership: Partnership) -> QuerySet[Report]:
    """Its reports that anybody may read today, the latest period first. A group's own report is never among them."""
    rows = Report.objects.public().filter(partnership=partnership, group__isnull=True)
    return rows.select_related("partnership").order_by("-until_on", "title")


def address_of(report: Report) -> str:
    """Where anybody reads it."""
    return f"/published/{report.partnership.key}/{report.outline}/{report.label}/"


def printed_for_all(report: Report) -> Printed:
    """What is printed of a published report: the seal that was signed."""
    return printed_of(report, newest_seal(report))


_bodies: dict[str, str] = {}


def body_for_all(printed: Printed) -> str:
    """The report from its contents on, as it stands on the public page: drawn once by each process, for all readers."""
    if printed.key not in _bodies:
        if len(_bodies) >= KEPT:
            _bodies.pop(next(iter(_bodies)))
        _bodies[printed.key] = body_html(printed)
    return _bodies[printed.key]


def files_of(report: Report, printed: Printed) -> list[PublicFile]:
    """The files that are made and in the store, of exactly what the page shows."""
    keys = {key_of(report, kind, printed): kind for kind in FILES}
    jobs = report.jobs.filter(key__in=keys, state=ReportJob.State.MADE, version_id__isnull=False)
    made = {keys[job.key]: job.version_id for job in jobs.only("key", "version_id")}
    versions = DocumentVersion.objects.in_bulk(made.values())
    stem = f"{report.partnership.key}-{report.outline}-{report.label}"
    return [
        PublicFile(kind, TITLES[kind], f"{stem}.{EXTENSIONS[kind]}", versions[made[kind]])
        for kind in FILES
        if kind in made and is_kept(versions.get(made[kind]))
    ]
