"""The children of rapid reviews: small numbers are not shown, in no table and in no sentence."""

import pytest

from reports.facts.children import TABLES

UNDER, HIDDEN = {"under": 5}, {"hidden": True}


@pytest.fixture
def many(make_review):
    """Six children died, seven were seriously harmed, three lived in the same home."""
    make_review("2025-05-06", children=["died"] * 6 + ["at-risk"] * 3)
    make_review("2025-05-07", children=["serious-harm"] * 7)


def test_large_numbers_are_shown(make_review, rows):
    make_review("2025-05-06", children=["died"] * 6 + ["serious-harm"] * 14)

    assert rows("reviews.harm") == [
        ("Died", 6, {"percent": "30.0"}),
        ("Seriously harmed", 14, {"percent": "70.0"}),
        ("All children", 20, {"percent": "100.0"}),
    ]


def test_a_small_number_goes_with_the_next_smallest_and_the_shares(many, rows):
    assert rows("reviews.harm") == [
        ("Died", HIDDEN, HIDDEN),
        ("Seriously harmed", 7, HIDDEN),
        ("In the same home, not harmed as far as is known", UNDER, HIDDEN),
        ("All children", 16, HIDDEN),
    ]


def test_no_sentence_says_what_the_table_does_not(many, taken):
    fact = taken("reviews.harm")

    said = fact.says + fact.chart.says

    assert "Died: number not shown" in said
    assert "known: fewer than 5" in said
    assert not {"three", "six", "3", "6"} & set(said.replace(".", " ").replace(";", " ").split())


def test_the_tables_of_the_same_children_hide_the_same_total(make_review, taken):
    make_review("2025-05-06", children=["died"] * 4 + ["serious-harm"] * 4)

    totals = {key: (taken(key).table.total[1], taken(key).figures[0].number) for key in TABLES}

    assert set(map(str, totals.values())) == {str((HIDDEN, HIDDEN))}


def test_children_of_reviews_opened_in_another_year_are_left_out(make_review, taken):
    make_review("2025-03-30", children=["died"] * 6)

    assert taken("reviews.harm").empty == "No rapid review was opened in this period."
