"""How dates, numbers and money read."""

import datetime
from decimal import Decimal

import pytest

from safeguarding.clock import wall
from safeguarding.design import colour, dates

DAY = datetime.date(2026, 4, 7)


def at(hour, minute=0):
    return datetime.datetime(2026, 4, 7, hour, minute, tzinfo=wall.LONDON)


def test_a_day_is_written_out():
    assert dates.long_date(DAY) == "Tuesday 7 April 2026"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at(16, 45), "4:45pm"),
        (at(9), "9am"),
        (at(12), "midday"),
        (at(0), "midnight"),
        (at(0, 5), "12:05am"),
        (at(12, 30), "12:30pm"),
    ],
)
def test_a_time_has_no_leading_nought(moment, words):
    assert dates.clock_time(moment) == words


def test_a_moment_is_shown_in_london():
    assert (
        dates.long_moment(datetime.datetime(2026, 4, 7, 23, 30, tzinfo=datetime.UTC))
        == "Wednesday 8 April 2026, 12:30am"
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (4, "three days late"),
        (6, "one day late"),
        (7, "due today"),
        (8, "due tomorrow"),
        (9, "due in two days"),
        (27, "due in 20 days"),
    ],
)
def test_how_a_due_date_stands(day, words):
    assert dates.days_late(datetime.date(2026, 4, day), DAY) == words


@pytest.mark.parametrize(
    ("amount", "words"), [(1200, "£1,200"), (Decimal("1200.50"), "£1,200.50"), (-3, "-£3"), (None, "")]
)
def test_pence_only_where_there_are_pence(amount, words):
    assert dates.money(amount) == words


def test_nothing_is_an_empty_text():
    assert [dates.long_date(None), dates.long_moment(None), dates.days_late(None)] == ["", "", ""]


@pytest.mark.parametrize("code", ["#1d5f6e", "#ffdd00", "#000000", "#767676"])
def test_the_text_on_a_partnership_colour_can_be_read(code):
    text = colour.WHITE if f"text: {colour.WHITE}" in colour.sheet(code) else colour.BLACK

    assert colour.contrast(code, text) >= 4.5


def test_black_on_white_is_twenty_one_to_one():
    assert round(colour.contrast("#ffffff", "#000000"), 2) == 21
