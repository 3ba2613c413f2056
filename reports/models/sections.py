"""A section of a report: what stands in it, who writes it, what others say of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Agency
from reports.models.report import Report
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject

PERSON = settings.AUTH_USER_MODEL


class Section(models.Model):
    """A part of a report: facts that the portal takes, and words that an author writes.

    ``covers`` names the requirements of the guidance that it answers, ``facts`` the facts that it shows, in their
    order. ``words`` are plain text with Markdown's headings, lists, bold, links, quotes and tables.
    """

    class Kind(models.TextChoices):
        PART = "part", "Part"
        SUMMARY = "summary", "One-page summary"
        CHANGED = "changed", "What changed for children"
        SCRUTINY = "scrutiny", "Independent scrutiny’s statement"
        YOUNG = "young", "Young people’s version"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(default=0)
    key = models.SlugField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PART)
    title = models.CharField(max_length=200)
    hint = models.TextField(blank=True, help_text="What its author is asked to write.")
    covers = models.JSONField(default=list, blank=True)
    facts_wanted = models.JSONField(default=list, blank=True)
    words = models.TextField(blank=True)
    author = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="report_sections")
    due_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ["report", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="one_section_for_each_key"),
            models.CheckConstraint(condition=~Q(title=""), name="a_section_has_a_title"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(done_by__isnull=False), name="a_section_that_is_done_says_by_whom"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/reports/{self.report_id}/sections/{self.pk}/"

    @property
    def subject(self) -> Subject:
        """What the clock and notices call this part: its place in the report, never a title that somebody typed."""
        label = f"{self.report.title}, part {self.position + 1}"
        return Subject("report-part", self.pk, label, self.get_absolute_url())


class Comment(models.Model):
    """What a partner says of a section, and what became of it."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="comments")
    words = models.TextField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall.now)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_by__isnull=False) & ~Q(answer=""),
                name="an_answered_comment_says_how_and_by_whom",
            ),
        ]

    def __str__(self):
        return f"Comment {self.pk}"
