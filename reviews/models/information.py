"""What each agency knows: requests, structured returns, and the chronology they merge into."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords

from accounts.access import among_visible, holdings
from accounts.models import Agency, Appointment
from reviews import choices
from reviews.models.review import Conflict, RapidReview
from safeguarding.clock.subject import Subject


class RequestQuerySet(models.QuerySet):
    """Information requests, always cut by who asks."""

    def visible_to(self, person):
        """Those of reviews one may see, those to one's own agency, and those to people one manages."""
        held = holdings(person)
        mine = among_visible("review_id", person, "rapid-review")
        for partnership in held.partnerships:
            mine |= Q(review__partnership=partnership, agency_id__in=held.leads_in(partnership))
        managed = Appointment.objects.filter(
            role="agency_lead",
            person__manager=person,
            agency=OuterRef("agency"),
            partnership=OuterRef("review__partnership"),
        )
        barred = Conflict.objects.filter(review=OuterRef("review"), person=person)
        within = Q(review__partnership__in=held.partnerships)
        return self.filter(mine | (Exists(managed) & within)).exclude(Exists(barred))

    def unanswered(self):
        return self.filter(state__in=[InformationRequest.State.ASKED, InformationRequest.State.MORE_TIME])


class InformationRequest(models.Model):
    """One agency is asked what it knows. Its lead sees this and nothing else of the case."""

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        MORE_TIME = "more-time", "Has asked for more time"
        ANSWERED = "answered", "Answered"
        NOT_KNOWN = "not-known", "Not known to them"

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="requests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="information_requests")
    question = models.TextField(blank=True, help_text="Anything particular to ask this agency.")
    state = models.CharField(max_length=12, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    first_due_on = models.DateField()
    wants_until = models.DateField(null=True, blank=True)
    wants_because = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    involvement = models.TextField(blank=True)
    good_practice = models.TextField(blank=True)
    immediate_action = models.TextField(blank=True)
    context = models.TextField(blank=True)
    lived_experience = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()
    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(fields=["review", "agency"], name="one_request_to_each_agency"),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True, answered_at__isnull=True)
                | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="an_answer_has_an_author_and_a_time",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=False) | ~Q(state__in=["answered", "not-known"]),
                name="an_answered_request_says_when",
            ),
        ]

    def __str__(self):
        return f"{self.review} to {self.agency}"

    def get_absolute_url(self):
        return f"/requests/{self.pk}/"

    @property
    def partnership(self):
        """The partnership of the review, for the gate."""
        return self.review.partnership

    @property
    def partnership_id(self) -> int:
        return self.review.partnership_id

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.ASKED, self.State.MORE_TIME}

    @property
    def subject(self) -> Subject:
        return Subject("information-request", self.pk, self.review.reference, self.get_absolute_url())


class KeyPracticeEpisode(models.Model):
    """A moment of practice that mattered, and what the agency makes of it."""

    request = models.ForeignKey(InformationRequest, on_delete=models.CASCADE, related_name="episodes")
    period = models.CharField(max_length=120)
    what_happened = models.TextField()
    analysis = models.TextField()
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"Episode {self.pk}"


class ChronologyEntry(models.Model):
    """Something that happened, on a day, and who says so."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="chronology")
    request = models.ForeignKey(
        InformationRequest, null=True, blank=True, on_delete=models.CASCADE, related_name="chronology"
    )
    happened_on = models.DateField()
    what = models.TextField()
    source = models.CharField(max_length=160)
    confidence = models.CharField(max_length=12, choices=choices.Confidence, default=choices.Confidence.RECORDED)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["happened_on", "id"]
        verbose_name_plural = "chronology entries"

    def __str__(self):
        return f"Entry {self.pk}"
