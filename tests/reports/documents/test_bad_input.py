"""Whatever authors and rooms put into a report: every document opens, nothing is fetched, nothing runs."""

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pikepdf
import pytest
import weasyprint
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from reports.documents import make
from reports.documents.shown import MOST, parts_of
from safeguarding.documents import layout
from tests.bed.pdf_ua import faults
from tests.reports.generous import printed

HOSTILE = '<script>alert(1)</script> <img src="http://example.org/x.png"> =1+1'
ARABIC = "مرحبا بالعالم، هذا تقرير عن حماية الأطفال"


def wide(columns, rows=3):
    """A table of so many columns, a formula in its first cell."""
    cells = [[f"=cmd {row}", *({"pounds": f"{105683 + n}.00"} for n in range(1, columns))] for row in range(rows)]
    headings = ["Agency", *(f"Measure {n}" for n in range(1, columns))]
    return {"caption": HOSTILE, "headings": headings, "rows": cells, "total": None}


@pytest.fixture
def odd():
    """A short report in which every text is one that somebody might type."""
    made = printed(tables=3, charts=1, rows=3, words=40)
    part = made.content["sections"][1]
    part["title"] = f"{HOSTILE} 😢 \x00\x0b"
    grid = "| " + " | ".join(f"c{n}" for n in range(40)) + " |\n|" + "---|" * 40
    part["words"] = f"{HOSTILE}\n\n{ARABIC}\n\n😢 {'x' * 400}\n\n{grid}\n\n[there](file:///etc/passwd)"
    part["facts"][0] |= {"title": "History", "table": wide(40), "chart": None}
    return replace(made, draft=True, marking="Draft")


def test_the_pdf_says_it_all_and_fetches_nothing(odd, monkeypatch):
    asked = []
    door = layout.shut_door(weasyprint)
    monkeypatch.setattr(door, "fetch", lambda url, headers=None: asked.append(url))
    monkeypatch.setattr(layout, "shut_door", lambda *_: door)

    text = re.sub(r"\s+", "", "".join(p.extract_text() for p in PdfReader(io.BytesIO(make("pdf", odd))).pages))

    assert asked == []
    assert "<script>alert(1)</script>" in text
    assert "[cryingface]" in text
    assert [n for n in range(1, 40) if f"Measure{n}" not in text] == []


def test_the_pdf_of_it_is_still_valid(odd):
    assert faults(make("pdf", odd)) == []


def test_no_page_is_wider_than_paper_and_wide_tables_lie(odd):
    pages = pikepdf.open(io.BytesIO(make("pdf", odd))).pages

    sizes = {(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pages}
    assert sizes == {(595, 842), (842, 595)}


class Reader(HTMLParser):
    """The elements of a page with their attributes, as a browser finds them."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_web_page_runs_and_fetches_nothing(odd):
    page = make("web", odd).decode()

    found = Reader(page).found
    names = {name for _, given in found for name in given}
    assert {tag for tag, _ in found} & {"script", "img", "iframe", "link", "object", "base"} == set()
    assert [name for name in names if name in {"src", "style"} or name.startswith("on")] == []
    assert [g["href"] for _, g in found if "href" in g and not re.match("#|https?:", g["href"])] == []
    assert f'<p class="govuk-body" dir="auto">{ARABIC}</p>' in page


def test_the_word_file_opens_and_runs_from_right_to_left_where_the_text_does(odd):
    document = Document(io.BytesIO(make("word", odd)))

    turned = [one.text for one in document.paragraphs if one._p.pPr is not None and one._p.pPr.find(BIDI) is not None]
    assert turned == [ARABIC]
    assert max(len(table.columns) for table in document.tables) <= MOST


BIDI = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}bidi"


def test_no_cell_of_the_workbook_is_a_formula(odd):
    book = load_workbook(io.BytesIO(make("data", odd)))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert "'=cmd 0" in [cell.value for cell in cells]


@pytest.mark.parametrize("kind", ["word", "data"])
def test_office_files_are_whole(odd, kind):
    with zipfile.ZipFile(io.BytesIO(make(kind, odd))) as file:
        assert file.testzip() is None
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_ten_thousand_words_are_all_there():
    made = printed(tables=0, charts=0, words=0)
    made.content["sections"] = made.content["sections"][:1]
    made.content["sections"][0]["words"] = "\n\n".join(" ".join(f"word{n}x{m}" for m in range(100)) for n in range(100))

    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(make("pdf", made))).pages)

    assert len(set(re.findall(r"word\d+x\d+", re.sub(r"\s+", " ", text)))) == 10_000


def test_a_report_without_sections_is_still_a_document():
    made = printed(tables=0, charts=0)
    made.content["sections"] = []

    for kind in ("pdf", "web", "word", "data"):
        assert make(kind, made)


@pytest.mark.parametrize("columns", [2, 12, 13, 23, 24, 40])
def test_no_column_is_lost_when_a_table_is_divided(columns):
    parts = parts_of(wide(columns))

    headings = [heading for part in parts for heading in part["headings"][1:]]
    assert headings == [f"Measure {n}" for n in range(1, columns)]
    assert {part["headings"][0] for part in parts} == {"Agency"}
    assert max(len(part["headings"]) for part in parts) <= MOST
