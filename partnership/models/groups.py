"""Groups of the partnership: their places, who sits in them, and the terms they work by."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Agency, Appointment
from partnership.models.arrangement import OfPartnership, Post
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject


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
    from_file = models.BooleanField(
        default=True, help_text="Whether the arrangement names it; a group set up on screen is left alone by a load."
    )
    quorum_heads = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Members who must be there.")
    quorum_partners = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Statutory partners who must be there, themselves or by a deputy."
    )
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True, help_text="What a task and finish group leaves behind.")
    history = HistoricalRecords(m2m_fields=[parents])

    class Meta(OfPartnership.Meta):
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="one_group_for_each_key"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(outcome=""), name="a_closed_group_says_its_outcome"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/groups/{self.key}/"

    @property
    def subject(self) -> Subject:
        return Subject("group", self.pk, self.short_name or self.name, self.get_absolute_url())


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
                    Q(post__isnull=False, agency__isnull=True, described="")
                    | Q(post__isnull=True, agency__isnull=False, described="")
                    | (Q(post__isnull=True, agency__isnull=True) & ~Q(described=""))
                ),
                name="a_place_is_for_a_post_an_agency_or_described",
            )
        ]

    def __str__(self):
        return str(self.post or self.agency or self.described)


class Membership(models.Model):
    """What somebody is in a group. The appointment beside it gives the access and its first and last day.

    An appointment to a group that was given without one is an ordinary membership.
    """

    class Standing(models.TextChoices):
        CHAIR = "chair", "Chair"
        DEPUTY_CHAIR = "deputy-chair", "Deputy chair"
        MEMBER = "member", "Member"
        ADVISER = "adviser", "Adviser"
        INVITED = "invited", "Invited"
        PRACTITIONER = "practitioner", "Practitioner"
        EXPERT = "expert", "Expert by experience"
        DEPUTY = "deputy", "Named deputy"

    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="membership")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    place = models.ForeignKey(GroupMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="memberships")
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.MEMBER)
    deputy_for = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="deputies")
    note = models.CharField(max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["group", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(deputy_for__isnull=False, standing="deputy") | ~Q(standing="deputy"),
                name="a_deputy_stands_in_for_a_member",
            )
        ]

    def __str__(self):
        return f"{self.appointment.person}, {self.get_standing_display().lower()}"


class TermsOfReference(models.Model):
    """An edition of a group's terms of reference. The latest agreed stands; its review has a deadline."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="terms")
    edition = models.PositiveSmallIntegerField(default=1)
    purpose = models.TextField()
    responsibilities = models.TextField(blank=True)
    attendance = models.TextField(blank=True)
    decides_how = models.TextField(blank=True)
    agreed_on = models.DateField()
    review_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=wall.now)
    history = HistoricalRecords()

    class Meta:
        ordering = ["group", "-edition"]
        verbose_name_plural = "terms of reference"
        constraints = [
            models.UniqueConstraint(fields=["group", "edition"], name="one_row_for_each_edition_of_terms"),
            models.CheckConstraint(
                condition=Q(review_on__gt=models.F("agreed_on")), name="terms_are_reviewed_after_they_are_agreed"
            ),
        ]

    def __str__(self):
        return f"Terms of reference of {self.group}, edition {self.edition}"
