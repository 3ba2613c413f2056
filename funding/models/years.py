"""A year of the partnership's money, and the dates by which the next one is agreed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.access import holdings
from accounts.models import Partnership
from accounts.policy import Permission
from safeguarding.clock.subject import Subject

PERSON = settings.AUTH_USER_MODEL


class YearQuerySet(models.QuerySet):
    """Years of the partnerships whose money somebody may see: what each agency agreed is published."""

    def visible_to(self, person):
        return self.filter(partnership__key__in=holdings(person).partnerships_with(Permission.SEE_FUNDING))

    def of(self, partnership):
        """Those of one partnership."""
        return self.filter(partnership=partnership)


class FundingYear(models.Model):
    """One year's money, in pounds. What it adds up to is worked out, never kept."""

    class Status(models.TextChoices):
        TALKS = "talks", "To be agreed"
        PROPOSED = "proposed", "Proposed"
        AGREED = "agreed", "Agreed"
        NO_FIGURES = "agreed-without-figures", "Agreed, figures not given"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="funding_years")
    title = models.CharField(max_length=12, help_text="As the partnership writes it: 2019/20, or 2026.")
    starts_on = models.DateField()
    ends_on = models.DateField()
    status = models.CharField(max_length=24, choices=Status, default=Status.TALKS)
    agreed_on = models.DateField(null=True, blank=True)
    brought_forward = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    talks_from = models.DateField(null=True, blank=True, help_text="When the talks about this year begin.")
    proposals_by = models.DateField(null=True, blank=True)
    agree_by = models.DateField(null=True, blank=True)
    talks_note = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()
    objects = YearQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "-starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "title"], name="one_funding_year_of_a_title"),
            models.UniqueConstraint(fields=["partnership", "starts_on"], name="one_funding_year_from_a_day"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="a_funding_year_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(brought_forward__gte=0), name="nothing_less_than_nothing_is_carried"),
        ]

    def __str__(self):
        return f"Funding {self.title}"

    def get_absolute_url(self):
        return f"/funding/{self.pk}/"

    @property
    def subject(self) -> Subject:
        return Subject("funding-year", self.pk, str(self), self.get_absolute_url())
