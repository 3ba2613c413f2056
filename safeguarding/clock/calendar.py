"""Which days are working days in England and Wales, and why the others are not.

Bank holidays come from ``data/england-and-wales.json``, reviewed in the repository and bundled with
the release: nothing is fetched at run time. The file says where it is from, which years the
government has announced, and up to when it goes; past that the calendar refuses to guess.
"""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from safeguarding.clock.words import say_date

DATA = Path(__file__).parent / "data" / "england-and-wales.json"
WEEKEND = {5: "Saturday", 6: "Sunday"}
ONE_DAY = datetime.timedelta(days=1)


class CalendarEnds(Exception):  # noqa: N818 - it is what happened
    """A count went past the days that are known. The text is a sentence for the person who asked."""


@dataclass(frozen=True)
class BankHolidays:
    """The bundled list: the title of each bank holiday that falls on a weekday, and how far the list goes."""

    titles: Mapping[datetime.date, str]
    source: str
    known_from: datetime.date
    known_to: datetime.date
    announced_to: datetime.date


def read_bank_holidays(path: Path) -> BankHolidays:
    """The list kept in ``path`` (the format that ``refresh_bank_holidays`` writes)."""
    data = json.loads(path.read_text(encoding="utf-8"))
    day = datetime.date.fromisoformat
    return BankHolidays(
        titles={day(row["on"]): row["title"] for row in data["days"]},
        source=data["source"],
        known_from=day(data["known_from"]),
        known_to=day(data["known_to"]),
        announced_to=day(data["announced_to"]),
    )


@cache
def bundled() -> BankHolidays:
    """The list of this release, read once for each process."""
    return read_bank_holidays(DATA)


@dataclass(frozen=True)
class Closure:
    """A day on which one partnership's offices are closed: when it was put on the list, and when taken off."""

    on: datetime.date
    title: str
    added_at: datetime.datetime
    removed_at: datetime.datetime | None = None

    def stood_at(self, moment: datetime.datetime) -> bool:
        """Whether it was on the list before ``moment``; what happens at one moment, the list follows."""
        return self.added_at < moment and (self.removed_at is None or moment <= self.removed_at)


@dataclass(frozen=True)
class WorkingCalendar:
    """Working days: Monday to Friday without bank holidays and without the partnership's own closure days."""

    closures: Mapping[datetime.date, str] = field(default_factory=dict)
    log: tuple[Closure, ...] = ()
    holidays: BankHolidays = field(default_factory=bundled)

    def of_the_law(self) -> "WorkingCalendar":
        """The same without the partnership's own closure days: a closed office does not move the law's date."""
        return WorkingCalendar(holidays=self.holidays)

    @property
    def known_from(self) -> datetime.date:
        """The first day that the calendar can speak about."""
        return self.holidays.known_from

    @property
    def known_to(self) -> datetime.date:
        """The last day that the calendar can speak about."""
        return self.holidays.known_to

    def why_closed(self, day: datetime.date) -> str | None:
        """Why ``day`` is not a working day, or None. Raises CalendarEnds outside the known years."""
        if not self.known_from <= day <= self.known_to:
            raise CalendarEnds(
                f"The bank holidays of England and Wales are known here from {say_date(self.known_from)} to "
                f"{say_date(self.known_to)}, so working days cannot be counted to {say_date(day)}."
            )
        if day.weekday() in WEEKEND:
            return WEEKEND[day.weekday()]
        title = self.holidays.titles.get(day)
        if title:
            return title if "bank holiday" in title.lower() else f"{title} (bank holiday)"
        closed = self.closures.get(day)
        return f"{closed} (local)" if closed else None

    def is_working(self, day: datetime.date) -> bool:
        """Whether ``day`` is a working day. Raises CalendarEnds outside the known years."""
        return self.why_closed(day) is None

    def is_by_rule(self, day: datetime.date) -> bool:
        """Whether the bank holidays of ``day``'s year are worked out by rule, not announced yet."""
        return day > self.holidays.announced_to

    def working_days_between(self, after: datetime.date, until: datetime.date) -> int:
        """How many working days lie after ``after`` and up to and including ``until``."""
        return sum(1 for day in days_after(after, until) if self.is_working(day))

    def known_at(self, moment: datetime.datetime | None) -> "WorkingCalendar":
        """The calendar as it was at ``moment``: what was closed later moves nothing that was finished before."""
        if moment is None or not self.log:
            return self
        then = {closure.on: closure.title for closure in self.log if closure.stood_at(moment)}
        return WorkingCalendar(closures=then, holidays=self.holidays)

    def with_closure(self, day: datetime.date, title: str) -> "WorkingCalendar":
        """This calendar with one more closure day."""
        return WorkingCalendar(closures={**self.closures, day: title}, log=self.log, holidays=self.holidays)

    def without_closure(self, day: datetime.date) -> "WorkingCalendar":
        """This calendar with one closure day less."""
        left = {on: title for on, title in self.closures.items() if on != day}
        return WorkingCalendar(closures=left, log=self.log, holidays=self.holidays)


def days_after(after: datetime.date, until: datetime.date):
    """Each date after ``after``, up to and including ``until``."""
    for step in range(1, (until - after).days + 1):
        yield after + step * ONE_DAY
