"""Parts of reports and their comments: what people are told."""

from accounts.access import register_subject
from accounts.policy import Permission
from reports.models import Report, Section
from safeguarding.notices.words import register_kind, register_noun

KINDS = {
    "report-part-asked": ("You are asked to write {noun} by {date}", "Sign in to see which and what is asked for."),
    "report-part-not-asked": ("You are not asked any more to write {noun}", "Sign in to see who is."),
    "report-part-dropped": ("There is no longer {noun} that you commented on", "Sign in to read the report as it is."),
    "report-part-done": ("An author has finished {noun}", "Sign in to read it."),
    "report-comment": ("There is a comment on {noun}", "Sign in to read it and to answer."),
    "report-comment-answered": ("Your comment on {noun} is answered", "Sign in to read what became of it."),
}


register_subject(
    "report-part",
    lambda person: Section.objects.filter(report__in=Report.objects.visible_to(person)).order_by().values("pk"),
    whole=Permission.WRITE_REPORTS,
)
register_noun("a part of a report", "report-part")
for kind, (sentence, asks) in KINDS.items():
    register_kind(kind, sentence, asks)
