"""Files of an action log, made in the test, and an import that has been read."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from partnership.commands import imports
from partnership.imports import making
from partnership.models import ActionImport

HEADINGS = ["Ref", "Action", "Owner", "Due date"]


@pytest.fixture(autouse=True)
def _documents(documents_folder):
    """Uploads of these tests lie in a folder of their own."""


def as_csv(rows, *, separator=",", encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.fixture
def send(partnership, support_officer):
    """``send(rows, kind="csv", …)``: the rows as a file, sent by the support officer and waiting to be read."""

    def send(rows, kind="csv", *, data=None, group=None, by=None, keep_unknown=True, **how):
        data = data if data is not None else (as_xlsx(rows) if kind == "xlsx" else as_csv(rows, **how))
        upload = SimpleUploadedFile(f"log.{kind}", data)
        return imports.send_log(
            partnership=partnership, upload=upload, group=group, keep_unknown=keep_unknown, by=by or support_officer
        )

    return send


@pytest.fixture
def read(send):
    """``read(rows, …)``: the same, and it has been read."""

    def read(rows, kind="csv", **how):
        job = send(rows, kind, **how)
        making.take_up(job.pk)
        return ActionImport.objects.get(pk=job.pk)

    return read


@pytest.fixture
def read_row(read, business_manager):
    """``read_row(Due="tomorrow")``: a file with one row that is right but for what is given, has been read."""

    def read_row(kind="xlsx", **cells):
        cells = {"Action": "Write the guide for schools", "Owner": "Bea Manager", "Due date": "30/06/2027", **cells}
        return read([list(cells), list(cells.values())], kind)

    return read_row


@pytest.fixture
def written():
    """``written(job)``: its rows have been chosen and brought in."""

    def written(job, *, only_good=False, by=None):
        imports.bring_in(job=job, by=by or job.sent_by, only_good=only_good)
        making.take_up(job.pk)
        return ActionImport.objects.get(pk=job.pk)

    return written
