"""Income besides the contributions, and what the money is for."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from funding.models.years import FundingYear


class Income(models.Model):
    """Money from training, grants or elsewhere. What is not counted is shown and added to nothing."""

    class Kind(models.TextChoices):
        TRAINING = "training", "Training"
        GRANT = "grant", "Grant"
        OTHER = "other", "Other"

    year = models.ForeignKey(FundingYear, on_delete=models.PROTECT, related_name="income")
    source = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.OTHER)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    about = models.BooleanField(default=False, help_text="The amount is an estimate.")
    counted = models.BooleanField(default=True)
    restricted_to = models.CharField(max_length=300, blank=True, help_text="What alone it may be spent on.")
    spend_by = models.DateField(null=True, blank=True, help_text="When restricted money must be spent.")
    note = models.CharField(max_length=300, blank=True)
    from_arrangement = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ["year", "-counted", "id"]
        verbose_name_plural = "income"
        constraints = [
            models.UniqueConstraint(fields=["year", "source"], name="an_income_is_named_once_a_year"),
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | Q(counted=False), name="what_is_counted_has_an_amount"
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="an_income_is_not_negative"
            ),
        ]

    def __str__(self):
        return self.source


class BudgetLine(models.Model):
    """A heading of the year's budget: what is set aside for it, and what was spent."""

    class Kind(models.TextChoices):
        SPENDING = "spending", "Spending"
        CONTINGENCY = "contingency", "Contingency"
        RESERVE = "reserve", "Reserve"

    year = models.ForeignKey(FundingYear, on_delete=models.PROTECT, related_name="budget")
    heading = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.SPENDING)
    budget = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    spent = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ["year", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["year", "heading"], name="a_heading_stands_once_in_a_budget"),
            models.CheckConstraint(condition=Q(budget__gte=0, spent__gte=0), name="a_budget_is_not_negative"),
        ]

    def __str__(self):
        return self.heading
