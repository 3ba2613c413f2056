"""How groups account for themselves: decisions, escalations and their answers, chairs' reports, reports due in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.access import holdings
from accounts.models import Partnership
from accounts.policy import Permission
from partnership.models.actions import Action
from partnership.models.groups import Group
from partnership.models.meetings import AgendaItem, Meeting
from partnership.models.plans import OfGroupQuerySet
from partnership.models.reach import in_my_groups, not_kept_from, seated_in
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject

PERSON = settings.AUTH_USER_MODEL


class DecisionQuerySet(models.QuerySet):
    """Decisions of groups whose work somebody sees, and answers that came down to them."""

    def visible_to(self, person):
        seen = in_my_groups(person) & not_kept_from(person)
        return self.filter(seen | Q(answers__in=Escalation.objects.visible_to(person).values("pk"))).distinct()

    def of(self, partnership):
        """Those of one partnership."""
        return self.filter(group__partnership=partnership)


class GroupDecision(models.Model):
    """A decision of a group. One register across all of them; a later one may take its place."""

    reference = models.CharField(max_length=20, unique=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions")
    item = models.OneToOneField(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="group_decision"
    )
    words = models.TextField()
    reasons = models.TextField(blank=True)
    decided_on = models.DateField()
    restricted = models.BooleanField(default=False)
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=wall.now)
    history = HistoricalRecords()
    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_on", "-id"]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return f"/decisions/{self.pk}/"

    @property
    def partnership_id(self):
        return self.group.partnership_id

    @property
    def subject(self) -> Subject:
        return Subject("group-decision", self.pk, self.reference, self.get_absolute_url())


class ChairReport(models.Model):
    """A chair's report to the executive for a period: facts the portal gathers, words the chair writes."""

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        SENT = "sent", "Sent"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="chair_reports")
    to_group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="reports_received")
    from_on = models.DateField()
    until_on = models.DateField()
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    achievements = models.TextField(blank=True)
    blockages = models.TextField(blank=True)
    asks = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True, help_text="Frozen when it is sent.")
    facts_taken_at = models.DateTimeField(null=True, blank=True)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="chair_reports")
    begun_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()

    class ReportQuerySet(OfGroupQuerySet):
        """A draft is its own group's; what was sent is seen by the group it went to as well."""

        def visible_to(self, person):
            sent = Q(state="sent") & (in_my_groups(person) | in_my_groups(person, "to_group"))
            return self.filter(sent | self._own(holdings(person)))

        @staticmethod
        def _own(held) -> Q:
            """Those of the groups that somebody sits in, and of all where they run the groups, drafts included."""
            found = Q(pk__in=[])
            for partnership in held.partnerships:
                permissions, here = held.permissions(partnership), Q(group__partnership=partnership.pk)
                if Permission.RUN_GROUPS in permissions:
                    found |= here
                elif Permission.SEE_WORK in permissions:
                    found |= here & Q(group__key__in=held.groups_in(partnership))
            return found

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-until_on", "group"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="a_chairs_report_covers_some_time"),
            models.UniqueConstraint(fields=["group", "from_on", "until_on"], name="one_report_for_a_group_and_period"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False, sent_by__isnull=False) | ~Q(state="sent"),
                name="a_report_that_was_sent_says_by_whom",
            ),
        ]

    def __str__(self):
        return f"{self.group.short_name or self.group.name}, chair's report"

    def get_absolute_url(self):
        return f"/chair-reports/{self.pk}/"

    @property
    def partnership_id(self):
        return self.group.partnership_id

    @property
    def subject(self) -> Subject:
        return Subject("chair-report", self.pk, str(self), self.get_absolute_url())


class EscalationQuerySet(models.QuerySet):
    """Escalations seen from below and from above.

    One that comes from a restricted item or action is for who sits in either group, who answers, and who runs
    the groups.
    """

    RESTRICTED = Q(item__restricted=True) | Q(action__restricted=True)
    SEE_RESTRICTED = frozenset({Permission.RUN_GROUPS, Permission.ANSWER_ESCALATIONS})

    def visible_to(self, person):
        mine = in_my_groups(person, "from_group") | in_my_groups(person, "to_group")
        return self.filter(mine, self._not_kept_from(person))

    def _not_kept_from(self, person) -> Q:
        held, found = holdings(person), ~self.RESTRICTED
        for partnership in held.partnerships:
            here = Q(from_group__partnership=partnership.pk)
            if self.SEE_RESTRICTED.isdisjoint(held.permissions(partnership)):
                keys = seated_in(person, partnership)
                here &= Q(from_group__key__in=keys) | Q(to_group__key__in=keys)
            found |= here
        return found

    def of(self, partnership):
        """Those of one partnership."""
        return self.filter(from_group__partnership=partnership)

    def waiting(self):
        """Not answered and not taken back."""
        return self.filter(answer__isnull=True, taken_back_on__isnull=True)


class Escalation(models.Model):
    """Something a group cannot settle itself; the group above answers with a decision that comes back down."""

    reference = models.CharField(max_length=20, unique=True)
    from_group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="escalations")
    to_group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="escalations_received")
    title = models.CharField(max_length=200)
    what = models.TextField(help_text="What is the matter, and what was tried.")
    ask = models.TextField(help_text="What the group above is asked to decide or do.")
    raised_on = models.DateField()
    raised_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField(null=True, blank=True)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="escalations")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.SET_NULL, related_name="escalations")
    report = models.ForeignKey(
        ChairReport, null=True, blank=True, on_delete=models.SET_NULL, related_name="escalations"
    )
    answered_at_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="escalations_to_answer"
    )
    answer = models.ForeignKey(GroupDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="answers")
    answered_on = models.DateField(null=True, blank=True)
    do_by = models.DateField(null=True, blank=True, help_text="The date that the answer carries.")
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_because = models.TextField(blank=True)
    history = HistoricalRecords()
    objects = EscalationQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__isnull=True, answered_on__isnull=True)
                | Q(answer__isnull=False, answered_on__isnull=False),
                name="an_answered_escalation_has_its_decision",
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return f"/escalations/{self.pk}/"

    @property
    def restricted(self) -> bool:
        """Whether it comes from something that is restricted to the group."""
        return any(origin.restricted for origin in (self.item, self.action) if origin)

    @property
    def partnership_id(self):
        return self.from_group.partnership_id

    @property
    def subject(self) -> Subject:
        return Subject("escalation", self.pk, self.reference, self.get_absolute_url())


class ReportDue(models.Model):
    """A report that the executive or a group expects by a day: from an officer, a panel, or a group's chair."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reports_due")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    from_whom = models.CharField(max_length=200)
    from_group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_owed")
    owner = models.CharField(max_length=80, help_text="The address that is reminded.")
    to_group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="reports_expected")
    due_on = models.DateField()
    frequency = models.JSONField(default=dict, blank=True)
    received_on = models.DateField(null=True, blank=True)
    received_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version_id = models.BigIntegerField(null=True, blank=True, help_text="A document version; a lower floor.")
    chair_report = models.ForeignKey(
        ChairReport, null=True, blank=True, on_delete=models.SET_NULL, related_name="meets"
    )
    not_needed_because = models.TextField(blank=True)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    class DueQuerySet(models.QuerySet):
        """Those of partnerships where the person sees the groups' work."""

        def visible_to(self, person):
            return self.filter(partnership__key__in=holdings(person).partnerships_with(Permission.SEE_WORK))

        def of(self, partnership):
            """Those of one partnership."""
            return self.filter(partnership=partnership)

    objects = DueQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        verbose_name_plural = "reports due"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key", "due_on"], name="a_report_is_due_once_on_a_day")
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/reports-due/{self.pk}/"

    @property
    def subject(self) -> Subject:
        return Subject("report-due", self.pk, self.title[:180], self.get_absolute_url())
