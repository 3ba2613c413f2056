"""What was submitted, what was advised, what was decided, and what was added later."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from reviews.models.review import RapidReview


class Submission(models.Model):
    """The rapid review as it stood when it went to the decision maker: frozen, with its digest."""

    review = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    authored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="one_submission_for_each_number")]

    def __str__(self):
        return f"{self.review}, submission {self.number}"


class Advice(models.Model):
    """Independent advice on a submission, given before the decision."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="advice")
    words = models.TextField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at"]
        verbose_name_plural = "advice"
        constraints = [models.UniqueConstraint(fields=["submission", "given_by"], name="one_advice_each")]

    def __str__(self):
        return f"Advice on {self.submission}"


class Decision(models.Model):
    """Signed off, challenged or decided otherwise: once for each submission, by somebody independent of it.

    ``authored_by`` and ``submitted_by`` are copied from the submission so that the database can
    refuse a decision by either; a trigger (migration 0002) keeps the copies honest and refuses an
    agency's representative as well. Rows can be neither changed nor deleted.
    """

    class Kind(models.TextChoices):
        SIGNED = "signed", "Signed off"
        CHALLENGED = "challenged", "Challenged"
        OVERRULED = "overruled", "Decided otherwise"

    review = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="decisions")
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="decision")
    kind = models.CharField(max_length=12, choices=Kind)
    reasons = models.TextField(blank=True)
    outcome = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    authored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("authored_by")), name="an_author_does_not_decide"),
            models.CheckConstraint(condition=~Q(decided_by=F("submitted_by")), name="a_submitter_does_not_decide"),
            models.CheckConstraint(
                condition=Q(kind="signed") | ~Q(reasons=""), name="a_challenge_or_another_decision_has_reasons"
            ),
            models.CheckConstraint(
                condition=Q(kind="challenged", outcome="") | (~Q(kind="challenged") & ~Q(outcome="")),
                name="a_decision_names_its_outcome_and_a_challenge_none",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.submission}"


class Addendum(models.Model):
    """A correction beside what was signed; what was signed stays as it is."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="addenda")
    words = models.TextField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at"]
        verbose_name_plural = "addenda"

    def __str__(self):
        return f"Addendum to {self.decision}"
