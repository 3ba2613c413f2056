"""The tag that draws a fact, on a page and on paper."""

import re

import pytest
from django.template import Context, Template

from reports.facts.value import Chart, Figure, Grid, Item, Taken, pounds

GRID = Grid("Actions by group", ("Group", "Raised", "Spent"), (("Quality", 12, pounds(90)),), ("All", 12, pounds(90)))
CHART = Chart("bars", "Raised, drawn", (1,), "Quality raised twelve.")


def drawn(taken, paper=False):
    """What the tag makes of a fact."""
    template = Template("{% load reporting %}{% fact_value value '#5a2d82' paper %}")
    return template.render(Context({"value": taken.as_json(), "paper": paper}))


def test_the_numbers_of_a_chart_are_folded_on_a_page_and_open_on_paper():
    page, paper = (drawn(Taken(table=GRID, chart=CHART), on_paper) for on_paper in (False, True))

    assert page.count("<details") == page.count("<table") == 1
    assert page.index("<svg") < page.index("<details") < page.index("<table")
    assert "<details" not in paper
    assert paper.index("<svg") < paper.index("<table")


def test_a_table_without_a_chart_stands_open():
    page = drawn(Taken(table=GRID))

    assert "<details" not in page
    assert "<svg" not in page


def test_numbers_lean_right_and_headings_say_what_they_head():
    page = drawn(Taken(table=GRID))

    assert page.count("govuk-table__header--numeric") == 2
    assert page.count("govuk-table__cell--numeric") == 4
    assert page.count('scope="col"') == 3
    assert page.count('scope="row"') == 2
    assert "Actions by group</caption>" in page


def test_the_chart_has_the_colour_of_the_partnership():
    assert "#5a2d82" in drawn(Taken(table=GRID, chart=CHART))


def test_a_small_number_says_so():
    assert ">fewer than 5</strong>" in drawn(Taken(figures=(Figure("few", "children", {"under": 5}),)))


def test_what_the_chart_says_stands_in_sight_where_nothing_else_does():
    silent, told = (drawn(Taken(says=says, table=GRID, chart=CHART)) for says in ("", "Twelve were raised."))

    assert '<p class="govuk-body">Quality raised twelve.</p>' in silent
    assert '<p class="govuk-body">Quality raised twelve.</p>' not in told


def test_a_fact_of_nothing_says_why_and_draws_nothing():
    page = drawn(Taken(table=Grid("None", ("Group", "Raised"), ()), chart=CHART, empty="No action was raised."))

    assert "No action was raised." in page
    assert not re.search("<svg|<table|<figure", page)


@pytest.mark.parametrize("paper", [False, True])
def test_what_people_typed_is_text(paper):
    page = drawn(Taken(says="<b>", items=(Item("<script>", "<i>\nsecond"),), notes=("<u>",)), paper)

    assert not re.search("<(script|b|i|u)>", page)
    assert "&lt;i&gt;<br>second" in page
