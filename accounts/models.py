"""People, the agencies they act for, and the roles they hold in a partnership."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from accounts.holdings import current_on, holdings
from accounts.policy import ROLES, Permission
from safeguarding.clock import wall


class Partnership(models.Model):
    """One multi-agency safeguarding partnership: the wall inside which people see things."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    colour = models.CharField(max_length=7, default="#1d5f6e", help_text="The colour of the header, as #rrggbb.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Agency(models.Model):
    """A body that works in one or more partnerships: a council, a trust, a force, a charity."""

    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self):
        return self.name


class PersonQuerySet(models.QuerySet):
    """People, asked for in the partnership's own words."""

    def visible_to(self, person):
        """Oneself, and whoever ever held a role in a partnership where ``person`` manages people."""
        managed = holdings(person).partnerships_with(Permission.MANAGE_PEOPLE)
        held = Appointment.objects.filter(partnership__key__in=managed).values("person")
        return self.filter(models.Q(pk__in=held) | models.Q(pk=person.pk))

    def active(self):
        """People who may sign in."""
        return self.filter(is_active=True)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    """Makes people; an e-mail address is kept in lower case."""

    def create_user(self, email, password=None, **fields):
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_superuser=True, is_staff=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """A professional who may sign in. What they may do comes from their appointments alone."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    manager = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_superuser = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_for_each_email")]

    def __str__(self):
        return self.name


class AppointmentQuerySet(models.QuerySet):
    """Appointments, past, present and to come."""

    def visible_to(self, person):
        """Those in partnerships where ``person`` manages people."""
        return self.filter(partnership__key__in=holdings(person).partnerships_with(Permission.MANAGE_PEOPLE))

    def current(self, on=None):
        """Those in force on a day (today in London when ``on`` is None), first and last day included."""
        return self.filter(current_on(on or wall.today()))


class Appointment(models.Model):
    """A person holds a role in a partnership from a day until, perhaps, another day.

    ``agency`` narrows agency roles; ``group_key`` narrows roles in a group (the key that the
    arrangement file gives the group); ``post_key`` names the post that it comes with, if any.
    Access begins and ends with the appointment.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="appointments")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=40, choices=[(key, role.title) for key, role in ROLES.items()])
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments")
    group_key = models.SlugField(max_length=80, blank=True)
    post_key = models.SlugField(max_length=60, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    history = HistoricalRecords()
    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "role", "person"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="an_appointment_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return f"{self.person}, {self.get_role_display()}"


class InvitationQuerySet(models.QuerySet):
    """Invitations by where they stand."""

    def visible_to(self, person):
        """Those into partnerships where ``person`` manages people."""
        return self.filter(partnership__key__in=holdings(person).partnerships_with(Permission.MANAGE_PEOPLE))

    def pending(self):
        """Neither accepted nor withdrawn; some may have run out."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(models.Model):
    """Somebody is asked to join with certain roles. Only the digest of the link's token is kept.

    ``roles`` is a list of ``{"role": key, "group_key": key or ""}``; they begin on the day of acceptance.
    """

    email = models.EmailField()
    name = models.CharField(max_length=120)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    roles = models.JSONField(default=list)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords(excluded_fields=["token_digest"])
    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="an_invitation_is_not_both_accepted_and_withdrawn",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="an_accepted_invitation_says_by_whom",
            ),
        ]

    def __str__(self):
        return f"Invitation of {self.name}"


class Kept(models.Model):
    """What a person typed into a form and has not sent. Readable by that person only; purged after a week.

    ``key`` is the path of the form. ``late`` says that it was sent after the idle time-out.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=300)
    data = models.TextField(help_text="The fields as a query string, without passwords, codes or files.")
    late = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_kept_text_for_each_form")]

    def __str__(self):
        return f"Kept text of {self.person_id}"


class CalendarFeed(models.Model):
    """A person's own calendar address. Only the digest of its token is kept; making another revokes it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_feeds")
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_asked_at = models.DateTimeField(null=True, blank=True)
    asked_after_revoking_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(revoked_at__isnull=True), name="one_calendar_feed_for_a_person"
            )
        ]

    def __str__(self):
        return f"Calendar feed of {self.person_id}"


class Visit(models.Model):
    """When a person was on the home page in their present visit, and when the visit before it ended."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="visit")
    seen_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"Visit of {self.person_id}"
