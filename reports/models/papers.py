"""Documents of a report that the portal is asked to make: each wish is a row, so that no worker can lose it."""

from django.db import models

from reports.models.report import Report
from reports.models.sealed import Seal
from safeguarding.documents.jobs import MadeOutsideTheRequest


class ReportJob(MadeOutsideTheRequest):
    """Somebody asked for a document of a report: of a seal, or of the draft as it stood (``content`` kept here).

    ``key`` says what would be printed: the same seal with the same sign-off is the same document.
    """

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        WEB = "web", "Web page"
        WORD = "word", "Word"
        DATA = "data", "Data tables (Excel)"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="jobs")
    seal = models.ForeignKey(Seal, null=True, blank=True, on_delete=models.PROTECT, related_name="jobs")
    kind = models.CharField(max_length=8, choices=Kind)
    content = models.JSONField(null=True, blank=True, help_text="Of a draft: what was asked to be printed.")
    done_steps = models.PositiveSmallIntegerField(default=0, help_text="How far it is, of ``steps``.")
    steps = models.PositiveSmallIntegerField(default=0)

    class Meta(MadeOutsideTheRequest.Meta):
        pass

    def __str__(self):
        return f"{self.get_kind_display()} of {self.report}"
