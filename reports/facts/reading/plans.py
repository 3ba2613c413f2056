"""Work plans that run in a frame: their objectives by health, their milestones, chairs' reports and reports due."""

import datetime
from typing import NamedTuple

from django.db.models import Count, Q

from partnership.models import ChairReport, Milestone, Objective, ReportDue, WorkPlan
from partnership.rules.plans import with_health
from reports.facts.frame import Frame
from reports.facts.period import A_DAY, end_of
from reports.facts.reading.made_once import rows as rows_of
from safeguarding.clock.subject import Subject

BEHIND = ("at-risk", "off-track")


class Objectives(NamedTuple):
    """How many objectives of a plan there are under one priority in one health."""

    plan_id: int
    group_id: int
    plan: str
    priority_id: int | None
    health: str
    number: int


def _running(frame: Frame, plan: str) -> Q:
    """Of a plan that runs in the period; ``plan`` is the path to it."""
    found = Q(**{f"{plan}starts_on__lte": frame.until_on, f"{plan}ends_on__gte": frame.from_on})
    if frame.group:
        return found & Q(**{f"{plan}group": frame.group})
    return found & Q(**{f"{plan}group__partnership": frame.partnership})


def objectives(frame: Frame) -> list[Objectives]:
    """Objectives by plan, priority and health; one statement.

    Health is that of the day after the period, or of today while it runs: a plan that ended with the period
    has then ended without what it did not achieve.
    """
    return [Objectives(*row) for row in rows_of(frame, _objectives)]


def _objectives(frame: Frame):
    rows = Objective.objects.order_by().filter(_running(frame, "plan__"))
    keys = ("plan_id", "plan__group_id", "plan__title", "priority_id", "health")
    counted = with_health(rows, min(frame.today, frame.until_on + A_DAY)).select_related(None)
    return counted.values(*keys).annotate(n=Count("pk")).values_list(*keys, "n")


class Milestones(NamedTuple):
    """How many milestones a plan has under one priority: all, done, done in the period, late at its end."""

    plan_id: int
    group_id: int
    priority_id: int | None
    all: int
    done: int
    done_then: int
    late: int


def milestones(frame: Frame) -> list[Milestones]:
    """Milestones by plan and priority, those of objectives that were given up left out; one statement."""
    return [Milestones(*row) for row in rows_of(frame, _milestones)]


def _milestones(frame: Frame):
    rows = Milestone.objects.order_by().filter(_running(frame, "objective__plan__"), objective__given_up_because="")
    keys = ("objective__plan_id", "objective__plan__group_id", "objective__priority_id")
    end = end_of(frame)
    not_done = Q(done_on__isnull=True) | Q(done_on__gt=end)
    numbers = {
        "n": Count("pk"),
        "n_done": Count("pk", filter=Q(done_on__lte=end)),
        "n_then": Count("pk", filter=Q(done_on__range=(frame.from_on, frame.until_on))),
        "n_late": Count("pk", filter=not_done & Q(due_on__lt=end)),
    }
    return rows.values(*keys).annotate(**numbers).values_list(*keys, *numbers)


def plan_subject(plan_id: int, group: str, title: str) -> Subject:
    """A plan of which only these were read."""
    return Subject("work-plan", plan_id, f"{group}, work plan {title}", WorkPlan(pk=plan_id).get_absolute_url())


class Due(NamedTuple):
    """A report that was due in the period; ``subject`` is its own."""

    pk: int
    title: str
    from_whom: str
    from_group_id: int | None
    to_group_id: int
    owner: str
    due_on: datetime.date
    received_on: datetime.date | None

    @property
    def in_time(self) -> bool:
        """Whether it came by its day."""
        return self.received_on is not None and self.received_on <= self.due_on

    get_absolute_url = ReportDue.get_absolute_url
    subject = ReportDue.subject


def reports_due(frame: Frame) -> list[Due]:
    """The reports due in the period that were needed, by their day; one statement. Of a group: those that it owed."""
    return [Due(*row) for row in rows_of(frame, _due)]


def _due(frame: Frame):
    rows = ReportDue.objects.filter(
        partnership=frame.partnership, due_on__range=(frame.from_on, frame.until_on), not_needed_because=""
    )
    if frame.group:
        rows = rows.filter(from_group=frame.group)
    columns = ("pk", "title", "from_whom", "from_group_id", "to_group_id", "owner", "due_on", "received_on")
    return rows.order_by("due_on", "pk").values_list(*columns)


class Sent(NamedTuple):
    """A chair's report that was sent for a time that ended in the period."""

    pk: int
    group_id: int
    tells_blockages: bool
    asks: bool

    get_absolute_url = ChairReport.get_absolute_url

    def subject(self, group: str) -> Subject:
        """The report as a record, of a group in few words."""
        return Subject("chair-report", self.pk, f"{group}, chair's report", self.get_absolute_url())


def chairs_reports(frame: Frame) -> list[Sent]:
    """Chairs' reports, the oldest first; one statement."""
    return [Sent(*row) for row in rows_of(frame, _sent)]


def _sent(frame: Frame):
    rows = ChairReport.objects.filter(
        group__partnership=frame.partnership,
        state=ChairReport.State.SENT,
        until_on__range=(frame.from_on, frame.until_on),
    )
    if frame.group:
        rows = rows.filter(group=frame.group)
    rows = rows.annotate(tells=~Q(blockages=""), asks_for=~Q(asks="")).order_by("until_on", "pk")
    return rows.values_list("pk", "group_id", "tells", "asks_for")
