"""Chairs’ reports, escalations, reports due in."""

from accounts.access import register_subject
from partnership.models import ChairReport, Escalation, ReportDue

register_subject("chair-report", lambda person: ChairReport.objects.visible_to(person).values("pk"))
register_subject("escalation", lambda person: Escalation.objects.visible_to(person).values("pk"))
register_subject("report-due", lambda person: ReportDue.objects.visible_to(person).values("pk"))
