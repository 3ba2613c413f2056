"""People, the agencies they act for, and the roles they hold in a partnership."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from accounts.policy import ROLES


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


class PersonManager(BaseUserManager):
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


class Appointment(models.Model):
    """A person holds a role in a partnership from a day until, perhaps, another day.

    ``agency`` narrows agency roles; ``group_key`` narrows roles in a group (the key that the
    arrangement file gives the group). Access begins and ends with the appointment.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="appointments")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=40, choices=[(key, role.title) for key, role in ROLES.items()])
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments")
    group_key = models.SlugField(max_length=80, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

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
