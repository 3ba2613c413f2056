"""What each contributor agreed to give, was asked for, and gave."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.access import holdings
from accounts.models import Agency
from accounts.policy import Permission
from funding.models.years import FundingYear
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject

PERSON = settings.AUTH_USER_MODEL


class ContributionQuerySet(models.QuerySet):
    """Contributions with their invoices and payments."""

    def visible_to(self, person):
        """All of them for whoever answers for the whole; an agency's lead sees that agency's own."""
        held, found = holdings(person), Q(pk__in=[])
        for partnership in held.partnerships:
            permissions = held.permissions(partnership)
            if Permission.SEE_FUNDING not in permissions:
                continue
            here = Q(year__partnership=partnership.pk)
            overseeing = permissions & {Permission.SEE_ALL_WORK, Permission.MANAGE_FUNDING}
            found |= here if overseeing else here & Q(agency__in=held.leads_in(partnership))
        return self.filter(found)

    def of(self, partnership):
        """Those of one partnership."""
        return self.filter(year__partnership=partnership)


class Contribution(models.Model):
    """What one agency, or another source, gives in one year: money, or help in kind with its value.

    ``from_file`` is what the arrangement file last said; another ``agreed`` was set on screen and is kept.
    """

    class Kind(models.TextChoices):
        MONEY = "money", "Money"
        IN_KIND = "in-kind", "In kind"

    year = models.ForeignKey(FundingYear, on_delete=models.PROTECT, related_name="contributions")
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="contributions_given"
    )
    source = models.CharField(max_length=200, blank=True, help_text="Where it is not an agency of the arrangement.")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.MONEY)
    agreed = models.DecimalField(max_digits=12, decimal_places=2, help_text="In pounds; in kind, what it is worth.")
    from_file = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    described = models.CharField(max_length=300, blank=True, help_text="In kind: what is given.")
    note = models.CharField(max_length=300, blank=True)
    invoice_number = models.CharField(max_length=40, blank=True)
    invoiced_on = models.DateField(null=True, blank=True)
    invoice_due_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()
    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["year", "kind", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "agency", "kind"], condition=Q(agency__isnull=False), name="an_agency_gives_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["year", "source", "kind"], condition=~Q(source=""), name="a_source_gives_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=False, source="") | (Q(agency__isnull=True) & ~Q(source="")),
                name="a_contribution_is_from_an_agency_or_a_source",
            ),
            models.CheckConstraint(condition=Q(agreed__gte=0), name="a_contribution_is_not_negative"),
            models.CheckConstraint(
                condition=Q(invoice_number="", invoiced_on__isnull=True, invoice_due_on__isnull=True)
                | (~Q(invoice_number="") & Q(invoiced_on__isnull=False, invoice_due_on__gte=F("invoiced_on"))),
                name="an_invoice_has_number_date_and_a_later_due_date",
            ),
        ]

    def __str__(self):
        return f"{self.contributor}, {self.year.title}"

    def get_absolute_url(self):
        return f"/funding/contributions/{self.pk}/"

    @property
    def contributor(self) -> str:
        """The agency, or the source in words."""
        return self.agency.name if self.agency else self.source

    @property
    def partnership_id(self):
        return self.year.partnership_id

    @property
    def subject(self) -> Subject:
        label = f"Contribution of {self.contributor}, {self.year.title}"
        return Subject("contribution", self.pk, label[:200], self.get_absolute_url())


class Payment(models.Model):
    """Money that came in for a contribution. A wrong one is taken back, with the reason, never removed."""

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    received_on = models.DateField()
    reference = models.CharField(max_length=60, blank=True)
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=wall.now)
    taken_back_because = models.CharField(max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["received_on", "id"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="a_payment_is_of_something")]

    def __str__(self):
        return f"{self.amount} on {self.received_on}"


class ContributionTable(models.Model):
    """A table of contributions that was read and found right, and waits to be brought in or given up."""

    class TableQuerySet(models.QuerySet):
        """Those of partnerships whose money the person keeps."""

        def visible_to(self, person):
            return self.filter(year__partnership__key__in=holdings(person).partnerships_with(Permission.MANAGE_FUNDING))

    year = models.ForeignKey(FundingYear, on_delete=models.CASCADE, related_name="tables")
    rows = models.JSONField(help_text="[agency id, amount as text, note] for each line.")
    sent_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=wall.now)
    brought_in_at = models.DateTimeField(null=True, blank=True)
    objects = TableQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self):
        return f"Contributions for {self.year.title}"

    def get_absolute_url(self):
        return f"/funding/tables/{self.pk}/"

    @property
    def partnership_id(self):
        return self.year.partnership_id
