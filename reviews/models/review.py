"""The rapid review itself, its stages, who may see it and who may not."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords

from accounts.access import holdings
from accounts.models import Agency, Partnership
from partnership.models import ArrangementVersion
from reviews.models.referral import Referral
from safeguarding.clock.models import RunningClock
from safeguarding.clock.subject import Subject


class RapidReviewQuerySet(models.QuerySet):
    """Reviews, always cut by who asks."""

    def visible_to(self, person):
        """Reviews that name the person or a role they hold there, less those they have a conflict in."""
        named = Q(pk__in=[])
        held = holdings(person)
        for partnership in held.partnerships:
            addresses = held.addresses_in(partnership)
            entries = Named.objects.filter(review=OuterRef("pk"), address__in=addresses, until__isnull=True)
            named |= Q(Exists(entries), partnership=partnership)
        return self.filter(named).exclude(Exists(Conflict.objects.filter(review=OuterRef("pk"), person=person)))

    def open(self):
        return self.filter(ended_at__isnull=True)


class RapidReview(models.Model):
    """A rapid review of one incident, on the arrangement and the clock that it began with."""

    class Stage(models.TextChoices):
        GATHERING = "gathering", "Gathering information"
        MET = "met", "Meeting held"
        SUBMITTED = "submitted", "Waiting for the decision"
        CHALLENGED = "challenged", "Challenged, back with the partners"
        DECIDED = "decided", "Decided"
        ENDED = "ended", "Closed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    MOVES = {
        Stage.GATHERING: {Stage.MET, Stage.WITHDRAWN},
        Stage.MET: {Stage.SUBMITTED, Stage.WITHDRAWN},
        Stage.SUBMITTED: {Stage.CHALLENGED, Stage.DECIDED},
        Stage.CHALLENGED: {Stage.SUBMITTED, Stage.WITHDRAWN},
        Stage.DECIDED: {Stage.ENDED},
        Stage.ENDED: set(),
        Stage.WITHDRAWN: set(),
    }

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reviews")
    reference = models.CharField(max_length=20, unique=True)
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="review")
    arrangement = models.ForeignKey(ArrangementVersion, on_delete=models.PROTECT, related_name="+")
    clock = models.OneToOneField(RunningClock, null=True, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.GATHERING)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    history = HistoricalRecords()
    objects = RapidReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | ~Q(stage__in=["ended", "withdrawn"]),
                name="a_closed_review_says_when_it_closed",
            )
        ]
        indexes = [models.Index(fields=["partnership", "stage"]), models.Index(fields=["-opened_at"])]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return f"/reviews/{self.reference}/"

    @property
    def subject(self) -> Subject:
        return Subject("rapid-review", self.pk, self.reference, self.get_absolute_url())


class StageChange(models.Model):
    """A step from one stage to the next: who, when, why. Rows are only ever added."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="stage_changes")
    stage = models.CharField(max_length=12, choices=RapidReview.Stage)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return self.get_stage_display()


class Named(models.Model):
    """Somebody who may see the case: a person or the holders of a role, and why they need to."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="named")
    address = models.CharField(max_length=80)
    why = models.CharField(max_length=200)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "address"], condition=Q(until__isnull=True), name="named_once_on_a_review"
            )
        ]
        indexes = [models.Index(fields=["address", "review"])]

    def __str__(self):
        return self.address


class Conflict(models.Model):
    """A person who must not see the case, whatever roles they hold."""

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="conflicts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "person"], name="one_conflict_each")]

    def __str__(self):
        return f"{self.person} on {self.review}"


class Representative(models.Model):
    """A person who acted for an agency on this review, and therefore may not decide it.

    The database itself refuses a decision by anybody in this table (migration 0002).
    """

    review = models.ForeignKey(RapidReview, on_delete=models.CASCADE, related_name="representatives")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "person", "agency"], name="represents_an_agency_once")]

    def __str__(self):
        return f"{self.person} for {self.agency}"
