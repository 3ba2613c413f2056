"""A group's work plan for a year: objectives under the partnership's priorities, with their milestones."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from partnership.models.arrangement import Priority
from partnership.models.groups import Group
from partnership.models.reach import in_my_groups
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject

PERSON = settings.AUTH_USER_MODEL


class OfGroupQuerySet(models.QuerySet):
    """Rows of groups whose work somebody sees."""

    def visible_to(self, person):
        return self.filter(in_my_groups(person))

    def of(self, partnership):
        """Those of one partnership."""
        return self.filter(group__partnership=partnership)


class WorkPlan(models.Model):
    """What a group means to do in a year."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(max_length=60, help_text="Its year, such as 2026-27.")
    starts_on = models.DateField()
    ends_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=200, blank=True, help_text="Who agreed it, such as the executive.")
    written_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()
    objects = OfGroupQuerySet.as_manager()

    class Meta:
        ordering = ["group", "-starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["group", "starts_on"], name="one_plan_for_a_group_and_year"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="a_plan_ends_after_it_starts"),
        ]

    def __str__(self):
        return f"{self.group.short_name or self.group.name}, work plan {self.title}"

    def get_absolute_url(self):
        return f"/plans/{self.pk}/"

    @property
    def partnership_id(self):
        return self.group.partnership_id

    @property
    def subject(self) -> Subject:
        return Subject("work-plan", self.pk, str(self), self.get_absolute_url())


class Objective(models.Model):
    """One thing a group means to achieve. Its health is worked out from its milestones."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="objectives")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=300)
    priority = models.ForeignKey(Priority, null=True, blank=True, on_delete=models.PROTECT, related_name="objectives")
    measure = models.TextField(blank=True, help_text="How the group will know.")
    difference = models.TextField(blank=True, help_text="What children will notice.")
    voice = models.TextField(blank=True, help_text="How children and families are heard in it.")
    lead = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    achieved_on = models.DateField(null=True, blank=True)
    given_up_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class Meta:
        ordering = ["plan", "position", "id"]

    def __str__(self):
        return self.title


class Milestone(models.Model):
    """A dated step towards an objective. Its deadline is on the portal's one clock."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=300)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(evidence=""), name="a_milestone_is_done_on_evidence"
            )
        ]

    def __str__(self):
        return self.title


class PlanNote(models.Model):
    """What the group says about an objective as the year goes by, with evidence where there is some."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField()
    evidence_on = models.DateField(null=True, blank=True)
    version_id = models.BigIntegerField(null=True, blank=True, help_text="A document version; a lower floor.")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=wall.now)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"Note on {self.objective}"
