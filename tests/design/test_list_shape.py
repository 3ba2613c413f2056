"""Lists: sorted, filtered, paged, exported, and never empty without a word."""

import csv
import datetime
import io
from html.parser import HTMLParser

import pytest
from openpyxl import load_workbook

from accounts.models import Agency
from safeguarding.design.cells import Ticks
from safeguarding.design.shapes import exports
from safeguarding.design.shapes.exports import FileColumn
from tests.design import rooms

LIST = "/agencies/"


def names(response):
    return [row[0].words for row in response.context["table"].rows]


def test_a_list_is_sorted_by_its_default(client, agencies):
    assert names(client.get(LIST)) == ["Council", "Police", "Trust"]


def test_a_second_click_turns_the_order_round(client, agencies):
    page = client.get(f"{LIST}?sort=-name")

    assert names(page) == ["Trust", "Police", "Council"]
    assert b'aria-sort="descending"' in page.content
    assert b'href="?sort=name"' in page.content


@pytest.mark.parametrize("sort", ["short", "password", "--name", "-"])
def test_an_order_that_is_not_offered_is_the_default(client, agencies, sort):
    assert names(client.get(LIST, {"sort": sort})) == ["Council", "Police", "Trust"]


def test_a_filter_narrows_and_says_how_many_each_choice_has(client, agencies):
    page = client.get(f"{LIST}?key=b")

    assert names(page) == ["Police"]
    assert b"B (1)" in page.content
    assert b">Any</option>" in page.content
    assert b"Clear filters" in page.content


def test_a_filter_that_cannot_be_is_said_at_the_top(client, agencies):
    page = client.get(f"{LIST}?key=zz").content.decode()

    assert '<a href="#id_key">Choose one of the answers listed under “Key”</a>' in page


def test_nothing_matched_offers_everything(client, agencies):
    Agency.objects.filter(key="b").delete()

    assert b"Show everything" in client.get(f"{LIST}?key=b").content


def test_a_saved_filter_is_marked_when_it_is_on(client, agencies):
    assert b'href="?key=a" aria-current="page"' in client.get(f"{LIST}?key=a").content


def test_an_empty_list_says_what_to_do(client, agencies):
    Agency.objects.all().delete()
    page = client.get(LIST).content.decode()

    assert "Agencies come with the arrangement." in page
    assert 'href="/load/"' in page


@pytest.mark.parametrize(("asked", "shown"), [("2", 2), ("99", 2), ("x", 1), ("-1", 2)])
def test_a_page_that_does_not_exist_is_one_that_does(client, agencies, asked, shown):
    Agency.objects.bulk_create(Agency(key=f"n{n}", name=f"Name {n:03}") for n in range(60))

    assert client.get(LIST, {"page": asked}).context["page_obj"].number == shown


def test_statements_do_not_rise_with_rows(client, agencies, statements):
    Agency.objects.bulk_create(Agency(key=f"n{n}", name=f"Name {n:03}") for n in range(49))

    with statements(3):
        client.get(LIST)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
def test_no_cell_of_a_file_starts_a_formula(start):
    assert exports.plain(f"{start}cmd|'/c calc'!A0").startswith("'")


def test_a_negative_number_stays_a_number():
    assert exports.plain(-3) == -3


def test_a_list_leaves_as_csv_with_its_filter(client, agencies):
    Agency.objects.filter(key="b").update(name="=1+1")
    file = client.get(f"{LIST}?key=b&format=csv")

    assert file.getvalue().decode("utf-8-sig") == "Name,Short name\r\n'=1+1,Po\r\n"
    assert file["Content-Disposition"] == 'attachment; filename="list.csv"'


def test_a_list_leaves_as_a_workbook(client, agencies):
    Agency.objects.filter(key="a").update(name="@SUM(A1)\x07")
    file = client.get(f"{LIST}?format=xlsx").getvalue()
    rows = list(load_workbook(io.BytesIO(file)).active.values)

    assert rows[1] == ("'@SUM(A1)", "Co")


class Cells(HTMLParser):
    def handle_starttag(self, tag, attrs):
        if tag == "td":
            self.headings = [*getattr(self, "headings", []), dict(attrs)["data-heading"]]


def test_each_cell_carries_its_heading_for_a_phone(client, agencies):
    reader = Cells()
    reader.feed(client.get(LIST).content.decode())

    assert reader.headings == ["Name", "Short name"] * 3


def test_rows_are_ticked_where_something_may_be_done_with_them(client, agencies, monkeypatch):
    monkeypatch.setattr(rooms.Agencies, "ticks", lambda page: Ticks("/change/", "Change the ticked ones"))
    page = client.get(LIST).content.decode()
    council = Agency.objects.get(name="Council")

    assert '<form method="get" action="/change/">' in page
    assert f'name="on" value="{council.pk}" id="tick-{council.pk}"' in page
    assert '<span class="govuk-visually-hidden">Choose Council</span>' in page


def test_a_file_may_hold_other_columns_than_the_page(client, agencies, monkeypatch):
    columns = [
        FileColumn("Key", ("key",)),
        FileColumn("Both", ("name", "short_name"), lambda *names: " / ".join(names)),
    ]
    monkeypatch.setattr(rooms.Agencies, "file_columns", columns)
    file = client.get(f"{LIST}?key=b&format=csv")

    assert file.getvalue().decode("utf-8-sig") == "Key,Both\r\nb,Police / Po\r\n"


VALUES = ["text", " =1", "=1", "\u00a0=1", "a\x07b", "", None, 3, -3, 2.5, datetime.date(2026, 4, 7), True, ["a", "b"]]


def test_the_quick_way_to_csv_writes_what_every_other_file_holds():
    [line] = csv.reader(["".join(exports.csv_lines([VALUES])).removeprefix("\ufeff")])

    assert line == [str(exports.plain(value)) for value in VALUES]


def test_a_long_file_leaves_in_blocks():
    rows = ([n, "x" * 100] for n in range(5000))
    blocks = list(exports.csv_lines(rows))

    assert max(len(block) for block in blocks) < exports.BLOCK + 200
    assert len("".join(blocks).splitlines()) == 5000
