"""Plan a meeting, call it, move it, cancel it."""

import datetime

from django.db import transaction

from partnership.models import Group, Meeting
from partnership.rules import meetings as rules
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_moment
from safeguarding.history.commands import note


@transaction.atomic
def plan_meeting(
    *,
    group: Group,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    place: str = "",
    extraordinary: bool = False,
    by,
) -> Meeting:
    """Put a meeting of ``group`` into the diary. Both moments are aware. Raises Refused at ``starts_at``."""
    refuse_if(rules.reasons_against_planning(group, starts_at, ends_at), field="starts_at")
    meeting = Meeting.objects.create(
        group=group, starts_at=starts_at, ends_at=ends_at, place=place, extraordinary=extraordinary, planned_by=by
    )
    note(subject=meeting.subject, what=f"Planned for {long_moment(starts_at)}", by=by)
    return meeting


def refuse_if(reasons: list[str], field: str | None = None) -> None:
    """Raises Refused when there are reasons."""
    if reasons:
        raise Refused(*reasons, field=field)
