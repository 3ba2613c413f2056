"""Who writes a part of a report, who is asked and until when, and what a part needs before it is done.

Empty lists of reasons mean yes.
"""

import datetime

from django.db.models import Q

from accounts.access import may
from accounts.holdings import current_on
from accounts.models import Person
from accounts.policy import ROLES, Permission
from reports.models import Comment, Report, Section
from safeguarding.clock import wall
from safeguarding.design.dates import long_date

Kind = Section.Kind
LONGEST_COMMENT = 5_000
SEALED = "The report is sealed, so its words stay as they are. Its writers can take it back to draft."
SCRUTINY_ONLY = (
    "Only independent scrutiny writes this part, so that nobody else can put words into its statement. "
    "Say what you think of it in a comment."
)
NOT_ASKED = "You are not asked to write this part. Say what you think of it in a comment."
_NEEDS_WORDS = {
    Kind.CHANGED: "Write what changed for children first. This part may not be empty.",
    Kind.SCRUTINY: "Write the statement first. This part may not be empty.",
}


def may_write(person, section: Section) -> bool:
    """Whether the words of this part are this person's to write: scrutiny's its own, any other its author's and the writers'."""
    partnership = section.report.partnership
    if section.kind == Kind.SCRUTINY:
        return may(person, Permission.GIVE_SCRUTINY, partnership)
    asked = section.author_id == person.pk and may(person, Permission.SEE_REPORTS, partnership)
    return asked or may(person, Permission.WRITE_REPORTS, partnership)


def reasons_against_writing(person, section: Section) -> list[str]:
    """Why ``person`` cannot change the words of this part now."""
    if not may_write(person, section):
        return [SCRUTINY_ONLY if section.kind == Kind.SCRUTINY else NOT_ASKED]
    return [] if section.report.may_be_written else [SEALED]


def reasons_against_asking(section: Section, person, due_on: datetime.date) -> list[str]:
    """Why ``person`` cannot be asked to write this part until the end of a London day.

    A report that is late anyway has no day left to keep, so any is taken.
    """
    report, reasons = section.report, []
    if not report.may_be_written:
        return [SEALED]
    if not may(person, Permission.SEE_REPORTS, report.partnership):
        reasons.append(f"{person} cannot read reports here. Give them a role that does, or ask somebody else.")
    elif section.kind == Kind.SCRUTINY and not may(person, Permission.GIVE_SCRUTINY, report.partnership):
        reasons.append(f"{person} does not give independent scrutiny here. Ask somebody who does.")
    if due_on < wall.today():
        reasons.append(f"{long_date(due_on)} has passed. Give today or a later day.")
    elif report.due_on and wall.today() <= report.due_on < due_on:
        reasons.append(f"The report is due on {long_date(report.due_on)}. Give a day that is not later.")
    return reasons


def people_to_ask(section: Section):
    """Those who could be asked today: who read reports here, and for scrutiny's part who give scrutiny."""
    wanted = Permission.GIVE_SCRUTINY if section.kind == Kind.SCRUTINY else Permission.SEE_REPORTS
    roles = [key for key, role in ROLES.items() if wanted in role.permissions]
    held = current_on(wall.today(), "appointments__")
    here = Q(appointments__partnership=section.report.partnership_id, appointments__role__in=roles)
    return Person.objects.filter(held & here, is_active=True).distinct().order_by("name", "pk")


def needs_words(section: Section) -> list[str]:
    """What this part may not be without, and is."""
    return [_NEEDS_WORDS[section.kind]] if section.kind in _NEEDS_WORDS and not section.words.strip() else []


def reasons_against_done(person, section: Section) -> list[str]:
    """Why ``person`` cannot say that this part is done."""
    return reasons_against_writing(person, section) or needs_words(section)


def reasons_against_comment(report: Report, person, words: str) -> list[str]:
    """Why ``person`` cannot say this of a part of the report."""
    if not may(person, Permission.SEE_REPORTS, report.partnership):
        return ["Your role does not let you comment on reports."]
    if not report.may_be_written:
        return ["The report is sealed, so comments would come too late. Say it when you are asked to sign it."]
    return _reasons_against_words(words, "Write your comment.")


def reasons_against_answer(person, comment: Comment, words: str) -> list[str]:
    """Why ``person`` cannot answer this comment so."""
    report = comment.section.report
    if not may_answer(person, comment.section):
        return ["The writers of the report answer comments, and whoever writes this part."]
    if not report.may_be_written:
        return [SEALED]
    if comment.answered_at:
        return [f"This comment was answered on {long_date(comment.answered_at)}. Read the answer, then add a comment."]
    return _reasons_against_words(words, "Write what becomes of the comment.")


def may_answer(person, section: Section) -> bool:
    """Whether this person answers comments on this part: the report's writers, and whoever writes the part."""
    return may_write(person, section) or may(person, Permission.WRITE_REPORTS, section.report.partnership)


def _reasons_against_words(words: str, missing: str) -> list[str]:
    if not words.strip():
        return [missing]
    over = len(words) - LONGEST_COMMENT
    return [f"Write it in at most {LONGEST_COMMENT:,} characters; this has {over:,} too many."] if over > 0 else []


def last_years(section: Section) -> Section | None:
    """The same part in the report of the same outline (and group) for the period before, whoever may see that."""
    report = section.report
    before = Report.objects.filter(
        partnership=report.partnership_id, group=report.group_id, outline=report.outline, until_on__lt=report.from_on
    )
    latest = before.order_by("-until_on", "-pk").values("pk")[:1]
    return Section.objects.filter(report__in=latest, key=section.key).select_related("report").first()
