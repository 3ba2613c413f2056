"""What partners say of a part of a report, and what becomes of it."""

from django.db import transaction

from accounts.access import holdings
from accounts.models import Agency
from reports.commands.moving import WRITERS, lock, people_of, refuse
from reports.models import Comment, Report, Section
from reports.rules import sections as rules
from safeguarding.clock import wall
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

NOUN = "a part of a report"


@transaction.atomic
def add_comment(*, section: Section, words: str, by) -> Comment:
    """Say something of a part, for the agency that ``by`` acts for. Its author, or the writers, are told. Raises Refused."""
    report = _held(section.report_id)
    section.report = report
    refuse(rules.reasons_against_comment(report, by, words), "words")
    comment = Comment.objects.create(section=section, words=words.strip(), by=by, agency=_agency_of(by, report))
    note(subject=report.subject, what=f"Part {section.position + 1} was commented on", kind="comment", by=by)
    people = [section.author] if section.author_id else people_of(report, *WRITERS)
    _tell(section, people, "report-comment", by)
    return comment


@transaction.atomic
def answer_comment(*, comment: Comment, words: str, by) -> Comment:
    """What becomes of a comment; whoever made it is told. Raises Refused."""
    report = _held(comment.section.report_id)
    found = Comment.objects.select_for_update(of=("self",)).select_related("section", "by").get(pk=comment.pk)
    found.section.report = report
    refuse(rules.reasons_against_answer(by, found, words), "words")
    found.answer, found.answered_by, found.answered_at = words.strip(), by, wall.now()
    found.save()
    what = f"A comment on part {found.section.position + 1} was answered"
    note(subject=report.subject, what=what, kind="comment-answered", by=by)
    _tell(found.section, [found.by], "report-comment-answered", by)
    return found


def _held(report_id: int) -> Report:
    report = Report.objects.select_related("partnership").get(pk=report_id)
    lock(report)
    return report


def _agency_of(person, report: Report) -> Agency | None:
    """The agency that somebody acts for in the report's partnership; None where that is none or not plain."""
    ids = holdings(person).agencies_in(report.partnership)
    if len(ids) == 1:
        return Agency.objects.get(pk=next(iter(ids)))
    return person.agency if person.agency_id in ids else None


def _tell(section: Section, people, kind: str, by) -> None:
    tell(
        people=[person for person in people if person != by],
        kind=kind,
        subject=section.subject,
        noun=NOUN,
        partnership_key=section.report.partnership.key,
        by=by,
    )
