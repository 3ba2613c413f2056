"""Who must be told, as rows. The row is the truth; the messenger only makes it fast."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from safeguarding.clock.models import HasSubject


class NoticeQuerySet(models.QuerySet):
    """Questions about notices, in the words of the ledger."""

    def for_person(self, person):
        """What belongs in this person's inbox: everything of theirs that was not dropped."""
        return self.filter(recipient=person).exclude(state=Notice.State.DROPPED)

    def unread(self):
        return self.filter(read_at__isnull=True)

    def stale(self, before):
        """Claimed by a worker that has not come back since ``before``."""
        return self.filter(state=Notice.State.CLAIMED, claimed_at__lt=before)

    def waiting(self, now):
        """Due for a try."""
        return self.filter(state=Notice.State.WAITING, next_try_at__lte=now)


class Notice(HasSubject):
    """One person is told one thing about one record, once.

    ``key`` is built from kind, subject, recipient, due date and lead; it is unique, so a
    second sweep or a second worker adds nothing. ``lead`` is in working days before the due
    date, negative once the date has passed. ``owed_on`` is the day a reminder should have gone.
    ``claim`` is a random word of the worker that is sending it.
    ``deadline_id`` is a number and not a foreign key, so that the ledger outlives what it is about.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        CLAIMED = "claimed", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed"
        DROPPED = "dropped", "Not sent"

    key = models.CharField(max_length=300, unique=True)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=60)
    noun = models.CharField(max_length=80)
    deadline_id = models.BigIntegerField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    lead = models.SmallIntegerField(null=True, blank=True)
    owed_on = models.DateField(null=True, blank=True)
    urgent = models.BooleanField(default=False)
    caused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    claim = models.CharField(max_length=32, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [
            models.Index(fields=["recipient", "-made_at"], name="notices_inbox"),
            models.Index(fields=["partnership_key", "state", "-made_at"], name="notices_ledger"),
            models.Index(fields=["next_try_at"], name="notices_to_do", condition=Q(state__in=["waiting", "claimed"])),
            models.Index(fields=["subject_kind", "subject_id"], name="notices_of_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="a_sent_notice_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="claimed") | Q(claimed_at__isnull=False),
                name="a_claimed_notice_says_since_when",
            ),
            models.CheckConstraint(
                condition=Q(lead__isnull=True) | Q(due_on__isnull=False), name="a_lead_belongs_to_a_date"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["failed", "dropped"]) | ~Q(result=""), name="an_unsent_notice_says_why"
            ),
        ]

    def __str__(self):
        return self.key


class NoticePreference(models.Model):
    """How one person wants e-mail. The inbox shows everything at once whatever they choose."""

    class How(models.TextChoices):
        MIXED = "mixed", "News as it comes, reminders once a day"
        EACH = "each", "Each message as it comes"
        DIGEST = "digest", "Everything once a day, except what is urgent"

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preference")
    how = models.CharField(max_length=8, choices=How.choices, default=How.MIXED)

    def __str__(self):
        return f"{self.person}: {self.get_how_display()}"


class Heartbeat(models.Model):
    """When a regular job last ran to its end, and what it did; one row for each job."""

    job = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    did = models.CharField(max_length=200, blank=True)

    def __str__(self):
        return f"{self.job} at {self.at}"


class Run(models.Model):
    """A regular job is done once for each moment it was planned for, however many clocks fire."""

    job = models.CharField(max_length=40)
    planned_for = models.DateTimeField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "planned_for"], name="one_run_for_each_moment"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")),
                name="a_run_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.job} for {self.planned_for}"
