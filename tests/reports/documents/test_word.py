"""The Word file: real styles, heads of tables that repeat, in British English, with a title."""

import datetime
import io
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from reports.documents import make
from tests.reports.documents.conftest import document
from tests.reports.generous import printed

WORDS = "## A heading\n\n### Below it\n\nSome **bold** and *slanted* [words](https://example.org/report).\n\n- one\n  - in it\n\n3. third\n4. fourth\n\n1. anew\n\n> quoted"


@pytest.fixture
def written():
    """A file with every mark that an author has."""
    made = printed(tables=0, charts=0, words=10)
    made.content["sections"] = [{**made.content["sections"][1], "words": WORDS}]
    return Document(io.BytesIO(make("word", replace(made, sign_offs=[]))))


def style_of(document, text):
    return next(one.style.name for one in document.paragraphs if one.text == text)


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("A heading", "Heading 2"),
        ("Below it", "Heading 3"),
        ("one", "List Bullet"),
        ("in it", "List Bullet 2"),
        ("third", "List Number"),
        ("quoted", "Quote"),
        ("Annual report 2025–26", "Title"),
    ],
)
def test_what_authors_mark_has_the_style_of_it(written, text, style):
    assert style_of(written, text) == style


def test_a_numbered_list_begins_where_its_author_began_it(written):
    numbers = {one.text: one._p.pPr.numPr.numId.val for one in written.paragraphs if one.style.name == "List Number"}

    starts = {
        num.numId: num.lvlOverride_lst[0].startOverride.val
        for num in written.part.numbering_part.element.num_lst
        if num.lvlOverride_lst
    }
    assert starts[numbers["third"]] == 3
    assert numbers["third"] == numbers["fourth"]


def test_bold_and_links_stay(written):
    paragraph = next(one for one in written.paragraphs if one.text.startswith("Some bold"))

    assert [run.text for run in paragraph.runs if run.bold] == ["bold"]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [("words", "https://example.org/report")]


def test_the_first_row_of_every_table_of_facts_is_its_head(word):
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in word.tables]

    assert len(heads) == 6
    assert all(heads)


def test_it_is_in_british_english_with_a_title_and_the_moment_of_the_seal(word):
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}

    assert languages == {"en-GB"}
    assert word.core_properties.title == "Annual report 2025–26"
    assert word.core_properties.created == datetime.datetime(2026, 7, 9, 10, 30, tzinfo=datetime.UTC)
    assert word.core_properties.modified == word.core_properties.created


def test_a_draft_is_marked_on_every_page():
    draft = Document(io.BytesIO(document("word", draft=True)))

    assert "Draft" in draft.sections[0].header.paragraphs[0].text
    assert "Sign-off" not in [one.text for one in draft.paragraphs]


def test_a_chart_is_its_sentence_and_its_numbers(word, facts):
    paragraphs = [one.text for one in word.paragraphs]

    for fact in facts:
        assert f"{fact['chart']['caption']}: {fact['chart']['says']}" in paragraphs
