"""The list of people, one person, and what stops or restores their sign-in."""

from dataclasses import replace

import django_filters
from django.db.models import Prefetch
from django.urls import reverse

from accounts import commands, rules
from accounts.access import current_partnership, groups_of, holdings
from accounts.models import Agency, Appointment, Person
from accounts.pages import ActionPage, DetailPage, ListPage
from accounts.policy import ROLES, Permission
from accounts.second_factor import has_second_factor
from safeguarding.clock import wall
from safeguarding.design.cells import Empty, Link, Row, Tag
from safeguarding.design.shapes import Column
from safeguarding.design.words import lower_first
from safeguarding.history import trail

STATES = [("working", "Holds a role"), ("ended", "No role now"), ("stopped", "Sign-in stopped")]


class PeopleFilter(django_filters.FilterSet):
    """Who holds which role for which agency."""

    role = django_filters.ChoiceFilter(
        label="Role",
        method="by_role",
        choices=[(key, role.title) for key, role in ROLES.items()],
        empty_label="Any role",
    )
    agency = django_filters.ModelChoiceFilter(
        label="Agency", field_name="agency", queryset=Agency.objects.all(), empty_label="Any agency"
    )
    state = django_filters.ChoiceFilter(label="State", method="by_state", choices=STATES, empty_label="Any")

    class Meta:
        model = Person
        fields: list[str] = []

    def by_role(self, people, name, role):
        return people.filter(pk__in=Appointment.objects.current().filter(role=role).values("person"))

    def by_state(self, people, name, state):
        if state == "stopped":
            return people.filter(is_active=False)
        working = Appointment.objects.visible_to(self.request.user).current().values("person")
        return people.filter(is_active=True, pk__in=working) if state == "working" else people.exclude(pk__in=working)


def state_of(person) -> Tag:
    """Whether somebody can sign in and holds a role here; ``held_here`` was fetched with the list."""
    if not person.is_active:
        return Tag("closed", "Sign-in stopped")
    return Tag("open", "Holds a role") if person.held_here else Tag("closed", "No role now")


class PeoplePage(ListPage):
    model = Person
    permission = Permission.MANAGE_PEOPLE
    title = "People"
    export_name = "people"
    filterset_class = PeopleFilter
    default_sort = "name"
    empty = Empty("Nobody yet", "People join by invitation. Invite the first one.")
    columns = [
        Column("name", "Name", sort="name", link=lambda person: reverse("accounts:person", args=[person.pk])),
        Column("job_title", "Job title", sort="job_title"),
        Column("agency", "Agency", value="agency.name", sort="agency__name"),
        Column("roles", "Roles", value=lambda person: ", ".join(held.get_role_display() for held in person.held_here)),
        Column("state", "State", value=state_of, sort="is_active"),
    ]

    def lines(self, rows):
        """The file also has the e-mail address, for which the page has no room."""
        yield [*(column.title for column in self.columns), "E-mail address"]
        for person in rows.iterator(chunk_size=500):
            yield [*(column.for_file(person) for column in self.columns), person.email]

    def visible(self):
        here = Appointment.objects.visible_to(self.request.user).filter(partnership=self.partnership)
        people = super().visible().filter(pk__in=here.values("person")).select_related("agency")
        return people.prefetch_related(Prefetch("appointments", here.current(), to_attr="held_here"))

    def actions(self):
        return [
            Link("Invite somebody", reverse("accounts:invite")),
            Link("Pending invitations", reverse("accounts:invitations")),
        ]


class AboutPerson:
    """Pages about one person whom somebody else manages."""

    model = Person
    permission = Permission.MANAGE_PEOPLE
    caption = "Person"

    def breadcrumbs(self):
        return [Link("People", reverse("accounts:people")), Link(self.record.name, self.person_url())]

    def partnership_of(self, record):
        """The one being worked in when the person is known there, else another in which ``user`` manages them."""
        here = current_partnership(self.request)
        known = record.appointments.visible_to(self.request.user).values_list("partnership_id", flat=True)
        managed = [p for p in holdings(self.request.user).partnerships if p.pk in set(known)]
        return here if here in managed or not managed else managed[0]

    def person_url(self) -> str:
        return reverse("accounts:person", args=[self.record.pk])


class PersonPage(AboutPerson, DetailPage):
    template_name = "accounts/person.html"

    def breadcrumbs(self):
        return [Link("People", reverse("accounts:people"))]

    def get_title(self):
        return self.record.name

    def get_context_data(self, **kwargs):
        person = self.record
        appointments = list(person.appointments.visible_to(self.request.user).select_related("partnership", "agency"))
        names = {
            "appointments": [described(appointment) for appointment in appointments],
            "facts": facts_of(person),
            "give_role_url": reverse("accounts:give_role", args=[person.pk]),
            "second_factor": has_second_factor(person),
            "may_stop": not rules.against_deactivating(person=person, by=self.request.user),
            "may_restore": not rules.against_reactivating(person=person, by=self.request.user),
            "may_reset": person != self.request.user
            and not rules.against_reaching(person=person, by=self.request.user),
            "changes": changes_of(person, appointments),
        }
        return super().get_context_data(**{**names, **kwargs})


def changes_of(person: Person, appointments: list[Appointment]) -> list[trail.Line]:
    """The trail of the person and of each role, newest first; a line about a role names it."""
    lines = list(trail.changes(person))
    for appointment in appointments:
        role = ROLES[appointment.role].title
        lines += [replace(line, title=f"{role}: {lower_first(line.title)}") for line in trail.changes(appointment)]
    return sorted(lines, key=lambda line: line.on, reverse=True)


def facts_of(person: Person) -> list[Row]:
    """Who somebody is, as a list of keys and values."""
    return [
        Row("Job title", person.job_title),
        Row("Agency", person.agency or ""),
        Row("E-mail address", person.email),
        Row("Manager", person.manager or ""),
        Row("Joined", person.joined_at),
        Row("Last signed in", person.last_login or "Never"),
    ]


def described(appointment: Appointment) -> dict:
    """An appointment with its state in a tag and what narrows it in words."""
    groups = dict(groups_of(appointment.partnership.key)) if appointment.group_key else {}
    group = groups.get(appointment.group_key, appointment.group_key.replace("-", " "))
    return {
        "record": appointment,
        "role": ROLES[appointment.role].title,
        "description": ROLES[appointment.role].description,
        "narrowed": ", ".join(part for part in (str(appointment.agency or ""), group) if part),
        "state": appointment_state(appointment),
        "may_end": appointment.ends_on is None or appointment.ends_on >= wall.today(),
    }


def appointment_state(appointment: Appointment) -> Tag:
    """Not begun, in force, or ended."""
    today = wall.today()
    if appointment.starts_on > today:
        return Tag("new", "Not yet begun")
    if appointment.ends_on and appointment.ends_on < today:
        return Tag("closed", "Ended")
    return Tag("open", "In force")


class Deactivate(AboutPerson, ActionPage):
    danger = True
    button = "Stop their sign-in"

    def get_title(self):
        return f"Stop {self.record.name}’s sign-in"

    def consequences(self):
        return [
            f"{self.record.name} is signed out everywhere at once and cannot sign in again.",
            "Nobody sends them anything any more; what was due from them climbs to the next person.",
            "Their roles and everything they did stay on the record.",
        ]

    def perform(self, form):
        commands.deactivate(person=self.record, by=self.request.user)
        return self.person_url()

    def get_success_message(self, form):
        return f"{self.record.name} can no longer sign in."


class Reactivate(AboutPerson, ActionPage):
    button = "Let them sign in"

    def get_title(self):
        return f"Let {self.record.name} sign in again"

    def consequences(self):
        return ["They sign in with their old password, and hold the roles that have not ended."]

    def perform(self, form):
        commands.reactivate(person=self.record, by=self.request.user)
        return self.person_url()

    def get_success_message(self, form):
        return f"{self.record.name} can sign in again."


class ResetSecondFactor(AboutPerson, ActionPage):
    danger = True
    button = "Remove their second factor"

    def get_title(self):
        return f"Remove {self.record.name}’s second factor"

    def consequences(self):
        return [
            "The authenticator app and the recovery codes that they have now stop working.",
            "Make sure that it is really them who asks: call them on a number that you know.",
            "Where a second factor is required, they set up a new one at their next sign-in.",
        ]

    def perform(self, form):
        commands.reset_second_factor(person=self.record, by=self.request.user)
        return self.person_url()

    def get_success_message(self, form):
        return f"{self.record.name} has no second factor now."
