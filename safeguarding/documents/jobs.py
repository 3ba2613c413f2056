"""Papers that the portal is asked to make: each wish is a row, claimed by one worker, kept with its result."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from safeguarding.clock import wall


class MadeOutsideTheRequest(models.Model):
    """A wish for a paper. ``key`` says what would be printed, so that asking twice gives one row.

    ``claim`` is the word of the worker that is at it; ``version_id`` the document version that came of it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        MAKING = "making", "Being made"
        MADE = "made", "Ready"
        FAILED = "failed", "Not made"

    key = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=wall.now)
    claim = models.CharField(max_length=32, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    version_id = models.BigIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(version_id__isnull=False, finished_at__isnull=False) | ~Q(state="made"),
                name="%(app_label)s_%(class)s_that_is_ready_has_its_file",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") | ~Q(state="failed"), name="%(app_label)s_%(class)s_not_made_says_why"
            ),
        ]

    @property
    def is_under_way(self) -> bool:
        """Whether somebody may still wait for it."""
        return self.state in {self.State.WAITING, self.State.MAKING}

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has begun with it."""
        return self.state == self.State.WAITING
