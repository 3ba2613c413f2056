"""The report as a Word file for those who must edit it: real styles, so that its headings, lists and tables work."""

import datetime
import io
from collections.abc import Callable

from docx.shared import Mm

from reports.documents import wordprose
from reports.documents.body import about, asked_with, dissents, in_order, moment, period_of, sign_off_rows
from reports.documents.logo import logo_of
from reports.documents.printed import Printed
from reports.documents.same import same
from reports.documents.shown import shown_value
from reports.documents.wordfile import WordFile

LOGO_HIGH = Mm(22)
SOURCES = "Where the figures come from"


def made(printed: Printed, step: Callable[[int, int], None]) -> bytes:
    """The Word file of ``printed``. Raises CannotRender where the logo's file is gone."""
    parts = in_order(printed.content["sections"])
    step(0, len(parts) + 2)
    file = WordFile(printed.content["title"], printed.content["partnership"], printed.content["colour"])
    _cover(file, printed)
    file.contents([part["title"] for part in parts] + _last_headings(printed, parts))
    for number, part in enumerate(parts, 1):
        _part(file, part)
        step(number, len(parts) + 2)
    if not printed.draft:
        _sign_off(file, printed)
    _sources(file, printed, parts)
    step(len(parts) + 1, len(parts) + 2)
    out = io.BytesIO()
    file.save(out)
    step(len(parts) + 2, len(parts) + 2)
    return same(out.getvalue(), datetime.datetime.fromisoformat(printed.moment))


def _last_headings(printed: Printed, parts: list[dict]) -> list[str]:
    sources = [SOURCES] if any(part["facts"] for part in parts) else []
    return ([] if printed.draft else ["Sign-off"]) + sources


def _cover(file: WordFile, printed: Printed) -> None:
    """The first page, and what every page carries."""
    content = printed.content
    logo = logo_of(content)
    if logo:
        file.picture(logo, content["logo"]["words"], LOGO_HIGH)
    file.paragraph(content["partnership"], "Subtitle")
    file.paragraph(content["title"], "Title")
    file.paragraph(period_of(content), "Subtitle")
    if printed.marking:
        file.paragraph(printed.marking, "Intense Quote")
    file.table("About this document", ["What", "This document"], [[name, value] for name, value in about(printed)])
    file.running(f"{content['short_name']}: {content['title']}", printed.marking)


def _part(file: WordFile, part: dict) -> None:
    file.new_page()
    file.heading(part["title"], 1)
    wordprose.write(file, part["words"], above=1)
    for fact in part["facts"]:
        file.heading(fact["title"], 2)
        _fact(file, fact)
    if not part["words"].strip() and not part["facts"]:
        file.paragraph("Nothing has been written here.")


def _fact(file: WordFile, fact: dict) -> None:
    """A fact's value. A chart is its sentence and its numbers: whoever edits the file draws it anew."""
    value = shown_value(fact, paper=True, drawn=False)
    if value["says"]:
        file.paragraph(value["says"])
    for figure in value["figures"]:
        note = f" ({figure['note']})" if figure["note"] else ""
        file.paragraph(f"{figure['label']}: {figure['number'] or 'no figure'}{note}", "List Bullet")
    if value["chart"] and value["chart"]["says"] != value["says"]:
        file.paragraph(f"{value['chart']['caption']}: {value['chart']['says']}")
    for table in value["tables"]:
        rows = [[heading, *(words for words, _ in cells)] for heading, cells in table.rows]
        total = [table.total[0], *(words for words, _ in table.total[1])] if table.total else None
        right = [numeric for _, numeric in table.columns]
        file.table(table.caption, [heading for heading, _ in table.columns], rows, right=right, total=total)
    for item in value["items"]:
        file.entry(item["title"], item["text"])
    for words in [value["empty"], *value["notes"]]:
        if words:
            file.paragraph(words)


def _sign_off(file: WordFile, printed: Printed) -> None:
    file.new_page()
    file.heading("Sign-off", 1)
    file.paragraph(f"{printed.standing}. Each answer was given on the content with the digest {printed.digest}.")
    rows = [list(row) for row in sign_off_rows(printed)]
    if rows:
        file.table("Who answered", ["Partner", "Answer", "By", "When"], rows)
    else:
        file.paragraph("No sign-off is recorded.")
    for row in dissents(printed):
        file.heading(f"{row['kind_words']}: {row['agency']}", 2)
        for words in row["words"].split("\n"):
            if words.strip():
                file.paragraph(words, "Quote")


def _sources(file: WordFile, printed: Printed, parts: list[dict]) -> None:
    facts = [fact for part in parts for fact in part["facts"]]
    if not facts:
        return
    file.new_page()
    file.heading(SOURCES, 1)
    for fact in facts:
        file.heading(fact["title"], 2)
        file.paragraph(fact["definition"])
        file.paragraph(f"Period: {period_of(printed.content)}", "List Bullet")
        if fact["parameters"]:
            file.paragraph(f"Asked with: {asked_with(fact['parameters'])}", "List Bullet")
        file.paragraph(f"Taken: {moment(fact['taken_at'])}", "List Bullet")
        file.paragraph(f"Digest: {fact['digest']}", "List Bullet")
