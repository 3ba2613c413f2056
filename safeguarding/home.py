"""The home page: what somebody has to do, decide and know, and nothing else."""

import datetime
from dataclasses import dataclass

from accounts.access import deadlines_visible_to, describe_addresses, holdings, steps_visible_to
from accounts.pages import DetailPage
from accounts.policy import ROLES, Permission
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.design.dates import days_late

DECIDING = {Permission.DECIDE_REVIEW, Permission.ADVISE_ON_REVIEW}
THIS_WEEK = datetime.timedelta(days=7)
CHANGED_WITHIN = datetime.timedelta(days=14)
MOST_LATER, MOST_CHANGES, MOST_DUE = 8, 8, 50


@dataclass(frozen=True)
class Due:
    """A deadline as the lists of the home page show it; ``owner`` in words."""

    deadline: Deadline
    owner: str
    late: bool

    @property
    def words(self) -> str:
        """*three days late*, *due tomorrow*."""
        return days_late(self.deadline.due)


class Home(DetailPage):
    """My work: overdue and due this week, waiting for me, what changed, later dates."""

    permission = Permission.SEE_HOME
    template_name = "home.html"
    title = "My work"

    def get_caption(self):
        return self.partnership.name

    def get_context_data(self, **kwargs):
        open_ones = self._open_deadlines()
        waiting = [due for due in open_ones if self._waits_for_me(due.deadline)]
        others = [due for due in open_ones if due not in waiting]
        week_ends = wall.today() + THIS_WEEK
        return super().get_context_data(
            due=[due for due in others if due.deadline.due_on <= week_ends],
            waiting=waiting,
            waiting_title=self._waiting_title(),
            later=[due for due in others if due.deadline.due_on > week_ends][:MOST_LATER],
            changes=self._changes(),
            roles=self._roles(),
            **kwargs,
        )

    def _open_deadlines(self):
        mine = deadlines_visible_to(self.request.user).in_partnership(self.partnership.key).open()
        found = list(mine.order_by("due_on", "due_at", "pk")[:MOST_DUE])
        owners = describe_addresses({deadline.owner for deadline in found}, self.partnership.key)
        now = wall.now()
        return [Due(one, owners[one.owner], self._is_late(one, now)) for one in found]

    def _is_late(self, deadline, now):
        return deadline.due_at < now if deadline.due_at else deadline.due_on < now.date()

    def _waits_for_me(self, deadline):
        """Mine alone and begun; what a whole team owns is in the first list."""
        begun = deadline.opens_on is None or deadline.opens_on <= wall.today()
        return begun and deadline.owner in self._my_own_addresses

    @property
    def _my_own_addresses(self):
        teams = {"role:support_team", "role:business_manager"}
        return holdings(self.request.user).addresses_in(self.partnership) - teams

    def _waiting_title(self):
        decides = DECIDING & holdings(self.request.user).permissions(self.partnership)
        return "Waiting for my decision" if decides else "Waiting for me"

    def _changes(self):
        """What others did lately, newest first."""
        lately = steps_visible_to(self.request.user).filter(at__gte=wall.now() - CHANGED_WITHIN)
        return lately.exclude(by=self.request.user)[:MOST_CHANGES]

    def _roles(self):
        """What the person belongs to, for the welcome of somebody who has nothing to do yet."""
        held = [one for one in holdings(self.request.user).appointments if one.partnership == self.partnership]
        return [(ROLES[one.role], one.agency) for one in held]
