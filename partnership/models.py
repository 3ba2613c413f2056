"""What an arrangement file puts into the database: its versions, and the agencies, posts and groups it names.

The versions are the book of record. The other rows are the arrangement in force, so that lists can be
filtered and people be connected to groups and posts; a row that a newer file leaves out stays, not current.
"""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from accounts.access import holdings
from accounts.models import Agency, Partnership
from safeguarding.clock import wall


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


class Group(OfPartnership):
    """A standing or time-limited group of the partnership, or one that is wider than it."""

    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=30)
    function = models.SlugField(max_length=60, blank=True)
    parents = models.ManyToManyField("self", symmetrical=False, related_name="children", blank=True)
    locality = models.SlugField(max_length=60, blank=True)
    locality_name = models.CharField(max_length=200, blank=True)
    chair = models.JSONField(default=dict, blank=True)
    frequency = models.JSONField(default=dict, blank=True)
    remit = models.TextField(blank=True)
    focus = models.JSONField(default=list, blank=True)
    footprint = models.JSONField(default=list, blank=True)
    must_evidence = models.JSONField(default=list, blank=True)
    reports_to = models.JSONField(default=list, blank=True)
    attendance = models.CharField(max_length=20, blank=True)
    quorum = models.TextField(blank=True)
    to_be_established = models.BooleanField(default=False)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    history = HistoricalRecords()

    class Meta(OfPartnership.Meta):
        constraints = [models.UniqueConstraint(fields=["partnership", "key"], name="one_group_for_each_key")]

    def __str__(self):
        return self.name


class GroupMember(models.Model):
    """A place in a group: for a post, for an agency, or described in words."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    position = models.PositiveSmallIntegerField(default=0)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="places")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="places")
    described = models.CharField(max_length=400, blank=True)
    is_chair = models.BooleanField(default=False)
    standing = models.CharField(max_length=20, default="member")
    seniority = models.CharField(max_length=300, blank=True)
    number = models.PositiveSmallIntegerField(default=1)
    note = models.CharField(max_length=400, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["group", "position"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(post__isnull=False, agency__isnull=True, described="")
                    | models.Q(post__isnull=True, agency__isnull=False, described="")
                    | (models.Q(post__isnull=True, agency__isnull=True) & ~models.Q(described=""))
                ),
                name="a_place_is_for_a_post_an_agency_or_described",
            )
        ]

    def __str__(self):
        return str(self.post or self.agency or self.described)


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
