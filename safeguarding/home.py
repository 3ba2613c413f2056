"""The home page: what somebody has to do, decide and know, and nothing else."""

import datetime
from dataclasses import dataclass, field

from accounts.access import deadlines_visible_to, holdings, steps_visible_to
from accounts.pages import DetailPage
from accounts.policy import ROLES, Permission
from accounts.waiting import waiting_for
from safeguarding.clock import wall
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.commands import calendar_for
from safeguarding.clock.lateness import lateness
from safeguarding.clock.models import Deadline
from safeguarding.due import how_it_stands

DECIDING = {Permission.DECIDE_REVIEW, Permission.ADVISE_ON_REVIEW}
THIS_WEEK = datetime.timedelta(days=7)
CHANGED_WITHIN = datetime.timedelta(days=14)
MOST_READ, MOST_RECORDS, MOST_LATER, MOST_CHANGES = 200, 10, 6, 6


@dataclass
class Record:
    """A record with the dates of mine that hang on it, the most urgent first."""

    label: str
    url: str
    calendar: WorkingCalendar
    deadlines: list[Deadline] = field(default_factory=list)

    @property
    def first(self) -> Deadline:
        return self.deadlines[0]

    @property
    def more(self) -> int:
        """How many more dates hang on it."""
        return len(self.deadlines) - 1

    @property
    def late(self) -> bool:
        return bool(lateness(self.first, wall.now(), self.calendar))

    @property
    def words(self) -> str:
        """*3 working days late*, *due tomorrow*."""
        return how_it_stands(self.first, self.calendar)


def by_record(deadlines, calendar: WorkingCalendar) -> list[Record]:
    """Deadlines gathered by the record they belong to, in the order of the most urgent of each."""
    found: dict[tuple[str, str], Record] = {}
    for deadline in deadlines:
        key = (deadline.subject_label, deadline.subject_url)
        found.setdefault(key, Record(*key, calendar)).deadlines.append(deadline)
    return list(found.values())


class Home(DetailPage):
    """My work: overdue and due this week, waiting for me, what changed, later dates."""

    permission = Permission.SEE_HOME
    template_name = "home.html"
    title = "My work"

    def get_caption(self):
        return self.partnership.name

    def get_context_data(self, **kwargs):
        mine = self._open().for_addresses(holdings(self.request.user).addresses_in(self.partnership))
        deadlines = list(mine.order_by("due_on", "due_at", "pk")[:MOST_READ])
        week_ends = wall.today() + THIS_WEEK
        calendar = calendar_for(self.partnership.key)
        now = by_record((one for one in deadlines if one.due_on <= week_ends), calendar)
        return super().get_context_data(
            due=now[:MOST_RECORDS],
            due_more=len(now) - MOST_RECORDS,
            waiting=waiting_for(self.request.user, self.partnership),
            waiting_title=self._waiting_title(),
            later=by_record((one for one in deadlines if one.due_on > week_ends), calendar)[:MOST_LATER],
            others_late=self._others_late(),
            changes=self._changes(),
            roles=self._roles(),
            **kwargs,
        )

    def _open(self):
        return deadlines_visible_to(self.request.user).in_partnership(self.partnership.key).open()

    def _others_late(self) -> int:
        """For whoever runs cases: how many dates of others are late."""
        if not self.may(Permission.RUN_REVIEW):
            return 0
        mine = holdings(self.request.user).addresses_in(self.partnership)
        return self._open().overdue(wall.now()).exclude(owner__in=mine).count()

    def _waiting_title(self):
        return "Waiting for my decision" if self._decides() else "Waiting for me"

    def _decides(self) -> bool:
        return bool(DECIDING & holdings(self.request.user).permissions(self.partnership))

    def _changes(self):
        """What others did lately, newest first."""
        lately = steps_visible_to(self.request.user).filter(at__gte=wall.now() - CHANGED_WITHIN)
        return lately.exclude(by=self.request.user)[:MOST_CHANGES]

    def _roles(self):
        """What the person belongs to, for the welcome of somebody who has nothing to do yet."""
        held = [one for one in holdings(self.request.user).appointments if one.partnership == self.partnership]
        return [(ROLES[one.role], one.agency) for one in held]
