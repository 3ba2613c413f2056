"""A report: a period, an outline, and how far it has come."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.access import holdings
from accounts.models import Partnership
from accounts.policy import Permission
from partnership.models import ArrangementVersion, Group
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject

PERSON = settings.AUTH_USER_MODEL


class ReportQuerySet(models.QuerySet):
    """Reports, cut by how far they have come: a draft is its writers', what is commented on is the partners'.

    What the partners have had before them once stays theirs to see, also while it is written anew.
    """

    def visible_to(self, person):
        held = holdings(person)
        writers = Q(partnership__key__in=held.partnerships_with(Permission.WRITE_REPORTS))
        readers = Q(partnership__key__in=held.partnerships_with(Permission.SEE_REPORTS))
        # An author sees the whole draft: nobody writes a part well without the rest.
        asked = Report.objects.order_by().filter(sections__author=person).values("pk")
        shown = ReportMove.objects.order_by().exclude(state=Report.State.DRAFT).values("report")
        open_to_readers = ~Q(state=Report.State.DRAFT) | Q(pk__in=asked) | Q(pk__in=shown)
        return self.filter(writers | readers & open_to_readers)

    def of(self, partnership):
        """Those of one partnership."""
        return self.filter(partnership=partnership)

    def public(self, on=None):
        """Those that anybody may read on a London day (today when none is given)."""
        return self.filter(state=Report.State.PUBLISHED, publish_on__lte=on or wall.today())


class Report(models.Model):
    """One report of a partnership, or of one of its groups, for London days, both included.

    ``label`` names the period as people write it (``2025-26``, ``2026-q1``); ``outline`` is the key of the outline
    that it began with. What the sections say is the report's own from then on.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        COMMENTS = "comments", "With the partners for comments"
        SCRUTINY = "scrutiny", "With independent scrutiny"
        SIGNING = "signing", "Sealed, waiting for sign-off"
        SIGNED = "signed", "Signed off"
        PUBLISHED = "published", "Published"

    MOVES = {
        State.DRAFT: {State.COMMENTS, State.SCRUTINY, State.SIGNING},
        State.COMMENTS: {State.DRAFT, State.SCRUTINY, State.SIGNING},
        State.SCRUTINY: {State.DRAFT, State.SIGNING},
        State.SIGNING: {State.DRAFT, State.SIGNED},
        State.SIGNED: {State.DRAFT, State.PUBLISHED},
        State.PUBLISHED: set(),
    }

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reports")
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="year_reports")
    arrangement = models.ForeignKey(ArrangementVersion, on_delete=models.PROTECT, related_name="+")
    outline = models.SlugField(max_length=60)
    edition = models.SlugField(max_length=60, blank=True, help_text="The guidance that says what must be in it.")
    title = models.CharField(max_length=200)
    label = models.SlugField(max_length=20)
    from_on = models.DateField()
    until_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    due_on = models.DateField(null=True, blank=True, help_text="By when it is to be published.")
    publish_on = models.DateField(null=True, blank=True, help_text="From which day anybody may read it.")
    published_at = models.DateTimeField(null=True, blank=True, help_text="When it was decided to publish it.")
    begun_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=wall.now)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords()
    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-until_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "outline", "label"],
                condition=Q(group__isnull=True),
                name="one_report_for_each_outline_and_period",
            ),
            models.UniqueConstraint(
                fields=["group", "outline", "label"],
                condition=Q(group__isnull=False),
                name="one_report_for_each_group_and_period",
            ),
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="a_report_ends_after_it_begins"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(publish_on__isnull=False, published_at__isnull=False),
                name="a_published_report_has_its_day",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/reports/{self.pk}/"

    @property
    def subject(self) -> Subject:
        """What the clock, notices and history call this report. Its title is the portal's words, never a person's."""
        return Subject("report", self.pk, self.title, self.get_absolute_url())

    @property
    def period(self) -> str:
        """The period as people say it: *2025-26*, *2026-27, quarter 1*."""
        return self.label.replace("-q", ", quarter ")

    @property
    def may_be_written(self) -> bool:
        """Whether its words and facts may still change: until it is sealed."""
        return self.state in {self.State.DRAFT, self.State.COMMENTS, self.State.SCRUTINY}


class ReportMove(models.Model):
    """A change of state: when, who, and why it went back."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=10, choices=Report.State)
    at = models.DateTimeField(default=wall.now)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.report}: {self.get_state_display()}"
