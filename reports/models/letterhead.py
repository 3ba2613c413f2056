"""How a partnership's reports look: its logo. The colour comes with the arrangement."""

from django.db import models
from simple_history.models import HistoricalRecords

from accounts.holdings import holdings
from accounts.models import Partnership
from accounts.policy import Permission
from safeguarding.clock.subject import Subject
from safeguarding.documents.models import DocumentVersion


class LetterheadQuerySet(models.QuerySet):
    """Those of the partnerships where somebody writes reports."""

    def visible_to(self, person):
        return self.filter(partnership__key__in=holdings(person).partnerships_with(Permission.WRITE_REPORTS))


class Letterhead(models.Model):
    """The logo on the cover of a partnership's reports, with its words for those who do not see it."""

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="letterhead")
    logo = models.ForeignKey(DocumentVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    logo_words = models.CharField(max_length=200, blank=True)
    history = HistoricalRecords()
    objects = LetterheadQuerySet.as_manager()

    def __str__(self):
        return f"Letterhead of {self.partnership}"

    @property
    def subject(self) -> Subject:
        """What the document of the logo belongs to."""
        return Subject("letterhead", self.pk, f"Letterhead of {self.partnership.short_name}", "/reports/letterhead/")
