"""Parts of reports and their comments: what people are told, and what waits for them."""

from accounts.access import among_visible, holdings, register_subject
from accounts.policy import Permission
from accounts.waiting import Waiting, register_waiting
from reports.models import Comment, Report, Section
from safeguarding.design.dates import counted
from safeguarding.notices.words import register_kind, register_noun

MOST = 10
OPEN = (Report.State.DRAFT, Report.State.COMMENTS, Report.State.SCRUTINY)
KINDS = {
    "report-part-asked": ("You are asked to write {noun} by {date}", "Sign in to see which and what is asked for."),
    "report-part-not-asked": ("You are not asked any more to write {noun}", "Sign in to see who is."),
    "report-part-done": ("An author has finished {noun}", "Sign in to read it."),
    "report-comment": ("There is a comment on {noun}", "Sign in to read it and to answer."),
    "report-comment-answered": ("Your comment on {noun} is answered", "Sign in to read what became of it."),
}


def parts_to_write(person, partnership) -> list[Waiting]:
    """What somebody is asked to write and has not finished; no statement for a person who sees no reports."""
    if Permission.SEE_REPORTS not in holdings(person).permissions(partnership):
        return []
    rows = Section.objects.filter(author=person, done_at__isnull=True, report__state__in=OPEN)
    rows = rows.filter(report__partnership=partnership).select_related("report").order_by("due_on", "pk")[:MOST]
    return [Waiting("Write your part of the report", str(row.subject.label), row.get_absolute_url()) for row in rows]


def comments_to_answer(person, partnership) -> list[Waiting]:
    """Parts with comments that the report's writers have not answered; no statement for anybody else."""
    if Permission.WRITE_REPORTS not in holdings(person).permissions(partnership):
        return []
    rows = Comment.objects.filter(answered_at__isnull=True, section__report__state__in=OPEN)
    rows = rows.filter(among_visible("section__report_id", person, "report"), section__report__partnership=partnership)
    found: dict[Section, list[Comment]] = {}
    for row in rows.select_related("section__report").order_by("at", "pk")[: MOST * 10]:
        found.setdefault(row.section, []).append(row)
    return [
        Waiting(
            f"Answer {counted(len(comments), 'comment')}",
            section.subject.label,
            f"{section.get_absolute_url()}#comments",
            comments[0].at,
        )
        for section, comments in list(found.items())[:MOST]
    ]


register_subject(
    "report-part",
    lambda person: Section.objects.filter(report__in=Report.objects.visible_to(person)).order_by().values("pk"),
)
register_noun("a part of a report", "report-part")
for kind, (sentence, asks) in KINDS.items():
    register_kind(kind, sentence, asks)
register_waiting(parts_to_write)
register_waiting(comments_to_answer)
