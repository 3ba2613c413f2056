"""A part of a report: its words, who is asked to write them and until when, and that it is done."""

import datetime

from django.db import transaction

from accounts.access import may
from accounts.policy import Permission
from reports import narrative
from reports.commands.moving import WRITERS, lock, people_of, refuse
from reports.commands.part_dates import drop_dates, meet_dates, watch
from reports.commands.signing import statement_given
from reports.models import Report, Section
from reports.rules import sections as rules
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

NOUN = "a part of a report"
CHANGED_MEANWHILE = "Somebody else changed these words while you were writing. Load the page again to see both."


@transaction.atomic
def write_section(*, section: Section, words: str, version: int, by) -> Section:
    """The words of a part, cleaned. ``version`` is that of the words that ``by`` began from. Raises Refused.

    A part that may not be empty and is emptied is not done any more.
    """
    section = _held(section)
    refuse(rules.reasons_against_writing(by, section))
    if section.version != version:
        raise Refused(CHANGED_MEANWHILE)
    words = narrative.clean(words)
    refuse(narrative.reasons_against(words), "words")
    if words == section.words:
        return section
    section.words, section.version = words, section.version + 1
    section.changed_by, section.changed_at = by, wall.now()
    section.save()
    _note(section, "The words of part {} were changed", "words", by)
    if section.done_at and rules.needs_words(section):
        _undo_done(section, by)
    return section


@transaction.atomic
def ask_author(*, section: Section, person, due_on: datetime.date, by) -> Section:
    """Ask ``person`` to write a part until a London day, and tell them; whoever was asked before is told too.

    Raises Refused.
    """
    section = _held(section)
    refuse(rules.reasons_against_asking(section, person, due_on), "due_on")
    before = section.author
    if (before, section.due_on) == (person, due_on):
        return section
    section.author, section.due_on = person, due_on
    section.save()
    if not section.done_at:
        watch(section=section, by=by)
    _note(section, f"{person} was asked to write part {{}}", "asked", by)
    _tell(section, [person], "report-part-asked", by, due_on=due_on)
    if before and before != person:
        _tell(section, [before], "report-part-not-asked", by)
    return section


@transaction.atomic
def ask_nobody(*, section: Section, by) -> Section:
    """Nobody in particular writes this part any more: its date is dropped and whoever was asked is told."""
    section = _held(section)
    refuse([] if section.report.may_be_written else [rules.SEALED])
    before = section.author
    if before is None:
        return section
    section.author = section.due_on = None
    section.save()
    drop_dates(section=section, by=by)
    _note(section, "Nobody in particular is asked to write part {} any more", "asked", by)
    _tell(section, [before], "report-part-not-asked", by)
    return section


@transaction.atomic
def mark_done(*, section: Section, by) -> Section:
    """Its author says that a part is done: its date is met and the report's writers know. Raises Refused."""
    section = _held(section)
    refuse(rules.reasons_against_done(by, section))
    if section.done_at:
        return section
    section.done_at, section.done_by = wall.now(), by
    section.save()
    meet_dates(section=section, by=by)
    _note(section, "Part {} is done", "done", by)
    report = section.report
    if section.kind == Section.Kind.SCRUTINY and report.state == Report.State.SCRUTINY:
        statement_given(report=report, by=by)
    elif not may(by, Permission.WRITE_REPORTS, report.partnership):
        _tell(section, people_of(report, *WRITERS), "report-part-done", by)
    return section


@transaction.atomic
def mark_not_done(*, section: Section, by) -> Section:
    """There is more to write: its date counts again. Raises Refused."""
    section = _held(section)
    refuse(rules.reasons_against_writing(by, section))
    if section.done_at:
        _undo_done(section, by)
    return section


def _undo_done(section: Section, by) -> None:
    section.done_at = section.done_by = None
    section.save()
    if section.author_id and section.due_on:
        watch(section=section, by=by)
    _note(section, "Part {} is not done yet", "not-done", by)


# What every act does


def _held(section: Section) -> Section:
    """The part as it stands now, with its report; both are held until the change is made. Raises Refused."""
    report = Report.objects.select_related("partnership").get(pk=section.report_id)
    lock(report)
    found = report.sections.select_for_update(of=("self",)).select_related("author").filter(pk=section.pk).first()
    refuse([] if found else ["This part is not in the report any more. Somebody dropped it meanwhile."])
    found.report = report
    return found


def _note(section: Section, what: str, kind: str, by) -> None:
    # Not format(): a name with a brace in it stands in some of these sentences.
    note(subject=section.report.subject, what=what.replace("{}", str(section.position + 1)), kind=kind, by=by)


def _tell(section: Section, people, kind: str, by, *, due_on=None) -> None:
    tell(
        people=[person for person in people if person != by],
        kind=kind,
        subject=section.subject,
        noun=NOUN,
        due_on=due_on,
        partnership_key=section.report.partnership.key,
        by=by,
    )
