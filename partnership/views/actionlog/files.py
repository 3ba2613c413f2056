"""What a file of the action log holds: more than the page shows."""

import datetime

from partnership.rules.actionlog import status_case
from partnership.rules.actions import SOURCES
from partnership.rules.status import STATUSES
from safeguarding.clock import wall
from safeguarding.design.shapes.exports import FileColumn


def columns_on(today: datetime.date) -> list[FileColumn]:
    """The columns of a file that is written on a London day; the same words as the page's, dates as 2026-04-07."""

    def days_late(due_on, asked_on, closed_on) -> int | None:
        late = ((asked_on or closed_on or today) - due_on).days
        return late if late > 0 else None

    return [
        FileColumn("Reference", ("reference",)),
        FileColumn("Action", ("what",)),
        FileColumn("Group", ("group__name",)),
        FileColumn("Owner", ("owner_person__name", "owner_post__title", "owner_agency__name"), first_of),
        FileColumn("Agency", ("owner_agency__name", "owner_person__agency__name"), first_of),
        FileColumn("Priority", ("priority__title",)),
        FileColumn("Status", (status_case(today, STATUSES),)),
        FileColumn("Raised", ("raised_on",)),
        FileColumn("Originally due", ("original_due_on",)),
        FileColumn("Due", ("due_on",)),
        FileColumn("Times moved", ("slips",)),
        FileColumn("Days late", ("due_on", "closing_asked_on", "closed_on"), days_late),
        FileColumn("Blocked by", ("blocked_by",)),
        FileColumn("Escalated", ("escalated_on",)),
        FileColumn("Closed", ("closed_on",)),
        FileColumn("How we shall know", ("measure",)),
        FileColumn("How a child would notice", ("difference",)),
        FileColumn("What it needs", ("means",)),
        FileColumn("Where it came from", ("source",), lambda source: SOURCES.get(source, source)),
        FileColumn("Origin", ("origin_label",)),
        FileColumn("Last entry", ("last_noted_at",), day_of),
    ]


def first_of(one: str | None, another: str | None, third: str | None = None) -> str | None:
    """The first name that there is."""
    return one or another or third


def day_of(moment: datetime.datetime | None) -> datetime.date | None:
    """The London day of a moment."""
    return wall.london_date(moment) if moment else None
