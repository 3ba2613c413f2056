"""The doors of people and roles: give, end, stop and restore sign-in, second factor, own details."""

import datetime
from collections.abc import Callable

from django.db import transaction

from accounts import rules
from accounts.holdings import forget
from accounts.models import Agency, Appointment, Partnership, Person
from accounts.second_factor import remove_second_factor
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused

# Called with the appointment and who ended it, in the same transaction: rooms end what hangs on it.
on_role_ended: list[Callable[[Appointment, Person], None]] = []


def _stop(reasons: list[str]) -> None:
    if reasons:
        raise Refused(*reasons)


@transaction.atomic
def give_role(
    *,
    person: Person,
    role: str,
    partnership: Partnership,
    agency: Agency | None = None,
    group_key: str = "",
    post_key: str = "",
    starts_on: datetime.date | None = None,
    by: Person,
) -> Appointment:
    """Give ``person`` a role from a day on (today when it is left out). Raises Refused with the reasons.

    ``post_key`` names the post that it comes with.
    """
    starts_on = starts_on or wall.today()
    what = {"role": role, "agency": agency, "group_key": group_key, "partnership": partnership}
    _stop(rules.against_giving(person=person, starts_on=starts_on, by=by, **what))
    appointment = Appointment.objects.create(person=person, starts_on=starts_on, post_key=post_key, **what)
    forget(person)
    return appointment


@transaction.atomic
def end_role(*, appointment: Appointment, ends_on: datetime.date, by: Person) -> Appointment:
    """Set the last day of a role; access goes at the end of that day. Raises Refused with the reasons."""
    held = Appointment.objects.select_for_update(of=("self",)).select_related("person", "partnership")
    appointment = held.get(pk=appointment.pk)
    _stop(rules.against_ending(appointment=appointment, ends_on=ends_on, by=by))
    appointment.ends_on = ends_on
    appointment.save()
    forget(appointment.person)
    for ended in on_role_ended:
        ended(appointment, by)
    return appointment


@transaction.atomic
def turn_role(*, appointment: Appointment, role: str, on: datetime.date, by: Person) -> Appointment:
    """From a day on, somebody holds another role with the same agency, group and post. Returns that role's row.

    The earlier one ends the day before; one that has not begun by then is changed. Raises Refused.
    """
    appointment = Appointment.objects.select_for_update(of=("self",)).select_related("person").get(pk=appointment.pk)
    _stop(rules.against_turning(appointment=appointment, role=role, by=by))
    if appointment.starts_on >= on:
        turned = appointment
    else:
        turned = Appointment.objects.get(pk=appointment.pk)
        turned.pk, turned.starts_on = None, on
        turned._state.adding = True
        appointment.ends_on = on - datetime.timedelta(days=1)
        appointment.save()
    turned.role = role
    turned.save()
    forget(appointment.person)
    return turned


@transaction.atomic
def deactivate(*, person: Person, by: Person) -> Person:
    """Stop somebody's sign-in at once, on every device. Their roles and their history stay."""
    _stop(rules.against_deactivating(person=person, by=by))
    person.is_active = False
    person.save(update_fields=["is_active"])
    forget(person)
    return person


@transaction.atomic
def reactivate(*, person: Person, by: Person) -> Person:
    """Let somebody sign in again, with the roles that have not ended."""
    _stop(rules.against_reactivating(person=person, by=by))
    person.is_active = True
    person.save(update_fields=["is_active"])
    forget(person)
    return person


@transaction.atomic
def reset_second_factor(*, person: Person, by: Person) -> None:
    """Forget a lost phone, so that the person sets up a new one at the next sign-in. Never one's own."""
    _stop(rules.against_reaching(person=person, by=by))
    if person.pk == by.pk:
        raise Refused("Use a recovery code, or ask somebody else who manages people.")
    remove_second_factor(person)


@transaction.atomic
def change_own_details(*, name: str, job_title: str, by: Person) -> Person:
    """Change the name and job title that others see. ``by`` is the person whose they are."""
    by.name, by.job_title = name.strip(), job_title.strip()
    by.save(update_fields=["name", "job_title"])
    return by


@transaction.atomic
def appoint_from_console(*, partnership: Partnership, email: str, name: str) -> Appointment:
    """Make somebody business manager, asked for by whoever runs the server (there may be nobody else to ask).

    Makes the account if there is none, without a password. Raises Refused when they hold the role already.
    """
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person.objects.create_user(email, None, name=name)
    held = Appointment.objects.filter(person=person, partnership=partnership, role="business_manager").current().first()
    if held and person.is_active:
        raise Refused(f"{person.name} is already business manager of {partnership.name}.")
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
    return held or Appointment.objects.create(
        person=person, partnership=partnership, role="business_manager", starts_on=wall.today()
    )
