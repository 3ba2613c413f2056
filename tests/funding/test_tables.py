"""A table of contributions comes in whole and right, or not at all; every fault is a sentence with its row."""

import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from funding.commands.tables import bring_in_table, read_table
from funding.models import Contribution, ContributionTable
from funding.rules.spreadsheets import rows_of_file, rows_of_text
from funding.rules.tables import read_sheet
from safeguarding.clock.refusal import Refused

AGENCIES = {"council": 1, "police": 2, "trust": 3, "the college": None}


def sheet(text):
    return read_sheet(rows_of_text(text), AGENCIES)


@pytest.mark.parametrize(
    "text",
    [
        "Council\t£105,683\nPolice\t£24,290.50\nTotal\t£129,973.50",
        'Agency,Contribution (£)\nCouncil,£105,683\nPolice,24290.50\n\nTOTAL,"129,973.50"',
        "\ufeffcouncil;105683.00\n  POLICE ; 24 290.50\ngrand total;129973.5",
        "Council,105683,paid early\nPolice,24290.5",
    ],
)
def test_tables_as_people_have_them_are_understood(text):
    found = sheet(text)

    assert found.faults == []
    assert found.total == Decimal("129973.50")


def test_a_printed_total_that_does_not_match_is_refused_with_both_figures():
    faults = sheet("Council\t100.10\nPolice\t50\nTotal\t150.00").faults

    assert faults == ["The printed total is £150.00 and the rows add up to £150.10. Correct a row or the total."]


@given(st.lists(st.integers(0, 10**9), min_size=3, max_size=3), st.integers(-(10**6), 10**6))
def test_a_total_is_right_to_the_penny_or_refused(pennies, off):
    amounts = [Decimal(n) / 100 for n in pennies]
    printed = abs(sum(amounts) + Decimal(off) / 100)
    rows = [*zip(("council", "police", "trust"), map(str, amounts), strict=True), ("total", f"{printed:,.2f}")]

    assert bool(read_sheet(rows, AGENCIES).faults) == (printed != sum(amounts))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Fire service\t5", "Row 1: “Fire service” is no agency of this partnership"),
        ("The College\t5", "fits several agencies"),
        ("Council\t5\nCouncil\t6", "Row 2: “Council” stands in row 1 already"),
        ("Council\t-5", "Row 1, “Council”: “-5” is less than nothing"),
        ("Council\t5.125", "finer than a penny"),
        ("Council\tfive", "“five” is not an amount"),
        ("Council", "there is no amount behind the name"),
        ("Council\t5\nTotal\t5\nPolice\t6", "Row 3 stands below the total"),
        ("=cmd|' /C calc'!A0\t5", "is no agency of this partnership"),
        ("", "The table has no contributor"),
        ("Total\t0", "The table has no contributor"),
    ],
)
def test_each_fault_is_a_sentence_with_its_row(text, says):
    assert any(says in fault for fault in sheet(text).faults)


def test_every_fault_is_told_at_once():
    assert len(sheet("Council\t-5\nFire\t6\nPolice\t1.999").faults) == 3


def test_fifty_thousand_rows_get_one_sentence():
    found = sheet("Council\t5\n" * 50_000)

    assert found.faults == ["The table has more than 500 rows. Send one row for each contributor of one year."]


def workbook(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_an_excel_workbook_is_read_to_the_penny():
    content = workbook(["Agency", "Amount"], ["Council", 0.1 + 0.2], ["Police", 24290], ["Total", 24290.3])

    found = read_sheet(rows_of_file("table.xlsx", content), AGENCIES)

    assert found.faults == []
    assert found.total == Decimal("24290.30")


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_gets_a_sentence(content):
    with pytest.raises(Refused, match="not an Excel workbook"):
        rows_of_file("table.xlsx", content)


def test_a_file_from_an_old_spreadsheet_is_read():
    assert rows_of_file("table.csv", "Café;£5".encode("cp1252")) == [["Café", "£5"]]


def test_nothing_is_written_before_it_is_brought_in(year, business_manager):
    table = read_table(year=year, rows=[["River Trust", "100"], ["River Police", "50"]], by=business_manager)
    assert Contribution.objects.count() == 0

    bring_in_table(table=table, by=business_manager)

    assert {c.contributor: c.agreed for c in year.contributions.all()} == {
        "River NHS Trust": Decimal("100.00"),
        "River Police": Decimal("50.00"),
    }


def test_a_table_with_a_fault_leaves_nothing_behind(year, business_manager):
    with pytest.raises(Refused):
        read_table(year=year, rows=[["River Trust", "100"], ["Nobody", "50"]], by=business_manager)

    assert ContributionTable.objects.count() == 0


def test_when_one_line_cannot_be_written_none_is(year, trusts, business_manager):
    table = read_table(year=year, rows=[["River Police", "50"], ["River Trust", "100"]], by=business_manager)
    trusts.payments.create(amount=900, received_on="2026-05-01", recorded_by=business_manager)

    with pytest.raises(Refused, match="£900 has been received already"):
        bring_in_table(table=table, by=business_manager)

    assert year.contributions.count() == 1


def test_a_table_comes_in_once(year, business_manager):
    table = read_table(year=year, rows=[["River Trust", "100"]], by=business_manager)
    bring_in_table(table=table, by=business_manager)

    with pytest.raises(Refused, match="brought in already"):
        bring_in_table(table=table, by=business_manager)
