"""Papers that the portal is asked to make: each wish is a row, so that no worker can lose it."""

from django.db import models
from django.db.models import Q

from reviews.models.decision import Submission
from reviews.models.review import RapidReview
from safeguarding.documents.jobs import MadeOutsideTheRequest


class DocumentJob(MadeOutsideTheRequest):
    """Somebody asked for a paper of a review.

    ``key`` says what would be printed: the same submission, decision and number of addenda is the
    same paper, so asking twice gives one job. ``claim`` is the word of the worker that is at it;
    ``version_id`` is the document version that came of it (a lower floor, so no foreign key).
    """

    class Kind(models.TextChoices):
        DRAFT = "draft", "Draft of the rapid review"
        REVIEW = "review", "Rapid review"
        LETTER = "letter", "Letter on the outcome"

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="document_jobs")
    submission = models.ForeignKey(Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)

    class Meta:
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["state", "claimed_at"], name="papers_to_make")]
        constraints = [
            models.CheckConstraint(
                condition=Q(version_id__isnull=False, finished_at__isnull=False) | ~Q(state="made"),
                name="a_paper_that_is_ready_has_its_file",
            ),
            models.CheckConstraint(condition=~Q(reason="") | ~Q(state="failed"), name="a_paper_not_made_says_why"),
            models.CheckConstraint(
                condition=Q(kind="draft", submission__isnull=True)
                | Q(kind="review", submission__isnull=False)
                | Q(kind="letter"),
                name="a_draft_has_no_submission_and_a_rapid_review_has_one",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} of {self.review}"
