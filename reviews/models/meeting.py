"""Day one's call, the rapid review meeting, and the outcome that the partners write together."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from accounts.models import Agency
from partnership.models import Action
from reviews import choices
from reviews.models.review import RapidReview


class ConferenceCall(models.Model):
    """The partners' first call: who took part and what they decided."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="calls")
    held_at = models.DateTimeField()
    took_part = models.TextField()
    decisions = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["held_at"]

    def __str__(self):
        return f"Call on {self.review}"


class AgreedAction(models.Model):
    """Something that an agency agreed to do at once."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="agreed_actions")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_note = models.TextField(blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on", "id"]

    def __str__(self):
        return f"Action {self.pk} on {self.review}"


class MeetingQuerySet(models.QuerySet):
    """Meetings of a review."""

    def with_attendance(self):
        """Each with who was there, in one statement more."""
        there = PartnerAttendance.objects.select_related("agency", "person")
        return self.prefetch_related(models.Prefetch("attendance", there))


class Meeting(models.Model):
    """A rapid review meeting. A challenge may need a second one."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="meetings")
    held_at = models.DateTimeField()
    chaired_by = models.CharField(max_length=160)
    others_present = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()
    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["held_at", "id"]

    def __str__(self):
        return f"Meeting on {self.review}"


class PartnerAttendance(models.Model):
    """Whether a statutory partner was there: itself, by a delegate, or not at all."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=10, choices=choices.Presence)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    who = models.CharField(max_length=160, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["agency__name"]
        verbose_name_plural = "partner attendance"
        constraints = [models.UniqueConstraint(fields=["meeting", "agency"], name="one_attendance_each")]

    def __str__(self):
        return f"{self.agency}: {self.get_presence_display()}"


class Outcome(models.Model):
    """The rapid review as the partners write it, until it is submitted."""

    review = models.OneToOneField(RapidReview, on_delete=models.CASCADE, related_name="outcome")
    facts = models.TextField(blank=True)
    immediate_safety = models.TextField(blank=True)
    agency_summary = models.TextField(blank=True)
    context = models.TextField(blank=True)
    lived_experience = models.TextField(blank=True)
    learning_known = models.TextField(blank=True)
    learning_new = models.TextField(blank=True)
    parallel = models.JSONField(default=list, blank=True)
    criteria_met = models.BooleanField(null=True, blank=True)
    criteria_reasons = models.TextField(blank=True)
    outcome = models.CharField(max_length=60, blank=True)
    outcome_reasons = models.TextField(blank=True)
    national_relevance = models.TextField(blank=True)
    authored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    def __str__(self):
        return f"Outcome of {self.review}"


class Recommendation(models.Model):
    """What the partners recommend, and to whom."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="recommendations")
    words = models.TextField()
    agencies = models.ManyToManyField(Agency, blank=True, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords(m2m_fields=[agencies])

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"Recommendation {self.pk} of {self.review}"


class RecommendationAction(models.Model):
    """What a recommendation became. The arrow points downhill: an action knows its origin as words only."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="raised")
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recommendation", "id"]

    def __str__(self):
        return f"{self.action} from {self.recommendation}"


class Dissent(models.Model):
    """A partner that sees it differently, in its own words."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="dissents")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"Dissent of {self.agency} on {self.review}"
