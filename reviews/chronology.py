"""One line of time out of every agency's: sorted, each with its source, long gaps marked."""

import datetime
from dataclasses import dataclass

from reviews.models import ChronologyEntry, RapidReview

GAP = datetime.timedelta(days=28)


@dataclass(frozen=True)
class Line:
    """An entry, and how long nothing was recorded before it (days; 0 when that is not remarkable)."""

    entry: ChronologyEntry
    gap_days: int = 0


def merged(review: RapidReview) -> list[Line]:
    """The entries of all returns that were sent and of the team, oldest first.

    A gap of more than four weeks without a contact of any agency is marked: it may be the finding.
    """
    entries = review.chronology.select_related("request__agency", "added_by").order_by("happened_on", "id")
    lines, before = [], None
    for entry in entries:
        if entry.request and entry.request.is_open:
            continue
        gap = entry.happened_on - before if before else datetime.timedelta()
        lines.append(Line(entry, gap.days if gap > GAP else 0))
        before = entry.happened_on
    return lines
