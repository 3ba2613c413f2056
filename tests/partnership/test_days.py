"""Buckinghamshire's day-by-day clock over Christmas, from a weekday and from a weekend; dates worked out by hand."""

import datetime

import pytest

from partnership.files import read
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.log import Entry
from safeguarding.clock.plan import plan
from tests.partnership.conftest import seed

DAYS = {1: "tell-partners", 2: "panel-notified", 10: "meeting", 12: "submit", 14: "decide", 15: "feed-back"}
GOLDEN = {
    "2026-12-21": {
        1: "2026-12-22",
        2: "2026-12-23",
        10: "2027-01-07",
        12: "2027-01-11",
        14: "2027-01-13",
        15: "2027-01-14",
    },
    "2026-12-26": {
        1: "2026-12-29",
        2: "2026-12-30",
        10: "2027-01-12",
        12: "2027-01-14",
        14: "2027-01-18",
        15: "2027-01-19",
    },
}


def due_dates(name, procedure, **events):
    """When each step is due after these events (dates)."""
    data = next(p for p in read(seed(name))["procedures"] if p["key"] == procedure)
    log = [
        Entry(number, "anchored", event.replace("_", "-"), datetime.date.fromisoformat(on))
        for number, (event, on) in enumerate(events.items(), 1)
    ]
    planned = plan(data, log, calendar=WorkingCalendar())
    return {step.key: step.due and step.due.isoformat()[:10] for step in planned}


@pytest.mark.parametrize("referral", GOLDEN)
def test_the_days_of_buckinghamshire(referral):
    due = due_dates("buckinghamshire", "rapid-review", referral=referral)

    assert {day: due[step] for day, step in DAYS.items()} == GOLDEN[referral]


def test_the_laws_date_and_the_partnerships_own_stand_apart():
    due = due_dates("buckinghamshire", "rapid-review", awareness="2026-12-21", referral="2026-12-21")

    assert (due["panel-notified-law"], due["panel-notified"]) == ("2026-12-30", "2026-12-23")


def test_a_report_leaves_seven_working_days_before_publication_over_easter():
    assert due_dates("berkshire-west", "practice-review", publication="2027-04-01")["copy-to-panel"] == "2027-03-19"


def test_berkshire_west_promises_no_date_that_its_arrangement_does_not_give():
    due = due_dates("berkshire-west", "rapid-review", awareness="2026-12-21", referral="2026-12-21")

    assert {step for step, day in due.items() if day} == {"panel-notified"}


def test_the_transition_counts_months():
    due = due_dates("berkshire-west", "transition", published="2019-03-31", in_place="2019-06-30")

    assert (due["implement"], due["old-reviews"], due["old-deaths"]) == ("2019-06-30", "2020-03-31", "2019-10-30")
