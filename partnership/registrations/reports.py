"""Chairs’ reports, escalations, reports due in."""

from accounts.access import holdings, register_subject
from accounts.policy import Permission
from accounts.waiting import Waiting, register_waiting
from partnership.commands.reports_due import schedule_everywhere
from partnership.models import ChairReport, Escalation, ReportDue
from partnership.rules.escalations import answered_by
from safeguarding.notices.hooks import register_daily
from safeguarding.notices.words import register_kind, register_noun

KINDS = {
    "escalation-raised": ("A group asks the group above it about {noun}", "Sign in to read it and to answer."),
    "escalation-answered": ("There is an answer to {noun}", "Sign in to read what was decided and by when."),
    "escalation-taken-back": ("A group has taken back {noun}", "Sign in to read why."),
    "action-answered": ("What was escalated about {noun} is answered", "Sign in to read what was decided."),
    "chairs-report-sent": ("A chair has sent {noun}", "Sign in to read it before the meeting."),
    "report-received": ("The partnership has received {noun}", "Sign in to read it."),
}

MOST = 10


def escalations_to_answer(person, partnership) -> list[Waiting]:
    """What groups have put to whoever answers; no statement without the permission."""
    if Permission.ANSWER_ESCALATIONS not in holdings(person).permissions(partnership):
        return []
    rows = answered_by(person, partnership)[:MOST]
    return [
        Waiting("Answer the escalation", f"{row.reference}, {row.from_group}", row.get_absolute_url(), row.raised_on)
        for row in rows
    ]


def drafts_to_send(person, partnership) -> list[Waiting]:
    """Reports of the groups that somebody chairs, begun and not sent; no statement for anybody else."""
    held = holdings(person)
    if Permission.CHAIR_GROUPS not in held.permissions(partnership):
        return []
    drafts = ChairReport.objects.of(partnership).filter(
        state=ChairReport.State.DRAFT, group__key__in=held.chairs_in(partnership)
    )
    rows = drafts.select_related("group").order_by("until_on")[:MOST]
    return [Waiting("Finish and send your report", str(row), row.get_absolute_url(), row.until_on) for row in rows]


register_subject("chair-report", lambda person: ChairReport.objects.visible_to(person).values("pk"), dated=False)
register_subject(
    "escalation", lambda person: Escalation.objects.visible_to(person).values("pk"), whole=Permission.RUN_GROUPS
)
register_subject(
    "report-due", lambda person: ReportDue.objects.visible_to(person).values("pk"), whole=Permission.SEE_WORK
)
register_noun("an escalation", "escalation")
register_noun("a chair's report", "chair-report")
register_noun("a report due in", "report-due")
for kind, (sentence, asks) in KINDS.items():
    register_kind(kind, sentence, asks)
register_waiting(escalations_to_answer)
register_waiting(drafts_to_send)
register_daily("reports-due-in", schedule_everywhere)
