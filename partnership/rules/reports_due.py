"""Reports due in: which ones an arrangement asks for, when, and how late one is. Pure, but for the rows it reads."""

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from accounts.access import holdings
from accounts.policy import Permission
from partnership.rules.plans import year_of
from safeguarding.clock import wall
from safeguarding.design.dates import counted, days_late, long_date, short_date

QUARTERLY = {"every": 3, "unit": "months"}
YEARLY = {"times": 1, "per": "year"}
A_YEAR = 12
PER_YEAR = {"year": 1, "quarter": 4, "month": 12}
WEEKS_IN_A_MONTH = 4

# Kinds of group whose chairs report to the group above by themselves. A forum and a group that is wider
# than the partnership report only where the arrangement names them.
REPORTING = {"sub-group", "locality-group", "committee", "panel", "task-and-finish"}


@dataclass(frozen=True)
class Expected:
    """A report that comes again and again: ``months`` apart, counted from April."""

    key: str
    title: str
    from_whom: str
    to_key: str
    months: int
    group_key: str = ""
    owner: str = ""


def months_between(frequency: dict) -> int:
    """How many months lie between two reports by a frequency of the file; 0 where it comes as needed."""
    if frequency.get("as-needed"):
        return 0
    if "times" in frequency:
        return max(1, A_YEAR // (frequency["times"] * PER_YEAR.get(frequency["per"], 52)))
    number, unit = frequency.get("every", 1), frequency.get("unit", "years")
    if unit == "weeks":
        return max(1, number // WEEKS_IN_A_MONTH)
    return number if unit == "months" else number * A_YEAR


def due_days(months: int, first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """The last day of each period of so many months, counted from April, between two London days."""
    start = year_of(first)[0]
    for number in range(months, A_YEAR * 20, months):
        day = last_day_before(start, number)
        if day > last:
            return
        if day >= first:
            yield day


def last_day_before(start: datetime.date, months: int) -> datetime.date:
    """The day before the same day so many months later; ``start`` is the first of a month."""
    year, month = divmod(start.year * A_YEAR + start.month - 1 + months - 1, A_YEAR)
    return datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def expected(items: list[dict], groups: Iterable, posts: dict[str, str]) -> list[Expected]:
    """Every report that is expected: what the arrangement's ``reports-due`` asks, and each chair's report.

    ``items`` is that list of the document, ``groups`` the rows of the partnership with their parents
    fetched, ``posts`` the address of each post by its title in small letters. An item that names a group
    and goes to the group above it is its chair's report: it is owed once, not twice.
    """
    groups = [group for group in groups if group.current and not group.closed_on and not group.to_be_established]
    by_key = {group.key: group for group in groups}
    found: dict[str, Expected] = {}
    for item in items:
        named = groups_named(item.get("from", ""), groups)
        to_key = item.get("to") or _top(groups)
        if to_key not in by_key:
            continue
        alone = len(named) == 1
        for one in [_of_group(item, group, to_key, alone) for group in named] or [_of_somebody(item, to_key, posts)]:
            found[one.key] = one
    for group in groups:
        if group.kind in REPORTING and f"chair-{group.key}" not in found:
            own = _by_itself(group)
            found.update({own.key: own} if own else {})
    return [one for one in found.values() if one.months]


def _top(groups) -> str:
    return next((group.key for group in groups if group.kind == "executive"), "")


def groups_named(words: str, groups) -> list:
    """The groups that a *from* of the file means: by its name, or many at once (*independent scrutiny groups*)."""
    said = words.lower().strip()
    exact = [group for group in groups if said in {group.name.lower(), group.short_name.lower()} and said]
    if exact:
        return exact
    single = said.removesuffix("s")
    if said.endswith("groups") and "sub-group" in single:
        return [group for group in groups if group.kind == "sub-group"]
    return [group for group in groups if single and group.name.lower().endswith(single)]


def _of_group(item: dict, group, to_key: str, alone: bool) -> Expected:
    """A report that a group owes, under the file's title where it is asked ``alone``. To the group above: its chair's."""
    parents = [parent.key for parent in group.parents.all()]
    is_chairs = to_key in parents
    frequency = item.get("frequency") or (_frequency(group) if is_chairs else YEARLY)
    key = f"chair-{group.key}" if is_chairs else f"{item['key']}-{group.key}"
    return Expected(
        key=key[:60],
        title=_chairs_title(group) if is_chairs and not alone else item["title"][:300],
        from_whom=group.name[:200],
        to_key=to_key,
        months=months_between(frequency),
        group_key=group.key,
        owner=f"group-chair:{group.key}",
    )


def _of_somebody(item: dict, to_key: str, posts: dict[str, str]) -> Expected:
    """A report of an officer or a service; the support team watches it where no post of that name is listed."""
    whom = item.get("from", "")
    return Expected(
        key=item["key"],
        title=item["title"][:300],
        from_whom=whom[:200] or "Not stated",
        to_key=to_key,
        months=months_between(item.get("frequency") or YEARLY),
        owner=posts.get(whom.lower(), "role:support_team"),
    )


def _by_itself(group) -> Expected | None:
    """The chair's report of a group to the first group above it."""
    above = next(iter(group.parents.all()), None)
    return _of_group({"key": "chair", "title": _chairs_title(group)}, group, above.key, True) if above else None


def _chairs_title(group) -> str:
    return f"Chair's report: {group.short_name or group.name}"[:300]


def _frequency(group) -> dict:
    """A chair reports as often as the group meets; every quarter where no frequency is given."""
    return group.frequency or QUARTERLY


@dataclass(frozen=True)
class Standing:
    """Where a report due stands: ``tag`` is a key of the design's tags, ``words`` go beside it."""

    key: str
    words: str
    tag: str


SOON = datetime.timedelta(days=14)


def standing_of(due, today: datetime.date) -> Standing:
    """Received, not needed, late, due soon or expected, in words. Late by plain days of the calendar."""
    if due.received_on:
        late = (due.received_on - due.due_on).days
        after = f", {counted(late, 'day')} late" if late > 0 else ""
        return Standing("received", f"Received on {short_date(due.received_on)}{after}", "done")
    if due.not_needed_because:
        return Standing("not-needed", "Not needed", "closed")
    words = days_late(due.due_on, today).capitalize()
    if due.due_on < today:
        return Standing("late", words, "late")
    return Standing("soon", words, "due") if due.due_on - today <= SOON else Standing("expected", "Expected", "open")


STATES = {"open": "Still to come", "late": "Late", "received": "Received", "not-needed": "Not needed"}


def in_state(key: str, today: datetime.date) -> Q:
    """Reports due in a state of ``STATES``, as a condition; *still to come* holds the late ones too."""
    is_open = Q(received_on__isnull=True, not_needed_because="")
    return {
        "open": is_open,
        "late": is_open & Q(due_on__lt=today),
        "received": Q(received_on__isnull=False),
        "not-needed": ~Q(not_needed_because=""),
    }[key]


def may_read(person, due) -> bool:
    """Whether ``person`` opens the document that came: who sees all work, and the two groups it went between."""
    held = holdings(person)
    if Permission.SEE_ALL_WORK in held.permissions(due.partnership):
        return True
    between = {due.to_group.key, due.from_group.key if due.from_group else due.to_group.key}
    return not between.isdisjoint(held.groups_in(due.partnership))


def reasons_against_receiving(due, received_on: datetime.date) -> list[str]:
    """Why a report cannot be entered as received on a London day."""
    if due.received_on:
        return [f"This report was received on {long_date(due.received_on)}."]
    if due.not_needed_because:
        return ["This report was marked as not needed. Add another one if it comes after all."]
    if received_on > wall.today():
        return [f"{long_date(received_on)} is in the future. Enter the report on the day it comes."]
    return []


def reasons_against_changing(due) -> list[str]:
    """Why the date of a report, or the need for it, cannot be changed."""
    if due.received_on:
        return [f"This report was received on {long_date(due.received_on)}."]
    return ["This report was marked as not needed."] if due.not_needed_because else []
