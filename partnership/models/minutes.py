"""What a meeting said: prompts, contributions, approved minutes, and what was passed on."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from accounts.models import Agency
from partnership.models.meetings import Meeting
from safeguarding.clock import wall

PERSON = settings.AUTH_USER_MODEL


class PromptAnswer(models.Model):
    """What the meeting says to one of the prompts that every group answers."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="answers")
    prompt = models.SlugField(max_length=40)
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "prompt"]
        constraints = [models.UniqueConstraint(fields=["meeting", "prompt"], name="one_answer_for_each_prompt")]

    def __str__(self):
        return f"{self.prompt}: {self.meeting_id}"


class Contribution(models.Model):
    """What somebody brought to a forum, there or in writing."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="contributions")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=160, blank=True)
    words = models.TextField()
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=wall.now)
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "added_at"]

    def __str__(self):
        return f"{self.agency or self.who}"


class Minutes(models.Model):
    """The minutes as the chair approved them. The database refuses any change."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="approved_minutes")
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    approved_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "minutes"

    def __str__(self):
        return f"Minutes of {self.meeting}"


class MinutesAddendum(models.Model):
    """A correction of approved minutes, beside them. The database refuses any change."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="addenda")
    words = models.TextField()
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at"]
        verbose_name_plural = "minutes addenda"

    def __str__(self):
        return f"Addendum to {self.minutes}"


class PassedOn(models.Model):
    """A member says that they have passed a meeting's messages on to their organisation."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="passed_on")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "agency__name", "id"]
        verbose_name_plural = "passed on"
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_passing_on_for_each_member")]

    def __str__(self):
        return f"{self.person}: {self.meeting}"
