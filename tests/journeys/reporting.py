"""Reports for the journeys: begun, written and sealed by the portal's own commands, where that is not what is told."""

import datetime

from reports.commands import signing
from reports.commands.reports import begin_report
from reports.commands.sections import write_section
from reports.models import Report, Section
from safeguarding.clock import wall

LATER = datetime.timedelta(days=10)
WORDS = "Fewer children told their story twice."
CHANGED = "Children are seen **alone** before a plan is made."
STATEMENT = "The partners asked the right questions and answered most of them."


def in_ten_days():
    """A day by which somebody is asked for something."""
    return wall.today() + LATER


def editor(somebody):
    """The field of the words; its buttons speak of words as well."""
    return somebody.page.get_by_label("Words", exact=True)


def save_words(somebody, words):
    """Type the words of the part that is open in the editor, over what stands there, and save them."""
    editor(somebody).fill(words)
    return somebody.press("Save the words")


def begin(partnership, label, *, by):
    """The partnership's own report on a year, with its facts."""
    return begin_report(partnership=partnership, outline="own", label=label, by=by)


def write(part, words, *, by):
    """These words in a part, over whatever stands there."""
    part = Section.objects.get(pk=part.pk)
    return write_section(section=part, words=words, version=part.version, by=by)


def write_the_rest(report, *, by):
    """A sentence in every plain part that has no words yet."""
    for part in report.sections.filter(kind__in=[Section.Kind.PART, Section.Kind.SUMMARY], words=""):
        write(part, WORDS, by=by)


def part_of(report, kind):
    """The one part of this kind."""
    return report.sections.get(kind=kind)


def ask_the_partners(report, *, by):
    """They read the draft from now on."""
    return signing.ask_for_comments(report=report, due_on=in_ten_days(), by=by)


def seal(report, *, by, scrutiny):
    """Written, asked for comments and for scrutiny, sealed: the report waits for the partners."""
    write_the_rest(report, by=by)
    write(part_of(report, Section.Kind.CHANGED), CHANGED, by=by)
    ask_the_partners(report, by=by)
    signing.ask_for_scrutiny(report=report, due_on=in_ten_days(), by=by)
    write(part_of(report, Section.Kind.SCRUTINY), STATEMENT, by=scrutiny)
    return signing.seal_report(report=now(report), by=by)


def take_back(report, *, by):
    """The seal counts no more and the report can be written again."""
    return signing.back_to_draft(report=now(report), reason="The training figures were wrong.", by=by)


def seal_once_more(report, words, *, by):
    """The part on training written anew, and the report sealed."""
    write(report.sections.get(key="training"), words, by=by)
    return signing.seal_report(report=now(report), by=by)


def now(report):
    """The report as it stands now."""
    return Report.objects.get(pk=report.pk)
