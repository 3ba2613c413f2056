"""The reports of the demo: last year's is published, this year's is with the partners, one waits for signatures."""

import datetime
from collections.abc import Iterator

from accounts.access import people_at
from accounts.models import Person
from reports.commands.comments import add_comment, answer_comment
from reports.commands.facts import refresh_facts
from reports.commands.publishing import correct_report, publish_report
from reports.commands.recipients import record_sent
from reports.commands.reports import begin_report
from reports.commands.sections import ask_author, mark_done, write_section
from reports.commands.signing import ask_for_comments, ask_for_scrutiny, scrutiny_address, seal_report, sign_report
from reports.models import Report, Section
from reports.rules.signing import signatories
from safeguarding.clock import wall
from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import Script, do

YEAR_BEGINS = 4
SCRUTINY = Section.Kind.SCRUTINY


def kept(stage: Stage) -> Iterator[Script]:
    """Every report that the demo shows."""
    yield published(stage)
    yield waits_for_signatures(stage)
    yield with_the_partners(stage)
    yield quarter(stage)


def year_label(day: datetime.date, back: int = 0) -> str:
    """*2025-26* for a day in it, or for so many years before."""
    begins = day.year - (day.month < YEAR_BEGINS) - back
    return f"{begins}-{(begins + 1) % 100:02d}"


def published(stage: Stage) -> Script:
    """The report on the year that has ended: on its whole way, with one dissent, and sent to most who get it."""
    days, officer = stage.days, stage.cast.support[0]
    yield days.at(-92, "10:20")
    report = _begun(stage, "own", year_label(days.last, 1))
    yield days.at(-80, "15:10")
    _write(stage, report)
    do(ask_for_comments, report=report, due_on=days.on(-68), by=officer)
    yield from _to_the_seal(stage, report, -66)
    yield from _signed(stage, report, -58)
    yield days.at(-49, "09:30")
    do(publish_report, report=report, on=wall.today(), by=stage.cast.manager)
    yield days.at(-46, "14:25")
    how = stage.text("reports")["sent"]
    for row in list(report.recipients.all())[:-1]:
        do(record_sent, recipient=row, on=wall.today(), how=how, by=officer)
    yield days.at(-41, "11:05")
    do(correct_report, report=report, words=stage.text("reports")["correction"], by=stage.cast.manager)


def waits_for_signatures(stage: Stage) -> Script:
    """The same year by the 2023 guidance's list of parts: sealed, one partner has signed."""
    days = stage.days
    yield days.at(-24, "11:15")
    report = _begun(stage, "wt-2023", year_label(days.last, 1))
    yield days.at(-12, "16:05")
    _write(stage, report)
    do(ask_for_comments, report=report, due_on=days.on(-8), by=stage.cast.support[0])
    yield from _to_the_seal(stage, report, -6)
    # The others are left to whoever tries the demo.
    yield from _signed(stage, report, -2, only_last=True)


def with_the_partners(stage: Stage) -> Script:
    """This year's report, begun early: most parts written, partners are commenting."""
    days, officer, text = stage.days, stage.cast.support[0], stage.text("reports")
    yield days.at(-20, "09:50")
    report = _begun(stage, "own", year_label(days.last))
    author, asked = stage.cast.group_chair, list(report.sections.filter(kind="part"))
    for section in asked[1:3]:
        do(ask_author, section=section, person=author, due_on=days.on(4), by=officer)
    yield days.at(-9, "13:30")
    _write(stage, report, leave=1)
    yield days.at(-4, "10:10")
    do(refresh_facts, report=report, by=officer)
    do(ask_for_comments, report=report, due_on=days.on(6), by=officer)
    yield days.at(-2, "15:40")
    leads = [*stage.cast.leads.values()][:3] or [author]
    parts = list(report.sections.exclude(words="").exclude(kind=SCRUTINY))
    comments = [
        do(add_comment, section=section, words=words, by=lead)
        for section, words, lead in zip(parts, text["comments"], leads, strict=False)
    ]
    yield days.at(-1, "09:25")
    do(answer_comment, comment=comments[0], words=text["answers"][0], by=officer)


def quarter(stage: Stage) -> Script:
    """The executive's pack for the quarter that has ended, still a draft."""
    yield stage.days.at(-3, "11:35")
    day = stage.days.last
    months = (day.month - YEAR_BEGINS) % 12
    back, number = (1, 4) if months < 3 else (0, months // 3)
    _begun(stage, "executive-quarter", f"{year_label(day, back)}-q{number}")


def _begun(stage: Stage, outline: str, label: str) -> Report:
    return do(begin_report, partnership=stage.partnership, outline=outline, label=label, by=stage.cast.support[0])


def _write(stage: Stage, report: Report, leave: int = 0) -> None:
    """Every part but scrutiny's statement, what somebody was asked for, and the last ``leave``; all of it done."""
    officer, text = stage.cast.support[0], stage.text("reports")
    parts = list(report.sections.exclude(kind=SCRUTINY).filter(author=None))
    parts = [part for part in parts if part.kind == "part"][: -leave or None] + [p for p in parts if p.kind != "part"]
    for turn, section in enumerate(parts):
        words = _words(text, section, turn)
        section = do(write_section, section=section, words=words, version=section.version, by=officer)
        do(mark_done, section=section, by=officer)


def _words(text: dict, section: Section, turn: int) -> str:
    topics = [text["topics"][key] for key in section.covers if key in text["topics"]]
    own = text["kinds"].get(section.kind)
    return own or "\n".join(topics) or text["turns"][turn % len(text["turns"])]


def _to_the_seal(stage: Stage, report: Report, day: int) -> Script:
    """Independent scrutiny's statement where there is one, then the seal."""
    days, officer = stage.days, stage.cast.support[0]
    yield days.at(day, "10:45")
    section = report.sections.filter(kind=SCRUTINY).first()
    if section:
        do(ask_for_scrutiny, report=report, due_on=days.on(day + 3), by=officer)
        scrutineer = _scrutineer(report)
        yield days.at(day + 2, "16:20")
        words = stage.text("reports")["kinds"]["scrutiny"]
        section = do(write_section, section=section, words=words, version=section.version, by=scrutineer)
        do(mark_done, section=section, by=scrutineer)
    yield days.at(day + 3, "12:15")
    do(seal_report, report=report, by=officer)


def _scrutineer(report: Report) -> Person:
    return people_at(scrutiny_address(report), report.partnership.key).first()


def _signed(stage: Stage, report: Report, day: int, *, only_last: bool = False) -> Script:
    """The partners sign one after another, the second with dissent."""
    dissent = stage.text("reports")["dissent"]
    partners = signatories(report)
    for number, one in enumerate(partners[-1:] if only_last else partners):
        yield stage.days.at(min(day + number, -1), "14:50")
        kind, words = ("dissent", dissent) if number == 1 else ("signed", "")
        digest = report.seals.first().digest
        do(sign_report, report=report, digest=digest, kind=kind, words=words, agency=one.agency, by=one.people[0])
