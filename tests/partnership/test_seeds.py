"""The files that the portal comes with say what the two published arrangements say."""

from decimal import Decimal

import pytest

from partnership.files import read
from tests.partnership.conftest import STRANGE, seed


@pytest.fixture(scope="module")
def bucks():
    return read(seed("buckinghamshire"))


@pytest.fixture(scope="module")
def west():
    return read(seed("berkshire-west"))


def procedure(document, key):
    return next(p for p in document["procedures"] if p["key"] == key)


def limits(document, key):
    return {step["key"]: step["limit"] for step in procedure(document, key)["steps"]}


def test_buckinghamshire_contributions_foot_to_the_printed_total(bucks):
    year = bucks["funding"][0]

    assert sum(Decimal(row["amount"]) for row in year["rows"]) == Decimal(year["printed-total"]) == Decimal("243565.00")


def test_berkshire_west_has_an_agreement_and_no_figures(west):
    year = west["funding"][0]

    assert (year["status"], year["rows"], year["next-talks-from"]) == ("agreed-without-figures", [], "2019-09-01")


def test_buckinghamshire_days_are_kept_as_not_stated(bucks):
    within = {
        key: limit["within"] for key, limit in limits(bucks, "rapid-review").items() if limit["unit"] == "not-stated"
    }

    assert within == {
        "tell-partners": 1,
        "ask-agencies": 1,
        "conference-call": 1,
        "strategy-minutes": 1,
        "panel-notified": 2,
        "meeting": 10,
        "submit": 12,
        "decide": 14,
        "tell-outcome": 14,
        "feed-back": 15,
    }


def test_the_answer_for_not_stated_days_is_open_until_the_partnership_confirms_it(bucks):
    answer = procedure(bucks, "rapid-review")["kind-of-day-not-stated"]

    assert (answer["count-as"], answer["confirmed"]) == ("working-days", False)


def test_the_law_gives_five_working_days_from_awareness_in_both(bucks, west):
    for document, key in ((bucks, "panel-notified-law"), (west, "panel-notified")):
        step = next(s for s in procedure(document, "rapid-review")["steps"] if s["key"] == key)
        assert (step["source"], step["anchor"], step["limit"]["within"], step["pausable"]) == (
            "law",
            "awareness",
            5,
            False,
        )


def test_berkshire_west_gives_no_day_by_day_limits(west):
    local = [s for s in procedure(west, "rapid-review")["steps"] if s["source"] == "local"]

    assert {step["limit"] for step in local} == {None}


def test_the_chair_decides_in_one_and_the_partnership_in_the_other(bucks, west):
    assert bucks["rapid-review"]["decides"] == "independent_chair"
    assert west["rapid-review"]["decides"] == "partnership_chair"
    assert west["rapid-review"]["advises"] == ["scrutineer"]


def test_a_report_goes_to_the_panel_seven_working_days_before_publication(bucks):
    assert limits(bucks, "practice-review")["copy-to-panel"]["before"] == 7


def test_berkshire_west_has_three_copies_of_each_locality_group(west):
    copies = [g["locality"] for g in west["groups"] if g.get("function") == "scrutiny"]

    assert copies == ["reading", "wokingham", "west-berkshire"]


def test_wider_groups_say_whom_they_serve(west):
    footprint = next(g for g in west["groups"] if g["key"] == "cdop")["footprint"]

    assert len(footprint) == 6


@pytest.mark.parametrize("path", [seed("template"), STRANGE], ids=["template", "strange"])
def test_the_template_and_the_strange_file_load(path):
    assert read(path)["procedures"]


def test_a_strange_limit_keeps_both_its_readings():
    reply = next(s for s in procedure(read(STRANGE), "quick-look")["steps"] if s["key"] == "reply")

    assert [reading["anchor"] for reading in reply["readings"]] == ["decide", "sent"]


def test_amounts_keep_their_pence():
    assert [row["amount"] for row in read(STRANGE)["funding"][0]["rows"]] == ["10.10", "20.20", "0.05", "5000.00"]


def test_an_outside_body_owns_its_step():
    steps = {s["key"]: s["owner"] for s in procedure(read(STRANGE), "quick-look")["steps"]}

    assert steps["a-coroner"] == "outside:coroner"
