"""Who may record that a report was sent, and when it can have been."""

import datetime
from collections.abc import Iterable

from accounts.access import may
from accounts.policy import Permission
from reports.models import Recipient, Report
from reports.outlines.outline import SentTo
from reports.rules.moves import outline_for
from safeguarding.clock import wall
from safeguarding.design.dates import long_date


def reasons_against_adding(report: Report, person) -> list[str]:
    """Readers are added at any time, by whoever publishes."""
    if may(person, Permission.PUBLISH_REPORTS, report.partnership):
        return []
    return [f"Your role does not let you {Permission.PUBLISH_REPORTS}."]


def reasons_against_sending(report: Report, person) -> list[str]:
    """Nothing is sent that is not signed off."""
    reasons = reasons_against_adding(report, person)
    if not reasons and report.state not in {Report.State.SIGNED, Report.State.PUBLISHED}:
        reasons = ["The report is not signed off yet, so it has been sent to nobody."]
    return reasons


def reasons_against_day(report: Report, on: datetime.date) -> list[str]:
    """It was sent on a day that has been, and not before it was signed off."""
    if on > wall.today():
        return [f"{long_date(on)} is in the future. Record it once it is sent."]
    signed = report.moves.filter(state=Report.State.SIGNED).order_by("at", "id").last()
    first = wall.london_date(signed.at) if signed else None
    if first and on < first:
        return [f"The report was signed off on {long_date(first)}, so it was not sent before that day."]
    return []


def readers_to_come(report: Report, rows: Iterable[Recipient]) -> list[SentTo]:
    """Those whom the outline names and that are not among ``rows``: they come with the report's day."""
    known = {row.key for row in rows}
    return [one for one in outline_for(report).sent_to if one.key not in known]
