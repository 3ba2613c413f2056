"""Reports: who sees them by number, their entrance, and search."""

from accounts.access import may, register_subject
from accounts.policy import Permission
from accounts.search import Found, Hits, containing, register_search
from reports.models import Report
from safeguarding.design import navigation
from safeguarding.notices.words import register_noun


def reports_found(person, partnership, words) -> Hits | None:
    """Reports by title and period, the latest first."""
    if not may(person, Permission.SEE_REPORTS, partnership):
        return None
    rows = Report.objects.visible_to(person).of(partnership).filter(containing(words, "title", "label", "group__name"))
    return Hits(rows.order_by("-until_on", "pk"), _report)


def _report(report: Report) -> Found:
    return Found(report.title, report.get_absolute_url(), report.get_state_display())


register_subject(
    "report", lambda person: Report.objects.visible_to(person).values("pk"), whole=Permission.WRITE_REPORTS
)
register_noun("a report", "report")
register_search("reports", "Reports", reports_found, order=55)
navigation.register(navigation.NavItem(50, "Reports", "reporting:reports", Permission.SEE_REPORTS))
