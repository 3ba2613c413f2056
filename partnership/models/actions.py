"""Actions: what was agreed, who does it, every word about it since, and whether it made a difference."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.access import holdings
from accounts.models import Agency, Partnership
from accounts.policy import Permission
from partnership.models.arrangement import Post, Priority
from partnership.models.groups import Group
from partnership.models.meetings import AgendaItem
from partnership.models.plans import Objective
from partnership.models.reach import seated_in
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject

PERSON = settings.AUTH_USER_MODEL


class ActionQuerySet(models.QuerySet):
    """Actions, cut by group, agency and owner."""

    def visible_to(self, person):
        """Those of groups whose work the person sees and of agencies they act for, and their own.

        A restricted one is for who sits in its group, its owner, and those who run the groups: not for who is only
        invited, nor for everybody of the agency that owns it.
        """
        found = Q(pk__in=[])
        for partnership in holdings(person).partnerships:
            found |= Q(partnership=partnership.pk) & self._in(person, partnership)
        return self.filter(found)

    @staticmethod
    def _in(person, partnership) -> Q:
        held = holdings(person)
        permissions = held.permissions(partnership)
        if Permission.RUN_GROUPS in permissions:
            return Q()
        own, open_ = Q(owner_person=held.person_id), Q(restricted=False)
        if Permission.SEE_WORK not in permissions:
            return own | Q(raised_by=held.person_id) & open_
        kept = own | Q(owner_agency__in=held.leads_in(partnership)) | Q(owner_post__key__in=held.posts_in(partnership))
        kept |= Q(group__key__in=seated_in(person, partnership))
        if Permission.SEE_ALL_WORK in permissions:
            return kept | open_
        agencies, keys = held.agencies_in(partnership), held.groups_in(partnership)
        return kept | open_ & (Q(raised_by=held.person_id) | Q(group__key__in=keys) | Q(owner_agency__in=agencies))

    def of(self, partnership):
        """Those of one partnership."""
        return self.filter(partnership=partnership)

    def open(self):
        """Not closed."""
        return self.filter(closed_on__isnull=True)


class Action(models.Model):
    """Something that a person or an agency agreed to do by a day.

    Where it stands is worked out (``partnership.rules.actions``) from the columns below, never typed.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="actions")
    reference = models.CharField(max_length=20, unique=True)
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    what = models.TextField(help_text="What will be done.")
    measure = models.TextField(blank=True, help_text="How we shall know that it is done.")
    difference = models.TextField(blank=True, help_text="How a child would notice.")
    means = models.TextField(blank=True, help_text="What it needs, and that its owner has it.")
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    objective = models.ForeignKey(Objective, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions")
    urgent = models.BooleanField(default=False, help_text="Let through before it was SMART.")
    restricted = models.BooleanField(default=False)

    owner_person = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="owned_actions"
    )
    owner_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="owned_actions"
    )
    owner_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="owned_actions")

    raised_on = models.DateField()
    raised_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    original_due_on = models.DateField()
    slips = models.PositiveSmallIntegerField(default=0, help_text="How often the due date was moved to a later day.")

    source = models.CharField(max_length=20, default="alone", help_text="The kind of record it was raised from.")
    origin_kind = models.CharField(max_length=40, blank=True)
    origin_id = models.PositiveBigIntegerField(null=True, blank=True)
    origin_label = models.CharField(max_length=200, blank=True)
    origin_url = models.CharField(max_length=300, blank=True)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions")
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")

    blocked_since = models.DateField(null=True, blank=True)
    blocked_by = models.CharField(max_length=300, blank=True, help_text="What stands in its way.")
    escalated_on = models.DateField(null=True, blank=True)
    closing_asked_on = models.DateField(null=True, blank=True)
    closing_asked_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    last_noted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()
    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["partnership", "closed_on", "due_on"], name="actions_by_due"),
            models.Index(fields=["owner_person", "closed_on", "due_on"], name="actions_of_person"),
            models.Index(fields=["owner_agency", "closed_on", "due_on"], name="actions_of_agency"),
            models.Index(fields=["group", "closed_on", "due_on"], name="actions_of_group"),
            models.Index(fields=["origin_kind", "origin_id"], name="actions_of_origin"),
            # Home asks what waits for a confirmation: a handful among all that there ever were.
            models.Index(
                fields=["partnership", "closing_asked_on"],
                condition=Q(closing_asked_on__isnull=False, closed_on__isnull=True),
                name="actions_to_confirm",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner_person__isnull=False) | Q(owner_agency__isnull=False), name="an_action_has_an_owner"
            ),
            models.CheckConstraint(
                condition=Q(owner_post__isnull=True) | Q(owner_agency__isnull=False), name="a_post_is_an_agencys"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("raised_on")), name="an_action_is_due_after_it_is_raised"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_by__isnull=True)
                | Q(closed_on__isnull=False, closed_by__isnull=False),
                name="a_closed_action_says_who_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | Q(owner_person__isnull=True) | ~Q(closed_by=F("owner_person")),
                name="nobody_closes_their_own_action",
            ),
            models.CheckConstraint(
                condition=Q(blocked_since__isnull=True, blocked_by="")
                | (Q(blocked_since__isnull=False) & ~Q(blocked_by="")),
                name="a_blocked_action_says_by_what",
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return f"/actions/{self.pk}/"

    @property
    def subject(self) -> Subject:
        return Subject("action", self.pk, self.reference, self.get_absolute_url())


class ActionNote(models.Model):
    """One entry of an action's stream: a note, evidence, or something that happened to it. Only ever added."""

    class Kind(models.TextChoices):
        RAISED = "raised", "Raised"
        NOTE = "note", "Progress"
        EVIDENCE = "evidence", "Evidence"
        CHANGED = "changed", "Changed"
        MOVED = "moved", "Due date moved"
        BLOCKED = "blocked", "Blocked"
        UNBLOCKED = "unblocked", "No longer blocked"
        ESCALATED = "escalated", "Escalated"
        ANSWERED = "answered", "Escalation answered"
        HANDED_OVER = "handed-over", "Handed over"
        SPLIT = "split", "Split by agency"
        CLOSING_ASKED = "closing-asked", "Asked to close"
        CLOSING_REFUSED = "closing-refused", "Not closed yet"
        CLOSED = "closed", "Closed"
        REOPENED = "reopened", "Opened again"
        IMPACT = "impact", "Impact check"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.NOTE)
    words = models.TextField(blank=True)
    evidence_on = models.DateField(null=True, blank=True, help_text="The evidence's own date.")
    version_id = models.BigIntegerField(null=True, blank=True, help_text="A document version; a lower floor.")
    due_from = models.DateField(null=True, blank=True)
    due_to = models.DateField(null=True, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall.now)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["action", "-at"], name="notes_of_action")]
        constraints = [
            models.CheckConstraint(
                condition=Q(evidence_on__isnull=False) | ~Q(kind="evidence"), name="evidence_has_a_date_of_its_own"
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} on {self.action_id}"


class ImpactCheck(models.Model):
    """Six or twelve months after closing: did it make a difference to children?"""

    class Finding(models.TextChoices):
        CHANGED = "changed", "Children notice the difference"
        PARTLY = "partly", "Some difference, not yet for every child it was meant for"
        NOT_CHANGED = "not-changed", "No difference found"
        TOO_EARLY = "too-early", "Too early to say"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="impact_checks")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    finding = models.CharField(max_length=12, choices=Finding, blank=True)
    words = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dropped_on = models.DateField(null=True, blank=True, help_text="The action was opened again before it.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(finding=""), name="an_impact_check_says_what_it_found"
            )
        ]

    def __str__(self):
        return f"Impact check of {self.action} after {self.months} months"


class ActionImport(models.Model):
    """An action log from a spreadsheet on its way in: read and checked in the background, written when chosen."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        READING = "reading", "Being read"
        COLUMNS = "columns", "Waiting for its columns to be named"
        CHECKED = "checked", "Read and checked"
        WRITING = "writing", "Being brought in"
        DONE = "done", "Brought in"
        FAILED = "failed", "Not brought in"
        GIVEN_UP = "given-up", "Given up"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200, help_text="The name of the file, for the person who sent it.")
    version_id = models.BigIntegerField(help_text="The document version; a lower floor.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    options = models.JSONField(default=dict, help_text="The columns that were found, and what the person chose.")
    total = models.PositiveIntegerField(default=0, help_text="Rows in the file.")
    done = models.PositiveIntegerField(default=0, help_text="Rows read, or written, so far.")
    good = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    rows = models.JSONField(default=list, help_text="The rows as they would be written.")
    faults = models.JSONField(default=list, help_text="[row, column, sentence] for each fault.")
    reason = models.CharField(max_length=500, blank=True)
    claim = models.CharField(max_length=32, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=wall.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class ImportQuerySet(models.QuerySet):
        """Imports where the person runs the groups."""

        def visible_to(self, person):
            return self.filter(partnership__key__in=holdings(person).partnerships_with(Permission.RUN_GROUPS))

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        indexes = [models.Index(fields=["state", "claimed_at"], name="imports_to_read")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/actions/imports/{self.pk}/"

    @property
    def subject(self) -> Subject:
        return Subject("action-import", self.pk, "An action log", self.get_absolute_url())
