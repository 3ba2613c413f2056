"""Chairs’ reports, escalations, reports due in."""

from accounts.access import register_subject
from partnership.models import ChairReport, Escalation, ReportDue
from safeguarding.notices.words import register_kind, register_noun

KINDS = {
    "escalation-raised": ("A group asks the group above it about {noun}", "Sign in to read it and to answer."),
    "escalation-answered": ("There is an answer to {noun}", "Sign in to read what was decided and by when."),
    "escalation-taken-back": ("A group has taken back {noun}", "Sign in to read why."),
    "action-answered": ("What was escalated about {noun} is answered", "Sign in to read what was decided."),
    "chairs-report-sent": ("A chair has sent {noun}", "Sign in to read it before the meeting."),
    "report-received": ("The partnership has received {noun}", "Sign in to read it."),
}

register_subject("chair-report", lambda person: ChairReport.objects.visible_to(person).values("pk"))
register_subject("escalation", lambda person: Escalation.objects.visible_to(person).values("pk"))
register_subject("report-due", lambda person: ReportDue.objects.visible_to(person).values("pk"))
register_noun("an escalation", "escalation")
register_noun("a chair's report", "chair-report")
register_noun("a report due in", "report-due")
for kind, (sentence, asks) in KINDS.items():
    register_kind(kind, sentence, asks)
