"""The home page: what somebody has to do, decide and know, and nothing else."""

import datetime
from dataclasses import dataclass

from django.db.models import Case, Count, Q, When, Window
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.access import deadlines_visible_to, groups_of, holdings, steps_visible_to
from accounts.pages import DetailPage
from accounts.policy import ROLES, Permission
from accounts.visits import last_here
from accounts.waiting import Waiting, waiting_by_date, waiting_for
from partnership.models import Meeting
from safeguarding.clock import wall
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.commands import calendar_for
from safeguarding.clock.lateness import lateness
from safeguarding.clock.models import Deadline, past
from safeguarding.due import how_it_stands
from safeguarding.history.commands import kinds_lately

DECIDING = {
    Permission.DECIDE_REVIEW,
    Permission.ADVISE_ON_REVIEW,
    Permission.ANSWER_ESCALATIONS,
    Permission.CHAIR_GROUPS,
}
THIS_WEEK = datetime.timedelta(days=7)
CHANGED_WITHIN = datetime.timedelta(days=14)
LONGEST_AWAY = datetime.timedelta(days=60)
SHOWN = ("subject_kind", "subject_label", "subject_url", "step", "owner", "title", "source", "due_on", "due_at")
TOLD = ("subject_kind", "subject_id", "subject_label", "subject_url", "what", "by_name", "at")
MOST_READ, MOST_RECORDS, MOST_LATER, MOST_CHANGES, MOST_STEPS, MOST_MEETINGS = 200, 10, 6, 6, 60, 4


@dataclass
class Record:
    """A record and the most urgent date that hangs on it. ``from_agency``: due from my agency, not from me."""

    calendar: WorkingCalendar
    first: Deadline
    from_agency: bool = False
    more: int = 0

    @cached_property
    def late(self) -> bool:
        return bool(lateness(self.first, wall.now(), self.calendar))

    @property
    def words(self) -> str:
        """*3 working days late*, *due tomorrow*."""
        return how_it_stands(self.first, self.calendar)


def by_record(dates, calendar: WorkingCalendar, own: frozenset[str], most: int) -> tuple[list[Record], int]:
    """Dates gathered by the record they belong to and by whose they are, in the order of the most urgent of each.

    The first ``most`` of these records, and how many there are.
    """
    found: dict[tuple, list] = {}
    for date in dates:
        key = (date["subject_label"], date["subject_url"], date["owner"] not in own)
        found.setdefault(key, []).append(date)
    shown = list(found.items())[:most]
    return [Record(calendar, Deadline(**of[0]), key[-1], len(of) - 1) for key, of in shown], len(found)


@dataclass
class Change:
    """A record on which others did something: the newest step, and how many more."""

    newest: dict
    more: int = 0


def by_subject(steps) -> list[Change]:
    """Steps gathered by their record, the one that changed last first."""
    found: dict[tuple, Change] = {}
    for step in steps:
        key = (step["subject_kind"], step["subject_id"])
        if key in found:
            found[key].more += 1
        else:
            found[key] = Change(step)
    return list(found.values())


class Home(DetailPage):
    """My work: overdue and due this week, waiting for me, what changed, next meetings, later dates."""

    permission = Permission.SEE_HOME
    template_name = "home.html"
    title = "My work"

    def get_caption(self):
        return self.partnership.name

    @cached_property
    def held(self):
        return holdings(self.request.user)

    def get_context_data(self, **kwargs):
        names = {
            **self._due(),
            "waiting": self._waiting(),
            "waiting_title": self._waiting_title(),
            **self._changed(),
            "meetings": self._meetings(),
            "roles": self._roles(),
        }
        return super().get_context_data(**{**names, **kwargs})

    def _due(self) -> dict:
        """What is due from me and from my agency, this week and later; how many dates of others are late."""
        mine, others_late = self._dates
        own, calendar = self.held.addresses_in(self.partnership), calendar_for(self.partnership.key)
        week_ends = wall.today() + THIS_WEEK
        now, number = by_record((one for one in mine if one["due_on"] <= week_ends), calendar, own, MOST_RECORDS)
        later, _ = by_record((one for one in mine if one["due_on"] > week_ends), calendar, own, MOST_LATER)
        return {
            "due": now,
            "due_more": number - MOST_RECORDS,
            "later": later,
            "others_late": others_late,
        }

    def _waiting(self) -> list[Waiting]:
        """What stands still until I act: as the rooms say, and as my own dates ask."""
        own = self.held.addresses_in(self.partnership)
        by_date = waiting_by_date(date for date in self._dates[0] if date["owner"] in own)
        return [*waiting_for(self.request.user, self.partnership), *by_date]

    @cached_property
    def _dates(self) -> tuple[list[dict], int]:
        """My open dates and my agencies'; for whoever runs cases, how many of others' are late.

        One statement for both: putting the cut to the database costs more than the rows. Mine come first.
        """
        found = deadlines_visible_to(self.request.user).in_partnership(self.partnership.key).open()
        mine = Q(owner__in=self._mine)
        wanted = mine | past(wall.now()) if self.may(Permission.RUN_REVIEW) else mine
        found = found.filter(wanted).values(*SHOWN).annotate(others_late=Window(Count("pk", filter=~mine)))
        dates = list(found.order_by(Case(When(mine, then=0), default=1), "due_on", "due_at", "pk")[:MOST_READ])
        others_late = [date.pop("others_late") for date in dates]
        return [date for date in dates if date["owner"] in self._mine], others_late[0] if others_late else 0

    @cached_property
    def _mine(self) -> frozenset[str]:
        """The addresses at which I and my agencies are reached."""
        return self.held.addresses_in(self.partnership) | self.held.agency_addresses_in(self.partnership)

    def _waiting_title(self):
        return "Waiting for my decision" if self._decides() else "Waiting for me"

    def _decides(self) -> bool:
        return bool(DECIDING & self.held.permissions(self.partnership))

    def _changed(self) -> dict:
        """What others did since the last visit, at least in the last two weeks, newest first."""
        before, now = last_here(self.request.user), wall.now()
        since = max(before or now - CHANGED_WITHIN, now - LONGEST_AWAY)
        return {
            "changes": self._changes(since)[:MOST_CHANGES],
            "since": since,
            "was_here": before is not None,
        }

    def _changes(self, since: datetime.datetime) -> list[Change]:
        """Records on which others did something, from the newest steps that I may see."""
        found = self._changes_lately(since) if self.may(Permission.RUN_REVIEW) else []
        return found if len(found) >= MOST_CHANGES else self._told(steps_visible_to(self.request.user), since)

    def _changes_lately(self, since: datetime.datetime) -> list[Change]:
        """The same for whoever sees most of what happens, from the newest steps of all.

        They are of a few kinds of record, where the cut knows twenty: asking about few costs the database half.
        """
        newest = kinds_lately(since=since, without=self.request.user, most=MOST_STEPS)
        if not newest:
            return []
        kinds, back_to = {kind for kind, _ in newest}, newest[-1][1]
        return self._told(steps_visible_to(self.request.user, kinds=kinds), back_to)

    def _told(self, steps, since: datetime.datetime) -> list[Change]:
        return by_subject(steps.filter(at__gte=since).exclude(by=self.request.user).values(*TOLD)[:MOST_STEPS])

    def _meetings(self) -> list[Meeting]:
        """The next meetings of the groups in which I sit; for whoever runs the groups, of any."""
        found = Meeting.objects.visible_to(self.request.user).of(self.partnership).to_come()
        if not self.may(Permission.RUN_GROUPS):
            groups = self.held.groups_in(self.partnership)
            if not groups:
                return []
            found = found.filter(group__key__in=groups)
        found = found.select_related("group").only("starts_at", "place", "group__name", "group__short_name")
        return list(found.order_by("starts_at", "pk")[:MOST_MEETINGS])

    def _roles(self) -> list[dict]:
        """What the person belongs to: role, agency, and the group with its page."""
        here = [one for one in self.held.appointments if one.partnership == self.partnership]
        names = dict(groups_of(self.partnership.key)) if any(one.group_key for one in here) else {}
        return [
            {
                "role": ROLES[one.role],
                "agency": one.agency,
                "group": names.get(one.group_key, ""),
                "url": reverse("groups:group", args=[one.group_key]) if one.group_key in names else "",
            }
            for one in here
        ]
