"""Papers for a meeting, and the pack that binds them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from partnership.models.meetings import AgendaItem, Meeting
from safeguarding.clock import wall
from safeguarding.documents.jobs import MadeOutsideTheRequest

PERSON = settings.AUTH_USER_MODEL


class Paper(models.Model):
    """A paper for a meeting, sent by a member or put there by the support team."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="papers")
    title = models.CharField(max_length=200)
    version_id = models.BigIntegerField(help_text="The document version; a lower floor, so no foreign key.")
    restricted = models.BooleanField(default=False)
    sent_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=wall.now)
    position = models.PositiveSmallIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "position", "id"]

    def __str__(self):
        return self.title


class PackJob(MadeOutsideTheRequest):
    """The pack of a meeting's agenda and papers, asked for and made outside the request."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="packs")
    with_restricted = models.BooleanField(default=False)
    outcome = models.JSONField(default=dict, blank=True, help_text="Pages bound, papers that go beside the pack.")

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(version_id__isnull=False, finished_at__isnull=False) | ~Q(state="made"),
                name="a_pack_that_is_ready_has_its_file",
            ),
        ]

    def __str__(self):
        return f"Pack of {self.meeting}"
