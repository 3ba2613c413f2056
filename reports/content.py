"""The content of a report as it is sealed, shown, digested and printed: one source for all."""

import datetime
import hashlib
import json

from reports.models import Fact, Letterhead, Report, Section

LAYOUT = 1


def of(report: Report) -> dict:
    """Everything that the report says, as plain data: sections in their order, each with its words and facts.

    Moments are ISO 8601 and days 2026-04-07. Records behind facts are not in it. Four statements.
    """
    sections = report.sections.prefetch_related("facts")
    return assembled(report, [(section, list(section.facts.all())) for section in sections])


def assembled(report: Report, parts: list[tuple[Section, list[Fact]]]) -> dict:
    """The same of a report with these sections and facts, whether they are kept or not."""
    partnership = report.partnership
    return {
        "layout": LAYOUT,
        "title": report.title,
        "label": report.label,
        "partnership": partnership.name,
        "short_name": partnership.short_name,
        "colour": partnership.colour,
        "logo": _logo(partnership),
        "group": report.group.name if report.group else "",
        "from": report.from_on.isoformat(),
        "until": report.until_on.isoformat(),
        "sections": [_section(section, facts) for section, facts in parts],
    }


def _logo(partnership) -> dict | None:
    """Which file the logo is, by its digest, and its words."""
    head = Letterhead.objects.select_related("logo").filter(partnership=partnership, logo__isnull=False).first()
    return {"version": head.logo_id, "sha256": head.logo.sha256, "words": head.logo_words} if head else None


def _section(section: Section, facts: list[Fact]) -> dict:
    return {
        "key": section.key,
        "kind": section.kind,
        "title": section.title,
        "words": section.words,
        "facts": [fact_content(fact) for fact in facts],
    }


def fact_content(fact: Fact) -> dict:
    """A fact as it is printed, with what tells where it comes from."""
    return {
        "key": fact.key,
        "title": fact.title,
        "definition": fact.definition,
        "parameters": fact.parameters,
        "taken_at": moment_of(fact.taken_at),
        "digest": fact.digest,
        **fact.value,
    }


def moment_of(moment: datetime.datetime) -> str:
    """A moment as it is frozen: in UTC, as ISO 8601. The same moment is the same text in summer too."""
    return moment.astimezone(datetime.UTC).isoformat()


def digest(content) -> str:
    """SHA-256 of plain data in its one canonical form, in hexadecimal."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
