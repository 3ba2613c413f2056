"""Chairs' reports: the period, who sends, and when one may leave. Empty lists of reasons mean yes."""

import datetime

from partnership.models import ChairReport
from partnership.rules.escalations import groups_above
from partnership.rules.escalations import may_speak_for as may_write
from partnership.rules.plans import year_of
from safeguarding.clock import wall
from safeguarding.design.dates import long_date

__all__ = [
    "asks_of",
    "default_period",
    "groups_above",
    "may_write",
    "reasons_against_period",
    "reasons_against_sending",
    "reasons_against_writing",
]

A_DAY = datetime.timedelta(days=1)


def default_period(group, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Since the last report, or since the year of the work plan began; until today. Both days included."""
    last = ChairReport.objects.filter(group=group).order_by("-until_on").values_list("until_on", flat=True).first()
    begin = last + A_DAY if last else year_of(today)[0]
    if group.starts_on and begin < group.starts_on:
        begin = group.starts_on
    return begin, today


def reasons_against_period(group, from_on, until_on, report: ChairReport | None = None) -> list[str]:
    """Why a report of ``group`` cannot cover these London days; ``report`` is the one that is being changed."""
    if until_on <= from_on:
        return ["A report covers some time. Give a last day that is later than the first."]
    reasons = []
    if until_on > wall.today():
        reasons.append(f"{long_date(until_on)} is in the future. A report ends today or earlier.")
    if group.starts_on and from_on < group.starts_on:
        reasons.append(f"{group} began on {long_date(group.starts_on)}. Give a first day that is not earlier.")
    others = ChairReport.objects.filter(group=group, from_on__lte=until_on, until_on__gte=from_on)
    for other in others.exclude(pk=report.pk if report else None):
        reasons.append(
            f"Another report of this group covers {long_date(other.from_on)} to {long_date(other.until_on)}. "
            "Begin after it, or go on writing that one."
        )
    return reasons


def reasons_against_writing(report: ChairReport) -> list[str]:
    """Why the words of a report cannot be changed."""
    if report.state == ChairReport.State.SENT:
        return [f"This report was sent on {long_date(report.sent_at)}. What has changed since belongs in the next one."]
    return []


def reasons_against_sending(report: ChairReport, *, is_chair: bool, on_word: str) -> list[str]:
    """Why a report cannot go to the group above yet. The support team needs the chair's word, and says how it came."""
    reasons = reasons_against_writing(report)
    if reasons:
        return reasons
    if not report.achievements.strip():
        reasons.append("Say what the group achieved before you send the report. One sentence is enough.")
    if not is_chair and not on_word.strip():
        reasons.append("Say how the chair agreed to this report, and when. Only the chair sends it otherwise.")
    return reasons


def asks_of(report: ChairReport) -> list[str]:
    """What the chair asks for, one for each line."""
    return [line.strip(" •-–\t") for line in report.asks.splitlines() if line.strip(" •-–\t")]
