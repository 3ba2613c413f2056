"""What is asked before a report is begun."""

import datetime

from accounts.models import Partnership
from partnership.models import Group
from reports.models import Report
from reports.outlines import Outline
from safeguarding.clock import wall
from safeguarding.design.dates import long_date
from safeguarding.design.words import lower_first

LONGEST_TITLE = 200


def reasons_against_group(outline: Outline, partnership: Partnership, group: Group | None) -> list[str]:
    """Why the report may not be of this group, or of none."""
    if outline.of == "group" and group is None:
        return ["Choose the group that the report is of."]
    if outline.of != "group" and group is not None:
        return [f"The {lower_first(outline.title)} is of the whole partnership. Leave the group out."]
    if group is not None and group.partnership_id != partnership.pk:
        return [f"{group.name} is no group of {partnership.short_name}. Choose one of its groups."]
    return []


def reasons_against_period(from_on: datetime.date) -> list[str]:
    """Why a report may not be on a period that begins on this London day."""
    if from_on > wall.today():
        return [f"This period begins on {long_date(from_on)}. Begin its report when the period has begun."]
    return []


def reasons_against_second(there: Report | None) -> list[str]:
    """Why there may not be another of the same outline and period."""
    if there is None:
        return []
    return [f"There is one for this period already: {there.title}, at {there.get_absolute_url()}."]


def title_of(outline: Outline, label: str, group: Group | None) -> str:
    """The portal's own words for a report: *Annual report 2025-26*, *Quality: group report 2025-26*."""
    period = label.replace("-q", " quarter ")
    name = f"{group.name[:120]}: {lower_first(outline.title)}" if group else outline.title
    return f"{name[:170]} {period}"[:LONGEST_TITLE]
