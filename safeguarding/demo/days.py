"""Days of the demo: working days counted from the last one, and moments in working hours."""

import datetime

from safeguarding.clock.calendar import ONE_DAY, WorkingCalendar
from safeguarding.clock.counting import count
from safeguarding.clock.wall import LONDON

OPENS, CLOSES = datetime.time(8, 30), datetime.time(17, 15)


class Days:
    """Working days around ``now`` (an aware moment). Day 0 is today, or the last working day before it."""

    def __init__(self, calendar: WorkingCalendar, now: datetime.datetime):
        self.calendar = calendar
        self.now = now.astimezone(LONDON)
        self.last = self._working_day_up_to(self.now.date())

    def _working_day_up_to(self, day: datetime.date) -> datetime.date:
        while not self.calendar.is_working(day):
            day -= ONE_DAY
        return day

    def on(self, n: int) -> datetime.date:
        """The working day ``n`` after day 0 (before it when negative)."""
        return count(self.last, n, "working-days", calendar=self.calendar).due if n else self.last

    def after(self, day: datetime.date, n: int) -> datetime.date:
        """The working day ``n`` after any day."""
        return count(day, n, "working-days", calendar=self.calendar).due

    def at(self, n: int, time: str) -> datetime.datetime:
        """Working day ``n`` at ``"09:40"`` in London."""
        return datetime.datetime.combine(self.on(n), datetime.time.fromisoformat(time), LONDON)

    def ago(self, minutes: int) -> datetime.datetime:
        """So many minutes ago, or the end of the last working day when that was outside working hours."""
        moment = self.now - datetime.timedelta(minutes=minutes)
        day = moment.date()
        if moment.time() < OPENS:
            day -= ONE_DAY
        elif self.calendar.is_working(day) and moment.time() <= CLOSES:
            return moment
        worked = self._working_day_up_to(day)
        return datetime.datetime.combine(worked, datetime.time(16, 40), LONDON)
