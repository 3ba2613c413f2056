"""The documents of one short report with everything in it, each made once for all tests."""

import io
from functools import cache

import pikepdf
import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from reports.documents import make
from tests.reports.generous import printed

SIZES = {"tables": 4, "charts": 4, "rows": 6, "words": 120}


@cache
def document(kind: str, *, draft: bool = False) -> bytes:
    """The bytes of a kind, sealed and answered, or as a draft."""
    return make(kind, printed(draft=draft, **SIZES))


@pytest.fixture
def sealed():
    return printed(**SIZES)


@pytest.fixture
def facts(sealed):
    """Every fact of the content, in its order."""
    return [fact for section in sealed.content["sections"] for fact in section["facts"]]


@pytest.fixture
def pdf():
    return pikepdf.open(io.BytesIO(document("pdf")))


@pytest.fixture
def pages():
    """The text of each page as a person's reader gives it, white space made even."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(document("pdf"))).pages]


@pytest.fixture
def word():
    return Document(io.BytesIO(document("word")))


@pytest.fixture
def book():
    return load_workbook(io.BytesIO(document("data")))


@pytest.fixture
def web():
    return document("web").decode()


def elements(pdf) -> list:
    """Every element of the structure tree in reading order."""
    found, waiting = [], [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        found.append(one)
        inside = one.get("/K", [])
        inside = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
        waiting += [child for child in reversed(inside) if isinstance(child, pikepdf.Dictionary) and "/S" in child]
    return found


def kinds(pdf) -> list[str]:
    """What each element is: H1, P, Table …"""
    return [str(one.get("/S", "")).lstrip("/") for one in elements(pdf)]
