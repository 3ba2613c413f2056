"""Running clocks, what happened on them, every deadline of the portal, and the days a partnership is closed."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from safeguarding.clock import wall
from safeguarding.clock.subject import Subject


class AppendOnly(Exception):  # noqa: N818 - it is what the table is
    """Somebody tried to change or remove a row that is kept for good; correct it with a new entry."""


class HasSubject(models.Model):
    """The record of another room that a row belongs to, as text and never as a foreign key."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.PositiveBigIntegerField()
    subject_label = models.CharField(max_length=200)
    subject_url = models.CharField(max_length=300)
    partnership_key = models.SlugField(max_length=60)

    class Meta:
        abstract = True

    @property
    def subject(self) -> Subject:
        """The record that this row belongs to."""
        return Subject(self.subject_kind, self.subject_id, self.subject_label, self.subject_url)


class RunningClock(HasSubject):
    """A procedure at work on one record, with the wording that it began with."""

    procedure_key = models.SlugField(max_length=80)
    procedure = models.JSONField(encoder=DjangoJSONEncoder, help_text="The procedure as it was when this clock began.")
    owners = models.JSONField(default=dict, help_text="The address behind each owner that the procedure names.")
    started_at = models.DateTimeField(default=wall.now)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "procedure_key"], name="clock_one_of_a_kind_for_each_record"
            )
        ]
        indexes = [models.Index(fields=["partnership_key"], name="clock_running_in_partnership")]

    def __str__(self):
        return f"{self.subject_label}: {self.procedure.get('title', self.procedure_key)}"


class ClockEntryQuerySet(models.QuerySet):
    """Entries can be added and read; a wrong one is corrected by another."""

    def update(self, **kwargs):
        """Refused."""
        raise AppendOnly("Clock entries are never changed. Record a correction.")

    def delete(self):
        """Refused."""
        raise AppendOnly("Clock entries are never removed. Record a correction.")


class ClockEntry(models.Model):
    """One line of a clock's log. ``on`` is a London date; ``at`` the moment, where it is known."""

    class Kind(models.TextChoices):
        ANCHORED = "anchored", "It happened"
        MET = "met", "It was done"
        PAUSED = "paused", "Paused"
        RESUMED = "resumed", "Resumed"
        EXTENDED = "extended", "Extended"
        NOT_NEEDED = "not-needed", "Not needed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    clock = models.ForeignKey(RunningClock, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=80, blank=True, help_text="The event or the step that it is about.")
    on = models.DateField()
    at = models.DateTimeField(null=True, blank=True)
    n = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    until = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    recorded_at = models.DateTimeField(default=wall.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ClockEntryQuerySet.as_manager()

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name_plural = "clock entries"

    def __str__(self):
        return f"{self.get_kind_display()}: {self.name or 'the clock'} ({self.on})"

    def save(self, *args, **kwargs):
        """Add the entry; an entry that is there already is never changed."""
        if self.pk is not None:
            raise AppendOnly("Clock entries are never changed. Record a correction.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refused."""
        raise AppendOnly("Clock entries are never removed. Record a correction.")


def past(on: datetime.date | datetime.datetime) -> Q:
    """A condition: due before ``on``; with a moment, what is due at an hour counts from that hour."""
    day = wall.london_date(on)
    found = Q(due_on__lt=day)
    if isinstance(on, datetime.datetime):
        found |= Q(due_on=day, due_at__lt=on)
    return found


class DeadlineQuerySet(models.QuerySet):
    """Deadlines, asked for in the words of the work."""

    def open(self):
        """Those that somebody still has to meet and that have a date."""
        return self.filter(state=Deadline.State.OPEN)

    def overdue(self, on: datetime.date | datetime.datetime):
        """Open ones that were due before ``on``; with a moment, those due at an hour count from that hour."""
        return self.open().filter(past(on))

    def due_between(self, first: datetime.date, last: datetime.date):
        """Open ones due from ``first`` to ``last``, both included."""
        return self.open().filter(due_on__range=(first, last))

    def for_addresses(self, addresses: Iterable[str]):
        """Those that one of ``addresses`` answers for. Ask together with a partnership."""
        return self.filter(owner__in=list(addresses))

    def in_partnership(self, key: str):
        """Those of one partnership."""
        return self.filter(partnership_key=key)


class Deadline(HasSubject):
    """When something is due and whose it is: one table for the whole portal.

    Dates are London's. Days left and days late are worked out when somebody reads, never kept.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        MET = "met", "Done"
        NOT_NEEDED = "not-needed", "Not needed"
        PAUSED = "paused", "Paused"
        WAITING = "waiting", "Waiting"

    clock = models.ForeignKey(RunningClock, null=True, blank=True, on_delete=models.PROTECT, related_name="deadlines")
    step = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    owner = models.CharField(max_length=120)
    source = models.CharField(max_length=10, choices=[("law", "The law's date"), ("local", "The partnership's own")])
    unit = models.CharField(max_length=20, blank=True)
    opens_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, help_text="Where it is due at an hour.")
    original_due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    met_on = models.DateField(null=True, blank=True)
    met_at = models.DateTimeField(null=True, blank=True, help_text="Where the hour is known.")
    ladder = models.JSONField(default=dict, blank=True)
    next_reminder_on = models.DateField(null=True, blank=True)
    reminded_to = models.DateField(null=True, blank=True, help_text="Reminders up to and on this day are not owed.")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(default=wall.now)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "step"], name="clock_one_deadline_for_a_step"
            ),
            models.CheckConstraint(
                condition=Q(state="met", met_on__isnull=False) | (~Q(state="met") & Q(met_on__isnull=True)),
                name="clock_met_on_exactly_when_met",
            ),
            models.CheckConstraint(condition=~Q(state="open") | Q(due_on__isnull=False), name="clock_open_has_a_date"),
            models.CheckConstraint(
                condition=Q(due_at__isnull=True) | Q(due_on__isnull=False), name="clock_hour_has_a_date"
            ),
            models.CheckConstraint(
                condition=Q(next_reminder_on__isnull=True) | Q(state="open"), name="clock_reminds_only_of_open_ones"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due_on"], condition=Q(state="open"), name="clock_open_by_owner"),
            models.Index(
                fields=["partnership_key", "due_on"], condition=Q(state="open"), name="clock_open_in_partnership"
            ),
            models.Index(fields=["next_reminder_on"], condition=Q(state="open"), name="clock_open_to_remind"),
        ]

    def __str__(self):
        return f"{self.subject_label}: {self.title}"

    @property
    def due(self) -> datetime.date | datetime.datetime | None:
        """The moment it is due where it is due at an hour, otherwise the date."""
        return self.due_at or self.due_on


class ClosureDay(models.Model):
    """A day on which a partnership's offices are closed though the law calls it a working day.

    A day taken off the list keeps its row, so that what was counted while it stood can be explained.
    """

    partnership_key = models.SlugField(max_length=60)
    on = models.DateField()
    title = models.CharField(max_length=120)
    added_at = models.DateTimeField(default=wall.now)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership_key", "on"], condition=Q(removed_at__isnull=True), name="clock_closed_once_a_day"
            )
        ]

    def __str__(self):
        return f"{self.title} ({self.on})"
