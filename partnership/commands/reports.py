"""A chair's report: begun, written, sent with its facts frozen."""

import datetime
import hashlib
import json

from django.db import transaction

from accounts.access import holdings, people_at
from partnership.chair_facts import gather
from partnership.commands.agenda import put_on_next
from partnership.commands.reports_due import meet_with_report
from partnership.models import AgendaItem, ChairReport
from partnership.rules import reports as rules
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

WORDS = ("achievements", "blockages", "asks")


@transaction.atomic
def begin_report(*, group, from_on: datetime.date, until_on: datetime.date, by, to_group=None) -> ChairReport:
    """A draft of ``group`` for London days, both included, to the group above it. Raises Refused."""
    above = rules.groups_above(group)
    to_group = to_group or (above[0] if above else None)
    if to_group is None:
        raise Refused(f"{group} has no group above it in the arrangement, so nobody would receive its report.")
    reasons = rules.reasons_against_period(group, from_on, until_on)
    if reasons:
        raise Refused(*reasons)
    report = ChairReport.objects.create(group=group, to_group=to_group, from_on=from_on, until_on=until_on, begun_by=by)
    note(subject=report.subject, what="The report was begun", kind="begun", by=by)
    return report


@transaction.atomic
def write_report(*, report: ChairReport, by, **words: str) -> ChairReport:
    """What the chair writes: ``achievements``, ``blockages``, ``asks``, any of them. Raises Refused once it is sent."""
    report = _locked(report)
    _refuse(rules.reasons_against_writing(report))
    for name in WORDS:
        setattr(report, name, words.get(name, getattr(report, name)))
    report.version += 1
    report.save()
    note(subject=report.subject, what="The report's words were changed", kind="written", by=by)
    return report


@transaction.atomic
def change_period(*, report: ChairReport, from_on: datetime.date, until_on: datetime.date, by) -> ChairReport:
    """Another period for a draft; its facts follow. Raises Refused."""
    report = _locked(report)
    _refuse(rules.reasons_against_writing(report))
    _refuse(rules.reasons_against_period(report.group, from_on, until_on, report))
    report.from_on, report.until_on = from_on, until_on
    report.version += 1
    report.save()
    note(subject=report.subject, what="The report's period was changed", kind="period", by=by)
    return report


@transaction.atomic
def send_report(*, report: ChairReport, by, on_word: str = "") -> ChairReport:
    """It goes to the group above: facts frozen, on its next agenda, its members told, what was due met.

    The chair sends it; the support team only on the chair's word, and ``on_word`` says how it came.
    Raises Refused.
    """
    report = _locked(report)
    group = report.group
    is_chair = group.key in holdings(by).chairs_in(group.partnership)
    _refuse(rules.reasons_against_sending(report, is_chair=is_chair, on_word=on_word))
    report.state, report.sent_by, report.sent_at = ChairReport.State.SENT, by, wall.now()
    report.facts_taken_at = report.sent_at
    report.facts = gather(group, report.from_on, report.until_on)
    if not is_chair:
        report.facts["on-word"] = on_word.strip()
    report.facts["digest"] = digest_of(report)
    report.version += 1
    report.item = _on_the_agenda(report, by)
    report.save()
    meet_with_report(report=report, by=by)
    note(subject=report.subject, what=f"The report was sent to {report.to_group}", kind="sent", by=by)
    _tell(report, by)
    return report


def _on_the_agenda(report: ChairReport, by) -> AgendaItem | None:
    return put_on_next(
        group=report.to_group,
        title=str(report),
        source=AgendaItem.Source.CHAIRS_REPORT,
        about=report.subject,
        by=by,
        purpose=AgendaItem.Purpose.DISCUSSION,
    )


def _tell(report: ChairReport, by) -> None:
    key = report.group.partnership.key
    tell(
        people=people_at(f"group:{report.to_group.key}", key).exclude(pk=by.pk),
        kind="chairs-report-sent",
        subject=report.subject,
        noun="a chair's report",
        partnership_key=key,
        by=by,
    )


@transaction.atomic
def give_up_draft(*, report: ChairReport, by) -> None:
    """A draft is thrown away, so that its period is free again. Raises Refused once it is sent or asked from."""
    report = _locked(report)
    _refuse(rules.reasons_against_writing(report))
    if report.escalations.exists():
        raise Refused("Something was escalated from this draft. Finish it, or change its period.")
    note(subject=report.group.subject, what="A draft of a chair's report was thrown away", kind="report", by=by)
    report.delete()


def digest_of(report: ChairReport) -> str:
    """The fingerprint of what is sent: group, period, words and facts. SHA-256, in hexadecimal."""
    facts = {name: value for name, value in report.facts.items() if name != "digest"}
    content = {
        "group": report.group.key,
        "period": [report.from_on.isoformat(), report.until_on.isoformat()],
        "facts": facts,
        **{name: getattr(report, name) for name in WORDS},
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _locked(report: ChairReport) -> ChairReport:
    return ChairReport.objects.select_for_update(of=("self",)).get(pk=report.pk)


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise Refused(*reasons)
