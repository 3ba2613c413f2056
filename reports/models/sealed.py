"""What is only ever added to: the seal on a draft, the partners' sign-off, corrections; and who was sent the report."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Agency
from reports.models.report import Report

PERSON = settings.AUTH_USER_MODEL


class Seal(models.Model):
    """A draft as it stood when it was sealed: frozen content and its digest (SHA-256, hexadecimal)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="seals")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    sealed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["report", "-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="seals_of_a_report_are_numbered")]

    def __str__(self):
        return f"{self.report}, seal {self.number}"


class SignOff(models.Model):
    """What a partner said of a sealed draft: signed, signed with dissent, or sent back."""

    class Kind(models.TextChoices):
        SIGNED = "signed", "Signed off"
        DISSENT = "dissent", "Signed off, with dissent"
        SENT_BACK = "sent-back", "Sent back"

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="sign_offs")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["seal", "agency"], name="each_partner_answers_a_seal_once"),
            models.CheckConstraint(condition=Q(kind="signed") | ~Q(words=""), name="dissent_says_why"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.agency}"


class Correction(models.Model):
    """What turned out to be wrong in a published report, and what is right. It stands beside it; the report stays."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="corrections")
    words = models.TextField()
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="a_correction_says_what")]

    def __str__(self):
        return f"Correction of {self.report}"


class Recipient(models.Model):
    """Who is sent the published report, by when, and that it was sent."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="recipients")
    position = models.PositiveSmallIntegerField(default=0)
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    within = models.JSONField(default=dict, blank=True, help_text="{n, unit} from the day of publishing; empty: none.")
    source = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["report", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="each_recipient_stands_once"),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(recorded_by__isnull=False) & ~Q(how=""),
                name="what_was_sent_says_how_and_by_whom",
            ),
        ]

    def __str__(self):
        return self.name
