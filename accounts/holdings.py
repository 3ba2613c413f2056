"""What a person holds today: roles, permissions, agencies, partnerships and addresses, from one query."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, Expression, F, OuterRef, Q, QuerySet

from accounts.policy import ROLES, Permission
from safeguarding.clock import wall

_CACHE = "_holdings"
_SIGNED = ("pk", "partnership_id", "role", "agency_id", "group_key", "post_key")
_facts: dict[str, Expression | F] = {}


def register_fact(name: str, expression: Expression | F) -> None:
    """Have every appointment of ``holdings`` carry one more fact that a room above knows, in the same statement."""
    _facts[name] = expression


def current_on(day: datetime.date, prefix: str = "") -> Q:
    """Appointments in force on ``day`` (both ends included), as a condition; ``prefix`` reaches them by a relation."""
    started = Q(**{f"{prefix}starts_on__lte": day})
    not_ended = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    return started & not_ended


def key_of(partnership) -> str:
    """The key of a partnership that is given as a record or already as its key."""
    return partnership if isinstance(partnership, str) else partnership.key


@dataclass(frozen=True, eq=False)
class Holdings:
    """Everything that a person's appointments of one day give. Being a superuser gives nothing."""

    person_id: int | None
    on: datetime.date
    appointments: tuple = field(default=())

    def _in(self, partnership) -> Iterable:
        if partnership is None:
            return self.appointments
        key = key_of(partnership)
        return (held for held in self.appointments if held.partnership.key == key)

    def permissions(self, partnership=None) -> frozenset[Permission]:
        """What the person may do in ``partnership`` (a record or a key); in any of theirs when it is None."""
        return frozenset().union(*(ROLES[role].permissions for role in self.roles_in(partnership)))

    def roles_in(self, partnership=None) -> frozenset[str]:
        """The keys of the roles held in ``partnership``; in any when it is None."""
        return frozenset(held.role for held in self._in(partnership))

    def agencies_in(self, partnership=None) -> frozenset[int]:
        """The ids of the agencies that the person acts for in ``partnership``, in whatever role."""
        return frozenset(held.agency_id for held in self._in(partnership) if held.agency_id)

    def leads_in(self, partnership=None) -> frozenset[int]:
        """The ids of the agencies whose lead the person is in ``partnership``."""
        return frozenset(h.agency_id for h in self._in(partnership) if h.role == "agency_lead" and h.agency_id)

    def groups_in(self, partnership=None) -> frozenset[str]:
        """The keys of the groups that the person sits in, whatever they are there."""
        return frozenset(held.group_key for held in self._in(partnership) if held.group_key)

    def posts_in(self, partnership=None) -> frozenset[str]:
        """The keys of the posts that the person holds."""
        return frozenset(held.post_key for held in self._in(partnership) if held.post_key)

    def chairs_in(self, partnership=None) -> frozenset[str]:
        """The keys of the groups that the person chairs."""
        held = self._in(partnership)
        return frozenset(one.group_key for one in held if one.role == "group_chair" and one.group_key)

    def addresses_in(self, partnership) -> frozenset[str]:
        """The addresses at which this person is reached in ``partnership``; none when they hold nothing there."""
        held = list(self._in(partnership))
        if not held:
            return frozenset()
        own = {f"person:{self.person_id}"}
        return frozenset(own.union(*(addresses_of(appointment) for appointment in held)))

    def agency_addresses_in(self, partnership) -> frozenset[str]:
        """The addresses of the agencies that the person acts for there: what is due from them is their agency's."""
        return frozenset(f"agency:{number}" for number in self.agencies_in(partnership))

    @cached_property
    def signature(self) -> tuple:
        """All that a cut may depend on: whoever holds the same on the same day sees by the same conditions."""
        names = (*_SIGNED, *_facts)
        held = tuple(tuple(getattr(one, name, None) for name in names) for one in self.appointments)
        return self.person_id, self.on, held

    @cached_property
    def roles(self) -> frozenset[str]:
        """The keys of every role held, in whichever partnership."""
        return self.roles_in()

    @cached_property
    def agencies(self) -> frozenset[int]:
        """The ids of every agency acted for, in whichever partnership."""
        return self.agencies_in()

    @cached_property
    def partnerships(self) -> tuple:
        """The partnerships in which a role is held, by name."""
        found = {held.partnership.key: held.partnership for held in self.appointments}
        return tuple(sorted(found.values(), key=lambda partnership: partnership.name))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Every address in every partnership. To select rows use ``addresses_in`` with the row's partnership."""
        return frozenset().union(*(self.addresses_in(partnership) for partnership in self.partnerships))

    @cached_property
    def opens_cases(self) -> bool:
        """Whether any role held can open a case record (and so needs the second factor)."""
        return any(ROLES[role].opens_cases for role in self.roles)

    @property
    def second_factor(self) -> bool:
        """Whether an authenticator app was set up; only asked where SECOND_FACTOR_REQUIRED is on."""
        return any(getattr(held, "second_factor", False) for held in self.appointments)

    def partnerships_with(self, permission: Permission) -> list[str]:
        """The keys of the partnerships in which ``permission`` is held."""
        return [p.key for p in self.partnerships if permission in self.permissions(p)]


def addresses_of(appointment) -> set[str]:
    """The addresses that one appointment gives, besides the person's own."""
    found = {f"role:{appointment.role}"}
    if appointment.role == "agency_lead" and appointment.agency_id:
        found.add(f"agency:{appointment.agency_id}")
    if appointment.role == "executive_member" and appointment.agency_id:
        found.add(f"partner:{appointment.agency_id}")
    if appointment.role == "group_chair" and appointment.group_key:
        found.add(f"group-chair:{appointment.group_key}")
    if appointment.group_key:
        found.add(f"group:{appointment.group_key}")
    if appointment.post_key:
        found.add(f"post:{appointment.post_key}")
    return found


def holdings(person) -> Holdings:
    """What ``person`` holds today in London: one query, then kept on the person object until tomorrow."""
    today = wall.today()
    if not person.is_authenticated or not person.is_active:
        return Holdings(None, today)
    known = getattr(person, _CACHE, None)
    if known is None or known.on != today:
        known = Holdings(person.pk, today, tuple(_current(person.appointments, today)))
        setattr(person, _CACHE, known)
    return known


def _current(appointments, today: datetime.date) -> QuerySet:
    found = appointments.filter(current_on(today), role__in=ROLES).select_related("partnership", "agency")
    found = found.annotate(**_facts)
    if not settings.SECOND_FACTOR_REQUIRED:
        return found
    # The gate asks on every page: here it costs no statement of its own.
    apps = Authenticator.objects.filter(user=OuterRef("person"), type=Authenticator.Type.TOTP)
    return found.annotate(second_factor=Exists(apps))


def forget(person) -> None:
    """Drop what is kept on the person object; called by the commands that change appointments."""
    if hasattr(person, _CACHE):
        delattr(person, _CACHE)


def may(person, permission: Permission, partnership=None) -> bool:
    """Whether ``person`` has ``permission`` in ``partnership`` (a record or a key), or anywhere when it is None."""
    return permission in holdings(person).permissions(partnership)
