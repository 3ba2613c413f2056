"""Papers to send, and a meeting with an agenda."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnership.commands import agenda


def pdf_of(pages=1, words="Neglect"):
    """A small PDF without tags, with so many pages."""
    out, pdf = io.BytesIO(), pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.contents_add(f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode())
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                F1=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
                )
            )
        )
    pdf.save(out)
    return out.getvalue()


@pytest.fixture
def upload():
    """``upload("audit.pdf", pages=2)``: a file as a browser sends it; other endings carry plain text."""

    def upload(name="audit.pdf", pages=1, data=None):
        content = data or (pdf_of(pages) if name.endswith(".pdf") else b"Figures of the year")
        return SimpleUploadedFile(name, content)

    return upload


@pytest.fixture
def meeting(make_meeting):
    """A meeting of the quality group in three weeks."""
    return make_meeting(days=21)


@pytest.fixture
def built(meeting, support_officer):
    """The same with its agenda built."""
    agenda.build_agenda(meeting=meeting, by=support_officer)
    return meeting
