"""The two books of what happened: domain steps that pages show, and the append-only log of openings."""

from django.conf import settings
from django.db import models


class AboutSubject(models.Model):
    """The columns that tie a row to a record of any room, without a foreign key into the room."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.PositiveBigIntegerField()
    subject_label = models.CharField(max_length=200)
    subject_url = models.CharField(max_length=300)

    class Meta:
        abstract = True


class Step(AboutSubject):
    """One line of a record's story: what was done, by whom, when.

    ``by`` is empty only when a named part of the portal did it; ``by_name`` always says who.
    """

    kind = models.CharField(max_length=60, blank=True)
    what = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-at"], name="history_step_of_subject"),
            # Home asks what happened lately, whatever the record.
            models.Index(fields=["-at", "subject_kind"], name="history_step_lately"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(by_name=""), name="a_step_says_who"),
            models.CheckConstraint(condition=~models.Q(what=""), name="a_step_says_what"),
        ]

    def __str__(self):
        return f"{self.subject_label}: {self.kind or 'step'}"


class Opening(AboutSubject):
    """Somebody opened, downloaded, exported or signed a record. Never changed, never removed.

    The database itself refuses UPDATE and DELETE (migration 0002); the name is kept as text
    so that the line can be read when the account has long been renamed.
    """

    class What(models.TextChoices):
        OPENED = "opened", "Opened"
        DOWNLOADED = "downloaded", "Downloaded"
        EXPORTED = "exported", "Exported"
        SIGNED = "signed", "Signed"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=120)
    what = models.CharField(max_length=12, choices=What.choices)
    path = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-at"], name="history_opening_of_subject"),
            models.Index(fields=["person", "-at"], name="history_opening_by_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(person_name=""), name="an_opening_says_who"),
            models.CheckConstraint(
                condition=models.Q(what__in=["opened", "downloaded", "exported", "signed"]),
                name="an_opening_says_what",
            ),
        ]

    def __str__(self):
        return f"{self.person_name} {self.what} {self.subject_label}"
