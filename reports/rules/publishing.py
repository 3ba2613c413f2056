"""When a report can be published, and what is said about the day."""

import datetime

from accounts.access import may
from accounts.policy import Permission
from reports.models import Report, ReportJob
from reports.rules.moves import against_move
from safeguarding.clock import wall
from safeguarding.design.dates import counted, long_date

# What anybody may fetch beside the public page.
FILES = (ReportJob.Kind.PDF, ReportJob.Kind.WORD, ReportJob.Kind.DATA)
FURTHEST = datetime.timedelta(days=366)


def reasons_against_publishing(report: Report, person) -> list[str]:
    """Only a signed report that is made for the public, by whoever publishes."""
    reasons = against_move(report, "publish", person)
    if not reasons and report.group_id:
        return ["A group’s own report is for the partnership; it has no public page."]
    return reasons


def reasons_against_correcting(report: Report, person) -> list[str]:
    """Only beside a published report, by whoever publishes: what is not published yet is put right itself."""
    if not may(person, Permission.PUBLISH_REPORTS, report.partnership):
        return [f"Your role does not let you {Permission.PUBLISH_REPORTS}."]
    if report.state != Report.State.PUBLISHED:
        return ["This report is not published yet. Take it back to draft and put the words right in it."]
    return []


def reasons_against_public_day(on: datetime.date) -> list[str]:
    """Today or later, and within a year: a day further off is a slip of the hand."""
    if on < wall.today():
        return ["The day must be today or later. Correct it."]
    if on > wall.today() + FURTHEST:
        return ["The day is more than a year from now. Check the year."]
    return []


def warnings_before_publishing(report: Report) -> list[str]:
    """What is said of the date it is due by. A late day never stops the publishing."""
    if not report.due_on:
        return []
    late = (wall.today() - report.due_on).days
    due = long_date(report.due_on)
    if late > 0:
        return [f"It was due to be published by {due}, {counted(late, 'day')} ago. It can be published all the same."]
    return [f"It is due to be published by {due}. A later day is possible and counts as late."]
