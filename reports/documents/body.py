"""The parts of a report in the order of its documents, ready for the templates: one source for PDF and web page."""

import datetime
from collections.abc import Iterator

from django.template.loader import render_to_string

from reports import narrative
from reports.documents.printed import Printed
from reports.documents.shown import spans_of
from reports.models import Section
from safeguarding.design.dates import long_date, long_moment, short_date

SOURCES, SIGN_OFF = "where-the-figures-come-from", "sign-off"
SIGNED = "signed"


def body_html(printed: Printed) -> str:
    """The report from its contents on, from the second level of headings down, without styles: for a portal page.

    It needs ``static/css/report-facts.css``.
    """
    return render_to_string("reports/documents/body.html", facts_of(printed))


def facts_of(printed: Printed, *, paper: bool = False) -> dict:
    """Everything that the templates of the PDF and the web page need."""
    content = printed.content
    parts = [_part(section, place, paper) for place, section in enumerate(in_order(content["sections"]), 1)]
    return {
        "printed": printed,
        "content": content,
        "paper": paper,
        "title": content["title"],
        "period": period_of(content),
        "parts": parts,
        "sign_off": sign_off_rows(printed),
        "dissents": dissents(printed),
        "sources": [source for part in parts for source in part["facts"]],
        "sources_id": SOURCES,
        "sign_off_id": SIGN_OFF,
        "about": about(printed),
    }


def in_order(sections: list[dict]) -> list[dict]:
    """The sections as they are printed: the one-page summary first, whatever its place in the outline."""
    return sorted(sections, key=lambda section: section["kind"] != Section.Kind.SUMMARY)


def period_of(content: dict) -> str:
    """*1 April 2025 to 31 March 2026*."""
    first, last = (datetime.date.fromisoformat(content[end]) for end in ("from", "until"))
    return f"{short_date(first)} to {short_date(last)}"


def about(printed: Printed) -> list[tuple[str, str]]:
    """What a reader needs to know this document from another: in rows, without those that say nothing."""
    content = printed.content
    published = datetime.date.fromisoformat(printed.published_on) if printed.published_on else None
    rows = [
        ("Partnership", content["partnership"]),
        ("Group", content["group"]),
        ("Period", period_of(content)),
        ("Standing", printed.standing),
        ("Published", long_date(published)),
        ("Digest of the content (SHA-256)", printed.digest),
    ]
    return [(name, value) for name, value in rows if value]


def sign_off_rows(printed: Printed) -> list[tuple[str, str, str, str]]:
    """Who signed, how, for whom and when."""
    return [(row["agency"], row["kind_words"], row["person"], moment(row["at"])) for row in printed.sign_offs]


def dissents(printed: Printed) -> list[dict]:
    """What partners said beside their answer, in their own words."""
    return [row for row in printed.sign_offs if row["words"]]


def moment(iso: str) -> str:
    """A moment of the frozen content as people read it, in London."""
    return long_moment(datetime.datetime.fromisoformat(iso))


def _part(section: dict, place: int, paper: bool) -> dict:
    return {
        "id": f"part-{place}",
        "kind": section["kind"],
        "title": section["title"],
        "words": narrative.drawn(_narrow(narrative.blocks(section["words"]), paper)),
        "facts": [_fact(fact, f"fact-{place}-{number}") for number, fact in enumerate(section["facts"], 1)],
    }


def _narrow(pieces: list, paper: bool) -> Iterator:
    """The pieces of an author's words; on paper tables of more columns than a page is wide come as several."""
    for piece in pieces:
        if not paper or not isinstance(piece, narrative.Table):
            yield piece
            continue
        for first, end in spans_of(len(piece.headings)):
            yield narrative.Table(
                (piece.headings[0], *piece.headings[first:end]),
                tuple((row[0], *row[first:end]) for row in piece.rows),
                (piece.right[0], *piece.right[first:end]),
            )


def _fact(fact: dict, name: str) -> dict:
    return {
        "id": name,
        "source_id": f"source-{name}",
        "title": fact["title"],
        "value": fact,
        "definition": fact["definition"],
        "asked_with": asked_with(fact["parameters"]),
        "taken": moment(fact["taken_at"]),
        "digest": fact["digest"],
    }


def asked_with(parameters: dict) -> str:
    """What a fact was asked with, in words: *from 2025-04-01; until 2026-03-31*. A database keeps no order of keys."""
    return "; ".join(f"{name.replace('_', ' ')} {_said(value)}" for name, value in sorted(parameters.items()) if value)


def _said(value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
