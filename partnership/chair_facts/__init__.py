"""What a chair's report gathers by itself: plain facts of a group for a period, as JSON that can be frozen."""

import datetime

from partnership.chair_facts import meetings, work
from safeguarding.clock import wall

__all__ = ["gather"]


def gather(group, from_on: datetime.date, until_on: datetime.date) -> dict:
    """The facts of ``group`` from one London day to another, both included, as they stand at this moment.

    Dates are written as 2026-04-07 and moments as ISO 8601, so that what was sent can be kept word for
    word. What is restricted is counted, never quoted. At most ten statements, whatever the rows.
    """
    today = wall.today()
    return {
        "taken-at": wall.now().isoformat(),
        "actions": work.actions(group, from_on, until_on, today),
        "decisions": work.decisions(group, from_on, until_on),
        "plan": work.plan(group, from_on, until_on, today),
        "escalations": work.escalations(group, from_on, until_on, today),
        **meetings.of_period(group, from_on, until_on),
    }
