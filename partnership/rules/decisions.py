"""When a decision may enter the register, and when a newer one may take its place."""

import datetime

from partnership.models import AgendaItem, Group, GroupDecision, Meeting
from partnership.rules.meetings import may_prepare
from safeguarding.clock import wall
from safeguarding.design.dates import long_date


def reasons_against_recording(
    group: Group,
    words: str,
    decided_on: datetime.date,
    *,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
) -> list[str]:
    """Why this cannot be entered as a decision of ``group``; nothing when it can."""
    found = []
    if not words.strip():
        found.append("Say in a sentence what was decided.")
    if decided_on > wall.today():
        found.append(f"{long_date(decided_on)} is in the future. Give the day on which it was decided.")
    if group.starts_on and decided_on < group.starts_on:
        found.append(
            f"{group} began on {long_date(group.starts_on)}, after {long_date(decided_on)}. Check the day or the group."
        )
    if meeting and meeting.group_id != group.pk:
        found.append(f"The meeting is not one of {group}. Choose a meeting of that group.")
    if item and GroupDecision.objects.filter(item=item).exists():
        found.append("This item has its decision in the register already. Replace that one instead.")
    return found


def reasons_against_replacing(decision: GroupDecision, decided_on: datetime.date) -> list[str]:
    """Why no newer decision of ``decided_on`` may take the place of ``decision``; nothing when one may."""
    if decision.replaced_by_id:
        return [f"Decision {decision.replaced_by} has taken its place already. Replace that one instead."]
    if decided_on < decision.decided_on:
        return [
            f"The newer decision must be of {long_date(decision.decided_on)} or later, "
            "because that is the day of the one that it replaces."
        ]
    return []


def may_record(person, group: Group) -> bool:
    """Whether ``person`` enters and replaces decisions of ``group``: the support team, or who chairs it."""
    return may_prepare(person, group)
