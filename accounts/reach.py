"""Many addresses at once: what a sweep over thousands of deadlines asks."""

from collections import defaultdict

from django.db.models import Q

from accounts.holdings import addresses_of, current_on
from accounts.models import Appointment
from safeguarding.clock import wall

NUMBERED = {"agency": "agency_lead", "partner": "executive_member"}


def people_at_each(pairs: set[tuple[str, str]]) -> dict[tuple[str, str], list]:
    """The active people at each (address, partnership key) today, with their managers, in one statement.

    The same people that ``access.people_at`` finds for one address.
    """
    found: dict[tuple[str, str], dict] = defaultdict(dict)
    for appointment in _appointments(pairs):
        person, key = appointment.person, appointment.partnership.key
        for address in addresses_of(appointment) | {f"person:{person.pk}"}:
            found[address, key][person.pk] = person
    return {pair: list(found.get(pair, {}).values()) for pair in pairs}


def _appointments(pairs: set[tuple[str, str]]):
    """The appointments of today that may stand behind one of the addresses."""
    addresses = {address for address, _ in pairs}
    rows = Appointment.objects.filter(
        current_on(wall.today()),
        _behind(addresses),
        partnership__key__in={key for _, key in pairs},
        person__is_active=True,
    )
    return rows.select_related("person", "person__manager", "partnership").order_by("person__name", "person_id")


def _behind(addresses: set[str]) -> Q:
    people = Q(person_id__in=_numbers(addresses, "person"))
    roles = Q(role__in=_values(addresses, "role"))
    chairs = Q(role="group_chair", group_key__in=_values(addresses, "group-chair"))
    of_agencies = Q(pk__in=[])
    for kind, role in NUMBERED.items():
        of_agencies |= Q(role=role, agency_id__in=_numbers(addresses, kind))
    groups = Q(group_key__in=_values(addresses, "group"))
    posts = Q(post_key__in=_values(addresses, "post"))
    return people | roles | chairs | groups | posts | of_agencies


def _values(addresses: set[str], kind: str) -> list[str]:
    parts = (address.partition(":") for address in addresses)
    return [value for found, _, value in parts if found == kind]


def _numbers(addresses: set[str], kind: str) -> list[int]:
    return [int(value) for value in _values(addresses, kind) if value.isdigit()]
