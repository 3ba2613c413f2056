"""A referral: what a professional tells the support team when a child has died or is seriously harmed."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.access import holdings
from accounts.models import Agency, Partnership
from accounts.policy import Permission
from reviews import choices
from safeguarding.clock.subject import Subject


class ReferralQuerySet(models.QuerySet):
    """Referrals, always cut by who asks."""

    def visible_to(self, person):
        """One's own, all of a partnership for those who may read its referrals, and those behind a review that
        names the person; less conflicts.
        """
        readers = holdings(person).partnerships_with(Permission.SEE_REFERRALS)
        mine = Q(made_by=person)
        theirs = Q(partnership__key__in=readers) & ~Q(state=Referral.State.DRAFT)
        drafts_of_the_team = Q(partnership__key__in=readers, state=Referral.State.DRAFT, made_for_another=True)
        wanted = mine | theirs | drafts_of_the_team | self._behind_reviews(person)
        return self.filter(wanted).exclude(review__conflicts__person=person)

    def _behind_reviews(self, person) -> Q:
        """Referrals whose review names the person or a role they hold there."""
        held, named = holdings(person), apps.get_model("reviews", "Named").objects.filter(until__isnull=True)
        wanted = Q(pk__in=[])
        for partnership in held.partnerships:
            entries = named.filter(address__in=held.addresses_in(partnership)).values("review__referral")
            wanted |= Q(pk__in=entries, partnership=partnership)
        return wanted


class Referral(models.Model):
    """One incident, one or more children; saved half done, sent, then accepted or declined."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SENT = "sent", "Sent"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    MOVES = {
        State.DRAFT: {State.SENT},
        State.SENT: {State.ACCEPTED, State.DECLINED},
        State.ACCEPTED: set(),
        State.DECLINED: set(),
    }

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="referrals")
    reference = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="referrals_made")
    made_for_another = models.BooleanField(default=False)
    professional = models.CharField(max_length=160, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals")

    what_happened = models.TextField(blank=True)
    happened_on = models.DateField(null=True, blank=True)
    aware_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    siblings_safety = models.TextField(blank=True)
    immediate_action = models.TextField(blank=True)
    agencies_involved = models.ManyToManyField(Agency, blank=True, related_name="+")
    other_agencies = models.CharField(max_length=300, blank=True)
    late_reason = models.TextField(blank=True)

    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    declined_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(m2m_fields=[agencies_involved])
    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(sent_at__isnull=False, aware_at__isnull=False),
                name="a_sent_referral_says_when_people_became_aware",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="a_referral_is_answered_by_somebody_at_some_time",
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return f"/referrals/{self.reference}/"

    @property
    def subject(self) -> Subject:
        return Subject("referral", self.pk, self.reference, self.get_absolute_url())


class ReferralChild(models.Model):
    """A child in the incident. Initials, never a name: enough for two people to know whom they mean."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="children")
    initials = models.CharField(max_length=4)
    harm = models.CharField(max_length=20, choices=choices.Harm)
    age_band = models.CharField(max_length=20, choices=choices.AgeBand)
    sex = models.CharField(max_length=20, choices=choices.Sex)
    ethnicity = models.CharField(max_length=30, choices=choices.Ethnicity)
    disability = models.CharField(max_length=20, choices=choices.Disability)
    disability_note = models.CharField(max_length=200, blank=True)
    legal_status = models.CharField(max_length=20, choices=choices.LegalStatus)
    plan_history = models.CharField(max_length=20, choices=choices.PlanHistory)
    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"Child {self.pk}"
