"""What the four documents say, compared one by one with what was sealed."""

import datetime
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from reports.documents.web import STYLES
from reports.facts.value import number_of, shown
from tests.reports.documents.conftest import document


def words_of(fact):
    """Everything that a fact says, piece by piece."""
    yield from filter(None, [fact["says"], fact["empty"], *fact["notes"]])
    for figure in fact["figures"]:
        yield from [figure["label"], shown(figure["number"])]
    table = fact["table"]
    rows = [*table["rows"], *([table["total"]] if table["total"] else [])]
    yield from [
        table["caption"],
        *table["headings"],
        *(shown(cell) for row in rows for cell in row if cell is not None),
    ]
    for item in fact["items"]:
        yield from [item["title"], item["text"]]


def even(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture
def texts(pages, web, word):
    """The text of three documents without white space: lines break where they like."""
    paragraphs = [one.text for one in word.paragraphs]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return {
        "pdf": even("".join(pages)),
        "web": even(re.sub("<[^>]+>", "", web.replace("&#x27;", "'").replace("&amp;", "&"))),
        "word": even("".join([*paragraphs, *cells])),
    }


@pytest.mark.parametrize("kind", ["pdf", "web", "word"])
def test_everything_that_facts_say_stands_in_the_document(texts, facts, kind):
    missing = [said for fact in facts for said in words_of(fact) if even(said) not in texts[kind]]

    assert missing == []


@pytest.mark.parametrize("kind", ["pdf", "web", "word"])
def test_every_fact_says_where_it_comes_from(texts, facts, kind):
    assert [fact["key"] for fact in facts if even(fact["definition"]) not in texts[kind]] == []
    assert [fact["key"] for fact in facts if fact["digest"] not in texts[kind]] == []
    assert even("Taken: Wednesday 1 July 2026, 9:15am") in texts[kind]


@pytest.mark.parametrize("kind", ["pdf", "web", "word"])
def test_the_dissent_stands_in_its_own_words_with_who_signed_and_when(texts, sealed, kind):
    for answer in sealed.sign_offs:
        assert even(answer["person"]) in texts[kind]
    assert even("The report says too little about what neighbourhood officers see.") in texts[kind]
    assert even("Thursday 9 July 2026, 11:30am") in texts[kind]
    assert sealed.digest in texts[kind]


def test_the_one_page_summary_stands_first(pages, web, word):
    title = "The year on one page"

    assert title in pages[2]
    assert web.index(f">{title}</h2>") < web.index(">Who we are and how we work together</h2>")
    assert next(one.text for one in word.paragraphs if one.style.name == "Heading 1") == title


def test_numbers_of_every_table_are_numbers_in_excel(book, facts):
    for fact in facts:
        sheet = book[re.sub(r"[\[\]:*?/\\']", " ", fact["title"])[:31].strip()]
        rows = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
        for row, kept in zip(fact["table"]["rows"], rows, strict=False):
            assert [as_kept(cell) for cell in row] == [round(v, 6) if isinstance(v, float) else v for v in kept]


def as_kept(cell):
    """What Excel gives back for a cell."""
    number = number_of(cell)
    if number is None:
        return shown(cell) or None if not isinstance(cell, dict) or "date" not in cell else day_of(cell)
    value = number / 100 if isinstance(cell, dict) and "percent" in cell else Decimal(number)
    return int(value) if value == int(value) else round(float(value), 6)


def day_of(cell):
    return datetime.datetime.fromisoformat(cell["date"])


def test_the_index_of_the_workbook_defines_every_sheet(book, facts):
    text = [[str(value or "") for value in row] for row in book["Index"].iter_rows(values_only=True)]

    for fact in facts:
        line = next(row for row in text if row[1] == fact["title"])
        assert line[2] in book.sheetnames
        assert fact["definition"] in line
        assert fact["digest"] in line


def test_the_style_of_the_web_page_comes_through_unchanged(web):
    for name in STYLES:
        assert (Path(settings.BASE_DIR) / name).read_text() in web


def test_a_draft_says_so_everywhere():
    assert "Draft: Annual report" in document("web", draft=True).decode()
