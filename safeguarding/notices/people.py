"""Who a reminder goes to: the owner of a deadline, and up the ladder."""

from collections.abc import Iterable

from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.commands import calendar_for
from safeguarding.clock.models import Deadline
from safeguarding.notices import hooks

MANAGER = "manager"
# Who hears of a date that nobody else can be told about, in this order.
LAST_RESORT = ("role:business_manager", "role:support_team")


class Desk:
    """The address book of one sweep: each address is looked up once, many at a time."""

    def __init__(self):
        self._people: dict[tuple[str, str], list] = {}
        self._calendars: dict[str, WorkingCalendar] = {}

    def look_up(self, deadlines: Iterable[Deadline]) -> None:
        """Find everybody whom these deadlines may concern, in one statement."""
        wanted = {(a, deadline.partnership_key) for deadline in deadlines for a in _addresses(deadline)}
        new = wanted - self._people.keys()
        if new:
            self._people |= hooks.people_at_each(new)

    def calendar(self, partnership_key: str) -> WorkingCalendar:
        """The working calendar of a partnership."""
        if partnership_key not in self._calendars:
            self._calendars[partnership_key] = calendar_for(partnership_key)
        return self._calendars[partnership_key]

    def owners(self, deadline: Deadline) -> list:
        """Whose deadline it is; when nobody holds that post, whoever answers for the partnership's work."""
        for address in (deadline.owner, *LAST_RESORT):
            people = self._at(address, deadline)
            if people:
                return people
        return []

    def above(self, deadline: Deadline, climb: Iterable[str]) -> list:
        """Who else hears, up the ladder; never somebody who hears as an owner."""
        owners = self.owners(deadline)
        found = {}
        for rung in climb:
            people = [o.manager for o in owners if o.manager] if rung == MANAGER else self._at(rung, deadline)
            found |= {person.pk: person for person in people if person.is_active}
        return [person for pk, person in found.items() if pk not in {owner.pk for owner in owners}]

    def _at(self, address: str, deadline: Deadline) -> list:
        return self._people.get((address, deadline.partnership_key), [])


def _addresses(deadline: Deadline) -> set[str]:
    rungs = {rung["to"] for rung in deadline.ladder.get("climb", [])}
    return {deadline.owner, *LAST_RESORT, *rungs} - {MANAGER}
