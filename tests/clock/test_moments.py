"""Dates and times as people type them."""

import pytest

from safeguarding.clock.moments import read_when
from safeguarding.clock.words import list_words, say


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-12-21", "2026-12-21"),
        ("2026-12-21T16:45", "2026-12-21T16:45:00+00:00"),
        ("2026-06-21 16:45", "2026-06-21T16:45:00+01:00"),
        ("2026-06-21T16:45Z", "2026-06-21T17:45:00+01:00"),
        ("2026-12-21T16:45:30+02:00", "2026-12-21T14:45:30+00:00"),
    ],
)
def test_a_moment_without_a_zone_is_londons(text, read):
    assert read_when(text).moment.isoformat() == read


def test_a_time_that_does_not_exist_moves_on_and_says_so():
    read = read_when("2027-03-28T01:30")

    assert read.moment.isoformat() == "2027-03-28T02:30:00+01:00"
    assert "01:30 does not exist on that night" in read.note


def test_a_time_that_comes_twice_means_the_first_and_says_so():
    read = read_when("2026-10-25T01:30")

    assert read.moment.isoformat() == "2026-10-25T01:30:00+01:00"
    assert "comes twice" in read.note


@pytest.mark.parametrize("text", ["", "tomorrow", "21/12/2026", "2026-W52-1", "20261221", "2026-12-21T16"])
def test_other_shapes_get_an_example(text):
    with pytest.raises(ValueError, match="Enter it as 2026-12-21"):
        read_when(text)


@pytest.mark.parametrize("text", ["2026-02-31", "2026-13-01", "2026-12-21T25:00", "2026-12-21T10:61", "0000-01-01"])
def test_days_that_do_not_exist_are_named(text):
    with pytest.raises(ValueError, match="does not exist"):
        read_when(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-04-07", "Tuesday 7 April 2026"),
        ("2026-04-07T16:45", "Tuesday 7 April 2026, 4:45pm"),
        ("2026-04-07T00:00", "Tuesday 7 April 2026, midnight"),
        ("2026-04-07T12:00", "Tuesday 7 April 2026, midday"),
        ("2026-04-07T09:05", "Tuesday 7 April 2026, 9:05am"),
        ("2026-10-25T01:30", "Sunday 25 October 2026, 1:30am BST"),
    ],
)
def test_dates_are_said_in_full(text, said):
    assert say(read_when(text).moment) == said


def test_lists_are_said_with_an_and():
    assert [list_words(items) for items in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]
