"""How late something is. Worked out when somebody reads, in working days, with no upper end; never kept."""

import datetime
from dataclasses import dataclass

from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.counting import Moment
from safeguarding.clock.wall import london_date
from safeguarding.clock.words import say_amount


@dataclass(frozen=True)
class Lateness:
    """Late or not, and by how many working days: 0 where no whole working day has passed. False where not late."""

    late: bool = False
    working_days: int = 0

    def __bool__(self):
        return self.late

    def __str__(self):
        if not self.late:
            return ""
        if not self.working_days:
            return "late by less than a working day"
        return f"{say_amount(self.working_days, 'working-days')} late"


NOT_LATE = Lateness()


def is_past(due: Moment, moment: Moment) -> bool:
    """Whether ``moment`` comes after ``due``; a date is over when its day is over."""
    if isinstance(due, datetime.datetime) and isinstance(moment, datetime.datetime):
        return moment > due
    return london_date(moment) > london_date(due)


def lateness_at(due: Moment | None, moment: Moment, calendar: WorkingCalendar) -> Lateness:
    """How late ``moment`` is for ``due``. Raises CalendarEnds outside the known years."""
    if due is None or not is_past(due, moment):
        return NOT_LATE
    return Lateness(True, calendar.working_days_between(london_date(due), london_date(moment)))


def lateness(item, now: Moment, calendar: WorkingCalendar) -> Lateness:
    """How late a ``Planned`` or a ``Deadline`` is: a finished one by when it was done, an open one as of ``now``.

    ``now`` is a London date or an aware moment. What is paused, waiting or not needed is not late.
    """
    if item.state == "met":
        return lateness_at(item.due, item.met_at or item.met_on, calendar)
    return lateness_at(item.due, now, calendar) if item.state == "open" else NOT_LATE
