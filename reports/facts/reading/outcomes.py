"""How actions ended: how late they were, whether they were SMART when raised, and what their impact checks found."""

import datetime
from typing import NamedTuple

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Q, Sum
from django.db.models.functions import Coalesce

from partnership.models import ImpactCheck
from partnership.rules.actionlog import not_smart
from reports.facts.frame import Frame
from reports.facts.period import end_of
from reports.facts.reading.actions import Named, of_frame, was_late
from reports.facts.reading.made_once import rows as rows_of
from reports.facts.reading.partnership import priorities
from reports.facts.saying import MOST_RECORDS
from safeguarding.clock.subject import Subject

# Up to four weeks is what a monthly group can catch up with at its next meeting.
LONG_LATE = datetime.timedelta(days=28)
IMPORTED = "import"


class Ended(NamedTuple):
    """A group's actions closed in the period: how many late, by more than four weeks, and by how much."""

    group_id: int | None
    closed: int
    late: int
    long_late: int
    days_late: int
    longest: int


def ended(frame: Frame) -> list[Ended]:
    """Actions closed in the period by group; one statement. Days are calendar days."""
    found = rows_of(frame, _ended)
    return [Ended(*row[:4], *(days.days if days else 0 for days in row[4:])) for row in found]


def _ended(frame: Frame):
    since = Coalesce("closing_asked_on", "closed_on") - F("due_on")
    rows = of_frame(frame).filter(closed_on__range=(frame.from_on, frame.until_on))
    rows = rows.annotate(late_by=ExpressionWrapper(since, output_field=DurationField())).values("group_id")
    numbers = {
        "n": Count("pk"),
        "late": Count("pk", filter=was_late()),
        "long": Count("pk", filter=was_late() & Q(late_by__gt=LONG_LATE)),
        "sum": Sum("late_by", filter=was_late()),
        "most": Max("late_by", filter=was_late()),
    }
    return rows.annotate(**numbers).values_list("group_id", *numbers)


class Raised(NamedTuple):
    """Actions raised in the portal in the period: how many, let through unchecked, and of these incomplete still."""

    all: int
    let_through: int
    incomplete: int


def raised_smart(frame: Frame) -> Raised:
    """What is known of whether actions were SMART when they were raised; one statement.

    What was not let through as urgent was refused until it was SMART (``partnership.commands.actions``).
    """
    some = any(priority.current for priority in frame.shared(priorities).values())
    found = {urgent: numbers for urgent, *numbers in rows_of(frame, _raised_smart, some)}
    through, gaps = found.get(True, (0, 0))
    return Raised(sum(number for number, _ in found.values()), through, gaps)


def _raised_smart(frame: Frame, some: bool):
    rows = of_frame(frame).filter(raised_on__range=(frame.from_on, frame.until_on)).exclude(source=IMPORTED)
    counted = rows.values("urgent").annotate(n=Count("pk"), gaps=Count("pk", filter=Q(urgent=True) & not_smart(some)))
    return counted.values_list("urgent", "n", "gaps")


class Checks(NamedTuple):
    """Impact checks with one finding (empty for none yet): due in the period, done in it, due and not done then."""

    finding: str
    due: int
    done: int
    missing: int


def _checks(frame: Frame):
    rows = ImpactCheck.objects.order_by().filter(action__partnership=frame.partnership, dropped_on__isnull=True)
    return rows.filter(action__group=frame.group) if frame.group else rows


def _asked(frame: Frame) -> dict[str, Q]:
    due = Q(due_on__range=(frame.from_on, end_of(frame)))
    not_done = Q(done_on__isnull=True) | Q(done_on__gt=end_of(frame))
    return {"due": due, "done": Q(done_on__range=(frame.from_on, frame.until_on)), "missing": due & not_done}


def impact(frame: Frame) -> list[Checks]:
    """Impact checks of the period by what they found; one statement."""
    return [Checks(*row) for row in rows_of(frame, _impact)]


def _impact(frame: Frame):
    asked = _asked(frame)
    numbers = {f"n_{key}": Count("pk", filter=condition) for key, condition in asked.items()}
    rows = _checks(frame).filter(asked["due"] | asked["done"]).values("finding").annotate(**numbers)
    return rows.values_list("finding", *numbers)


class Changed(NamedTuple):
    """An impact check that found a difference, of an action that may be quoted."""

    action: Named
    what: str
    finding: str
    words: str


def changes(frame: Frame, most: int) -> list[Changed]:
    """The latest checks that found a difference; restricted actions are left out. One statement."""
    found = [ImpactCheck.Finding.CHANGED, ImpactCheck.Finding.PARTLY]
    rows = _checks(frame).filter(_asked(frame)["done"], finding__in=found, action__restricted=False)
    columns = ("action_id", "action__reference", "action__what", "finding", "words")
    latest = rows.order_by("finding", "-done_on", "-pk").values_list(*columns)[:most]
    return [Changed(Named(pk, reference), *rest) for pk, reference, *rest in latest]


def impact_records(frame: Frame) -> dict[str, tuple[Subject, ...]]:
    """The actions behind each number of ``impact``; one statement. None where there are too many."""
    asked = _asked(frame)
    numbers = {key: sum(getattr(row, key) for row in frame.shared(impact)) for key in asked}
    few = [key for key, number in numbers.items() if 0 < number <= MOST_RECORDS]
    any_of = Q(pk__in=[])
    for key in few:
        any_of |= asked[key]
    flags = {f"is_{key}": asked[key] if key in few else Q(pk__in=[]) for key in asked}
    rows = _checks(frame).filter(any_of).annotate(**flags).order_by("due_on", "pk")
    found: dict[str, list[Subject]] = {key: [] for key in asked}
    for pk, reference, *are in rows.values_list("action_id", "action__reference", *flags):
        for key, is_one in zip(asked, are, strict=True):
            if is_one:
                found[key].append(Named(pk, reference).subject)
    return {key: tuple(dict.fromkeys(subjects)) for key, subjects in found.items()}
