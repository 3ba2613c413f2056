"""Small real files of every kind, and hostile ones, made on the spot."""

import io
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(64)
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
MACROS = (
    '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
)


def upload(name: str, data: bytes, content_type: str = "application/octet-stream") -> SimpleUploadedFile:
    """What a browser sends."""
    return SimpleUploadedFile(name, data, content_type)


def pdf(*, password: str = "", script: bool = False, attached: bool = False, pages: int = 1) -> bytes:
    """A PDF, locked or carrying things on request."""
    book, data = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        book.add_blank_page()
    if script:
        book.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    if attached:
        book.attachments["tool.exe"] = EXE
    book.save(data, encryption=pikepdf.Encryption(user=password, owner="o") if password else False)
    return data.getvalue()


def office(main_part: str = "word/document.xml", types: str = "", **extra: bytes) -> bytes:
    """An office file with one main part; ``extra`` parts by name, ``__`` for a slash and ``_dot_`` for a dot."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", TYPES.format(types))
        parts.writestr(main_part, "<document/>")
        for name, content in extra.items():
            parts.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return data.getvalue()


def workbook() -> bytes:
    """A workbook as openpyxl writes it."""
    data = io.BytesIO()
    Workbook().save(data)
    return data.getvalue()


def plain_zip() -> bytes:
    """A zip that is no office file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        parts.writestr("readme.txt", "hello")
    return data.getvalue()


TAKEN = {
    "minutes.pdf": pdf(),
    "letter.docx": office(),
    "figures.xlsx": workbook(),
    "slides.pptx": office("ppt/presentation.xml"),
    "scan.png": PNG,
    "photo.JPEG": JPEG,
    "notes.txt": "Called at 4pm. Café.\r\n".encode(),
    "table.csv": b"\xef\xbb\xbfagency,answered\nTrust,yes\n",
}
REFUSED = {
    "an empty file": ("empty.pdf", b"", "is empty"),
    "a program": ("tool.exe", EXE, "kind of file is not taken"),
    "a program called a PDF": ("minutes.pdf", EXE, "whatever the file is called"),
    "a program called a text": ("notes.txt", EXE, "not plain text|under a text file's name"),
    "a web page": ("page.html", b"<html></html>", "kind of file is not taken"),
    "a web page called a text": ("notes.txt", b"<!DOCTYPE html><p>Hi", "a web page, a script"),
    "a drawing with scripts": ("plan.svg", b"<svg onload='x'/>", "kind of file is not taken"),
    "a drawing called a picture": ("plan.png", b"<svg xmlns='x'/>", "whatever the file is called"),
    "a shell script called a table": ("run.csv", b"#!/bin/sh\nrm -rf /\n", "a web page, a script"),
    "a script inside a table": ("t.csv", b"a,<script>alert(1)</script>\n", "a web page, a script"),
    "text that is not UTF-8": ("notes.txt", "Café".encode("latin-1"), "Save it as UTF-8"),
    "a text with nothing but noughts": ("notes.txt", bytes(40), "a web page, a script or a program"),
    "a picture called a PDF": ("scan.pdf", PNG, "named as PDF but its content is PNG"),
    "a workbook called a document": ("letter.docx", workbook(), "but its content is Excel"),
    "a document with macros": ("letter.docm", office(), "kind of file is not taken"),
    "macros by their declared type": ("letter.docx", office(types=MACROS), "carries macros"),
    "macros by their part": ("letter.docx", office(word__vbaProject_dot_bin=b"x"), "carries macros"),
    "an archive called a document": ("letter.docx", plain_zip(), "zip archive"),
    "half a document": ("letter.docx", office()[:200], "damaged or only half there"),
    "a bomb": ("letter.docx", office(word__big_dot_xml=bytes(30_000_000)), "far more than its size"),
    "a locked PDF": ("minutes.pdf", pdf(password="p"), "locked with a password"),
    "half a PDF": ("minutes.pdf", b"%PDF-1.7\n1 0 obj", "damaged or only half there|no pages"),
    "a PDF with a script": ("minutes.pdf", pdf(script=True), "carries scripts"),
    "a PDF with a file inside": ("minutes.pdf", pdf(attached=True), "carries scripts or other files"),
    "a PDF without pages": ("minutes.pdf", pdf(pages=0), "no pages"),
    "no ending": ("minutes", pdf(), "kind of file is not taken"),
    "two endings": ("minutes.pdf.exe", pdf(), "kind of file is not taken"),
    "an unprintable name": ("min\u202eutes.pdf", pdf(), "Rename the file"),
    "a hidden name": (".pdf", pdf(), "Rename the file"),
}
