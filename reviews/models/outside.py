"""What outside bodies were told, what they replied, who was given feedback, and the review that follows."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from reviews import choices
from reviews.models.review import RapidReview
from safeguarding.clock.models import RunningClock
from safeguarding.clock.subject import Subject


class OutsideNotice(models.Model):
    """A body outside the partnership was told: which, of what, when, by whom, under which reference."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="outside_notices")
    body = models.CharField(max_length=40)
    body_name = models.CharField(max_length=160)
    about = models.CharField(max_length=12, choices=choices.Body)
    reference = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=160)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["review", "body", "about"], name="each_body_is_told_of_each_thing_once")
        ]

    def __str__(self):
        return f"{self.body_name}: {self.get_about_display()}"


class FeedBack(models.Model):
    """The decision was fed back to somebody who is owed it."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="feedback")
    address = models.CharField(max_length=80)
    to = models.CharField(max_length=160)
    how = models.CharField(max_length=160)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["given_at"]
        constraints = [models.UniqueConstraint(fields=["review", "address"], name="fed_back_once_to_each")]

    def __str__(self):
        return f"Feedback to {self.to}"


class PanelReply(models.Model):
    """What the national Panel answered, and by when somebody must act on it."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="panel_replies")
    kind = models.CharField(max_length=20, choices=choices.Reply)
    received_on = models.DateField()
    words = models.TextField(blank=True)
    act_by = models.DateField()
    acted_on = models.DateField(null=True, blank=True)
    acted_note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["received_on", "id"]
        verbose_name_plural = "panel replies"

    def __str__(self):
        return f"{self.get_kind_display()}: {self.review}"


class PracticeReview(models.Model):
    """The local practice review that a rapid review led to: here its clock begins."""

    rapid_review = models.OneToOneField(RapidReview, on_delete=models.PROTECT, related_name="practice_review")
    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=160)
    clock = models.OneToOneField(RunningClock, null=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["-started_on"]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return f"{self.rapid_review.get_absolute_url()}decision/"

    @property
    def subject(self) -> Subject:
        return Subject("practice-review", self.pk, self.reference, self.get_absolute_url())
