"""What an arrangement file puts into the database: its versions, and the agencies, posts and priorities it names.

The versions are the book of record. The other rows are the arrangement in force, so that lists can be
filtered and people be connected to groups and posts; a row that a newer file leaves out stays, not current.
"""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from accounts.access import holdings
from accounts.models import Agency, Partnership
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject


class OfPartnershipQuerySet(models.QuerySet):
    """Rows of a partnership, cut to the partnerships in which somebody holds a role."""

    def visible_to(self, person):
        """Those of partnerships in which ``person`` holds an appointment today."""
        return self.filter(partnership__in=[partnership.pk for partnership in holdings(person).partnerships])

    def of(self, partnership):
        """Those of one partnership."""
        return self.filter(partnership=partnership)

    def current(self):
        """Those that the arrangement in force still names."""
        return self.filter(current=True)


class ArrangementVersion(models.Model):
    """One edition of a partnership's arrangement in its normal form. Never changed once loaded.

    A file whose content changed under the same version number becomes another ``edition`` of it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="arrangements")
    version = models.CharField(max_length=40)
    edition = models.PositiveSmallIntegerField(default=1)
    published_on = models.DateField(null=True, blank=True)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(default=wall.now)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "-in_force_from", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "version", "edition"], name="one_row_for_each_edition"),
            models.CheckConstraint(
                condition=models.Q(in_force_to__isnull=True) | models.Q(in_force_to__gte=models.F("in_force_from")),
                name="an_arrangement_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        edition = f", edition {self.edition}" if self.edition > 1 else ""
        return f"{self.partnership.short_name}, version {self.version}{edition}"

    def get_absolute_url(self):
        return f"/arrangement/versions/{self.pk}/"

    @property
    def subject(self) -> Subject:
        return Subject("arrangement", self.pk, f"Arrangement {self.version}", self.get_absolute_url())


class OfPartnership(models.Model):
    """A row that the arrangement in force names by its key."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField(default=0)
    current = models.BooleanField(default=True)
    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["partnership", "position"]


class Part(OfPartnership):
    """An agency's part in a partnership."""

    class Statutory(models.TextChoices):
        LOCAL_AUTHORITY = "local-authority", "Local authority"
        HEALTH = "health", "Health"
        POLICE = "police", "Police"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="parts")
    name = models.CharField(max_length=200, help_text="What this partnership calls the agency.")
    sector = models.SlugField(max_length=60)
    sector_title = models.CharField(max_length=200)
    statutory = models.CharField(max_length=20, choices=Statutory.choices, blank=True)
    linked_through = models.JSONField(default=list, blank=True)
    to_be_identified = models.BooleanField(default=False)
    acts_for = models.JSONField(default=list, blank=True, help_text="Keys of the agencies whose duty it carries out.")
    shared_with = models.JSONField(default=list, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta(OfPartnership.Meta):
        constraints = [
            models.UniqueConstraint(fields=["partnership", "agency"], name="one_part_for_each_agency"),
        ]

    def __str__(self):
        return self.name


class Post(OfPartnership):
    """A post that the arrangement names; people hold roles, never the file."""

    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40, blank=True)
    held_with = models.JSONField(default=list, blank=True, help_text="Keys of posts that the same person holds.")
    to_be_identified = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta(OfPartnership.Meta):
        constraints = [models.UniqueConstraint(fields=["partnership", "key"], name="one_post_for_each_key")]

    def __str__(self):
        return self.title


class Priority(OfPartnership):
    """What the partnership has chosen to work on, for its own years and audience."""

    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    audience = models.JSONField(default=list, blank=True)
    doing = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta(OfPartnership.Meta):
        verbose_name_plural = "priorities"
        constraints = [models.UniqueConstraint(fields=["partnership", "key"], name="one_priority_for_each_key")]

    def __str__(self):
        return self.title


class ArrangementDraft(models.Model):
    """Next year's arrangement while it is written: the text of its file, beside the one in force.

    Publishing loads it as an ``ArrangementVersion``; the draft stays as the story of how it came about.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="drafts")
    based_on = models.ForeignKey(
        ArrangementVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )
    text = models.TextField(help_text="The arrangement file, as YAML.")
    version = models.PositiveIntegerField(default=1, help_text="Counts the edits; not the arrangement's own version.")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=wall.now)
    published_as = models.ForeignKey(
        ArrangementVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="published_from"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_up_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()
    objects = OfPartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "-begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(published_at__isnull=True, given_up_at__isnull=True),
                name="one_open_draft_for_each_partnership",
            )
        ]

    def __str__(self):
        return f"Draft of the arrangement of {self.partnership.short_name}"

    def get_absolute_url(self):
        return "/arrangement/draft/"

    @property
    def subject(self) -> Subject:
        return Subject("arrangement-draft", self.pk, "Draft of the arrangement", self.get_absolute_url())

    @property
    def is_open(self) -> bool:
        return self.published_at is None and self.given_up_at is None


class Approval(models.Model):
    """A governance body of a partner approved an arrangement, or sent it back."""

    draft = models.ForeignKey(
        ArrangementDraft, null=True, blank=True, on_delete=models.CASCADE, related_name="approvals"
    )
    arrangement = models.ForeignKey(
        ArrangementVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="approvals"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    body = models.CharField(max_length=200)
    approved = models.BooleanField(default=True)
    on = models.DateField()
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(draft__isnull=False) | models.Q(arrangement__isnull=False),
                name="an_approval_is_of_a_draft_or_of_an_arrangement",
            )
        ]

    def __str__(self):
        return f"{self.agency}: {self.body}"
