"""Meetings: their agenda, papers, attendance, what was said, and what was passed on."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.models import Agency, Appointment
from partnership.models.groups import Group, GroupMember
from partnership.models.reach import in_my_groups, not_kept_from
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.design.dates import long_date

PERSON = settings.AUTH_USER_MODEL


class MeetingQuerySet(models.QuerySet):
    """Meetings of the groups whose work somebody sees."""

    def visible_to(self, person):
        return self.filter(in_my_groups(person))

    def of(self, partnership):
        """Those of one partnership."""
        return self.filter(group__partnership=partnership)

    def to_come(self):
        """Planned and not yet over."""
        return self.filter(state__in=[Meeting.State.PLANNED, Meeting.State.CALLED], starts_at__gte=wall.now())


class Meeting(models.Model):
    """One meeting of a group, from its planning to its approved minutes."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        CALLED = "called", "Agenda sent"
        OPEN = "open", "In progress"
        DRAFTED = "drafted", "Minutes with the chair"
        APPROVED = "approved", "Minutes approved"
        CANCELLED = "cancelled", "Cancelled"

    MOVES = {
        State.PLANNED: {State.CALLED, State.OPEN, State.CANCELLED},
        State.CALLED: {State.OPEN, State.CANCELLED, State.PLANNED},
        State.OPEN: {State.DRAFTED},
        State.DRAFTED: {State.APPROVED, State.OPEN},
        State.APPROVED: set(),
        State.CANCELLED: set(),
    }

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    extraordinary = models.BooleanField(default=False)
    chaired_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    minuted_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    planned_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    moved_from = models.DateTimeField(null=True, blank=True, help_text="When it was to start before it was moved.")
    moved_because = models.TextField(blank=True)
    pass_on = models.TextField(blank=True, help_text="What each member passes on to their own organisation.")
    sent_back_because = models.TextField(blank=True, help_text="What the chair asks to be put right in the minutes.")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()
    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        indexes = [models.Index(fields=["group", "-starts_at"]), models.Index(fields=["state", "starts_at"])]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_meeting_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(cancelled_because="") | ~Q(state="cancelled"), name="a_cancelled_meeting_says_why"
            ),
        ]

    def __str__(self):
        return f"{self.group.short_name or self.group.name}, {long_date(wall.london_date(self.starts_at))}"

    def get_absolute_url(self):
        return f"/meetings/{self.pk}/"

    @property
    def partnership(self):
        """The partnership of its group, for the gate."""
        return self.group.partnership

    @property
    def partnership_id(self):
        return self.group.partnership_id

    @property
    def subject(self) -> Subject:
        return Subject("meeting", self.pk, str(self), self.get_absolute_url())


class TemplateItem(models.Model):
    """A line of a group's standing agenda."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="template_items")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=12, default="discussion")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    notes = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["group", "position", "id"]

    def __str__(self):
        return self.title


class AgendaItemQuerySet(models.QuerySet):
    """Items of meetings that somebody sees, without the restricted ones of other groups."""

    def visible_to(self, person):
        return self.filter(in_my_groups(person, "meeting__group"), not_kept_from(person, "meeting__group"))


class AgendaItem(models.Model):
    """An item of an agenda; during the meeting it takes the minute and its outcome."""

    class Purpose(models.TextChoices):
        DECISION = "decision", "For decision"
        DISCUSSION = "discussion", "For discussion"
        INFORMATION = "information", "For information"

    class Outcome(models.TextChoices):
        DECISION = "decision", "Decision"
        DISCUSSION = "discussion", "Discussion"
        ACTION = "action", "Action"
        ESCALATION = "escalation", "Escalation"
        INFORMATION = "information", "Information"
        DEFERRED = "deferred", "Not reached, carried forward"

    class Source(models.TextChoices):
        TEMPLATE = "template", "Standing item"
        ADDED = "added", "Added"
        CARRIED = "carried", "Carried forward"
        OVERDUE = "overdue", "Overdue actions"
        REPORT = "report", "Report due"
        PAPER = "paper", "Paper from a member"
        ESCALATION = "escalation", "Escalation"
        CHAIRS_REPORT = "chairs-report", "Chair's report"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.DISCUSSION)
    source = models.CharField(max_length=14, choices=Source, default=Source.ADDED)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Minutes planned for it.")
    led_by = models.CharField(max_length=160, blank=True)
    notes = models.TextField(blank=True, help_text="What the agenda says under the title.")
    restricted = models.BooleanField(default=False)
    about_url = models.CharField(max_length=300, blank=True, help_text="The page of what it is about.")
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.PositiveBigIntegerField(null=True, blank=True)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    said = models.TextField(blank=True, help_text="The minute.")
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    outcome_words = models.TextField(blank=True, help_text="The decision, escalation or information in a sentence.")
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=wall.now)
    history = HistoricalRecords()
    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position", "id"]

    def __str__(self):
        return self.title


class Attendance(models.Model):
    """Who was there: a member, a deputy for one, somebody from a described place, or a guest."""

    class Presence(models.TextChoices):
        PRESENT = "present", "Present"
        DEPUTY = "deputy", "Deputy came"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    appointment = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="attendance"
    )
    place = models.ForeignKey(GroupMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="attendance")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160, blank=True, help_text="A guest, or a described place in words.")
    presence = models.CharField(max_length=10, choices=Presence)
    deputy = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    deputy_name = models.CharField(max_length=160, blank=True)
    guest = models.BooleanField(default=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "id"]
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "appointment"],
                condition=Q(appointment__isnull=False),
                name="one_attendance_for_each_member",
            ),
            models.UniqueConstraint(
                fields=["meeting", "place"],
                condition=Q(place__isnull=False, appointment__isnull=True),
                name="one_attendance_for_each_described_place",
            ),
        ]

    def __str__(self):
        return self.name or str(self.appointment.person)
