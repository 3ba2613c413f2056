"""A file is taken as it comes: formats, letters, separators, headings; and refused with a sentence where it cannot."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from partnership.commands import imports
from partnership.imports import making, reading
from partnership.models import ActionImport
from safeguarding.clock.refusal import Refused
from safeguarding.documents.models import Document
from tests.partnership.actionlog.conftest import HEADINGS, as_csv, as_xlsx

ROW = ["7", "Café: write the guide", "Sam Support", "3 April 2027"]
ROWS = [HEADINGS, ROW]
State = ActionImport.State


def good(job):
    return [(row["ref"], row["what"], row["due"]) for row in job.rows]


RIGHT = [("7", "Café: write the guide", "2027-04-03")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read_in_any_letters_and_with_any_separator(encoding, separator, read):
    assert good(read(ROWS, encoding=encoding, separator=separator)) == RIGHT


def test_a_workbook_is_read(read):
    assert good(read(ROWS, "xlsx")) == RIGHT


@pytest.mark.parametrize(
    "due",
    [
        datetime.date(2027, 4, 3),
        datetime.datetime(2027, 4, 3, 17, 30),
        46480,
        "46480",
        "2027-04-03",
        "2027-04-03T00:00:00",
        "03/04/2027",
        "3.4.27",
        "03-04-2027 00:00",
        "3 April 2027",
        "Saturday 3rd April 2027",
        "3-Apr-27",
    ],
)
def test_a_date_is_read_in_many_forms(due, read):
    assert good(read([HEADINGS, [*ROW[:3], due]], "xlsx")) == RIGHT


def test_a_title_blank_lines_and_a_heading_over_two_rows_are_passed_over(read):
    rows = [
        ["Action log of the Quality group", None, None, None],
        [None] * 4,
        ["Ref", "Action", "Responsible", "Dates"],
        [None, None, None, "Due"],
        ROW,
        [None] * 4,
        ["8", *ROW[1:]],
    ]
    job = read(rows, "xlsx")

    assert [row["n"] for row in job.rows] == [5, 7]
    assert job.rows[0]["what"] == ROW[1]


@pytest.mark.parametrize(
    "headings",
    [
        ["No.", "Agreed action", "Person responsible", "Deadline"],
        ["ACTION REF", "Action required:", "By whom", "Target date (dd/mm/yy)"],
        ["Reference", "Description", "Lead officer", "By when"],
    ],
)
def test_headings_are_known_by_many_names(headings, read):
    assert good(read([headings, ROW])) == RIGHT


def test_columns_may_stand_in_any_order(read):
    assert good(read([HEADINGS[::-1], ROW[::-1]])) == RIGHT


def test_columns_that_are_not_known_are_named_and_kept(read):
    job = read([[*HEADINGS, "Theme group", "Cost"], [*ROW, "Neglect", "£50"]])

    assert job.options["unknown"] == ["Theme group", "Cost"]
    assert job.rows[0]["kept"] == [["Theme group", "Neglect"], ["Cost", "£50"]]


def test_columns_that_are_not_known_can_be_left_out(read):
    assert read([[*HEADINGS, "Cost"], [*ROW, "£50"]], keep_unknown=False).rows[0]["kept"] == []


def test_wrong_columns_are_asked_about_and_then_read(read, support_officer):
    job = read([["Number", "Thing", "Who", "Finish"], ROW])

    assert (job.state, job.options["missing"]) == (State.COLUMNS, ["Action", "Due"])
    assert job.options["headings"] == ["Number", "Thing", "Who", "Finish"]


def test_the_columns_that_somebody_names_are_the_ones_that_are_read(read, support_officer):
    job = read([["Number", "Thing", "Who", "Finish"], ROW])
    imports.name_columns(job=job, columns={"ref": 0, "what": 1, "owner": 2, "due": 3}, by=support_officer)
    making.take_up(job.pk)

    assert good(ActionImport.objects.get(pk=job.pk)) == RIGHT


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"what": 1, "owner": 2}, "Choose the column for Due"),
        ({"what": 1, "owner": 2, "due": 2}, "Owner and Due are given the same column"),
    ],
)
def test_columns_that_cannot_be_are_refused(columns, words, read, support_officer):
    job = read([["Number", "Thing", "Who", "Finish"], ROW])

    with pytest.raises(Refused, match=words):
        imports.name_columns(job=job, columns=columns, by=support_officer)


def test_the_headings_alone_hold_no_action(read):
    job = read([HEADINGS])

    assert (job.state, job.reason) == (
        State.FAILED,
        "There is no action below the headings. Put one action on each row.",
    )


def test_fifty_thousand_rows_are_refused_without_reading_them(monkeypatch, read):
    counted = []
    monkeypatch.setattr(reading, "_tidy", lambda cell, tidy=reading._tidy: counted.append(1) or tidy(cell))
    job = read([HEADINGS, *([str(n), *ROW[1:]] for n in range(50_000))])

    assert job.state == State.FAILED
    assert job.reason.startswith("The file has more than 10,000 rows. Split it")
    assert len(counted) < 4 * 10_050


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("log.pdf", b"%PDF-1.7", "Choose an Excel workbook"),
        ("log.xlsx", b"Ref,Action", "The content is"),
        ("log.csv", b"", "The file is empty"),
        ("log.csv", b"<html><script>", "a web page"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_not_kept(name, data, words, partnership, support_officer):
    upload = SimpleUploadedFile(name, data)

    with pytest.raises(Refused, match=words) as refusal:
        imports.send_log(partnership=partnership, upload=upload, by=support_officer)
    assert refusal.value.field == "upload"
    assert not Document.objects.exists()
    assert not ActionImport.objects.exists()


def test_a_workbook_that_is_half_there_is_refused(send, support_officer):
    with pytest.raises(Refused, match="damaged or only half there"):
        send([], "xlsx", data=as_xlsx(ROWS)[:900])


def test_the_template_comes_back_without_a_fault(client, sign_in, read, support_officer):
    file = sign_in(client, support_officer).get("/actions/imports/template/xlsx/").getvalue()
    job = read([], "xlsx", data=file)

    assert (job.faults, job.good) == ([], 1)


def test_a_hidden_first_sheet_is_passed_over(read):
    book, file = Workbook(), io.BytesIO()
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("Log")
    for row in ROWS:
        sheet.append(row)
    book.save(file)

    assert load_workbook(io.BytesIO(file.getvalue())).sheetnames == ["Sheet", "Log"]
    assert good(read([], "xlsx", data=file.getvalue())) == RIGHT


def test_a_csv_of_windows_is_kept_as_utf_8():
    assert reading.as_utf8(as_csv(ROWS, encoding="cp1252")) == as_csv(ROWS)
