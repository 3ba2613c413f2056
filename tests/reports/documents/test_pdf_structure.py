"""The PDF of a report read back: tagged, titled, in its language, with headings in order and charts in words."""

import io
import itertools
import re

import pikepdf
import pytest
from pypdf import PdfReader

from tests.bed.pdf_ua import faults
from tests.reports.documents.conftest import document, elements, kinds


def test_it_says_that_it_is_accessible_what_it_is_called_and_in_which_language(pdf):
    meta = pdf.open_metadata()

    assert meta["pdfuaid:part"] == "1"
    assert meta["dc:title"] == "Annual report 2025–26, Riverside Safeguarding Children Partnership"
    assert pdf.Root.Lang == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize("draft", [False, True])
def test_a_validator_finds_no_fault_in_it(draft):
    assert faults(document("pdf", draft=draft)) == []


def test_the_validator_would_find_one(pdf):
    del pdf.Root.Lang
    del next(one for one in elements(pdf) if one.get("/S") == "/Figure").Alt
    out = io.BytesIO()
    pdf.save(out)

    assert {said.partition(":")[0] for said in faults(out.getvalue())} == {"DOC-013", "FIG-001"}


def test_the_running_head_and_foot_are_told_as_such_and_nothing_else_is(pdf):
    page = pdf.pages[-1]
    kinds = [str(marked.operands[0]) for marked in pikepdf.parse_content_stream(page, "BDC")]
    apart = [marked for marked in pikepdf.parse_content_stream(page, "BDC") if "/Type" in marked.operands[1]]

    assert kinds.count("/Artifact") == len(apart) == 3
    assert {str(marked.operands[1].Type) for marked in apart} == {"/Pagination"}


def test_headings_begin_with_the_title_and_skip_no_level(pdf):
    levels = [int(kind[1]) for kind in kinds(pdf) if re.fullmatch("H[1-6]", kind)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1] == []
    assert max(levels) == 3


def test_every_header_cell_says_whether_it_heads_its_column_or_its_row(pdf):
    heads = [one for one in elements(pdf) if one.get("/S") == "/TH"]
    scopes = [str(attribute.Scope) for one in heads for attribute in one.A if attribute.O == "/Table"]

    assert len(scopes) == len(heads) > 30
    assert set(scopes) == {"/Row", "/Column"}


def test_every_table_has_a_caption_and_what_goes_on_overleaf_has_its_headings_again(pdf):
    tables = [[str(part.S) for part in one.K] for one in elements(pdf) if one.get("/S") == "/Table"]

    assert sum("/Caption" in parts for parts in tables) == 4 + 2  # the facts', about this document, who signed
    assert [parts for parts in tables if "/Caption" not in parts and "/THead" not in parts] == []


def test_every_chart_is_told_in_words(pdf, facts):
    told = [str(one.Alt) for one in elements(pdf) if one.get("/S") == "/Figure" and "/Alt" in one]

    assert told == [fact["chart"]["says"] for fact in facts]
    assert kinds(pdf).count("Figure") == len(told)


def test_bookmarks_lead_to_every_section_and_fact(pdf, sealed, facts):
    with pdf.open_outline() as outline:
        parts = [item.title for item in outline.root[0].children]
        below = [child.title for item in outline.root[0].children for child in item.children]

    sections = [section["title"] for section in sealed.content["sections"]]
    assert parts == ["Contents", *sections, "Sign-off", "Where the figures come from"]
    assert [fact["title"] for fact in facts if fact["title"] not in below] == []


def test_the_contents_give_the_page_on_which_each_part_begins(pages, sealed):
    contents = pages[1]

    for title in [*(section["title"] for section in sealed.content["sections"]), "Where the figures come from"]:
        number = int(re.search(rf"{re.escape(title)} (?:\. )+(\d+)", contents)[1])
        assert title in pages[number - 1]


def test_every_page_says_what_it_is_and_which_of_how_many(pages):
    many = len(pages)

    assert [page for n, page in enumerate(pages, 1) if f"Page {n} of {many}" not in page] == []
    assert [page for page in pages[1:] if "Annual report 2025–26" not in page] == []


def test_a_draft_is_marked_on_every_page_and_a_signed_report_on_none(pages):
    draft = PdfReader(io.BytesIO(document("pdf", draft=True)))

    assert [page.extract_text() for page in draft.pages if "Draft" not in page.extract_text()] == []
    assert [page for page in pages if "Draft" in page] == []


def test_every_link_is_printed_and_belongs_to_the_structure(pdf):
    notes = [note for page in pdf.pages for note in page.get("/Annots", [])]

    assert len(notes) > 20
    assert {int(note.F) for note in notes} == {4}
    assert kinds(pdf).count("Link") >= len(notes) // 2


def test_nothing_acts_by_itself(pdf):
    assert "/JavaScript" not in pdf.Root.get("/Names", {})
    assert "/OpenAction" not in pdf.Root
    assert len(pdf.attachments) == 0
