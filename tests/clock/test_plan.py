"""What a plan says for each step: its date, its state, and why."""

import datetime

import pytest

from safeguarding.clock.plan import plan
from safeguarding.clock.procedure import BadProcedure, read_procedure
from tests.clock.conftest import FEB, entry


def test_an_open_step_has_its_date_and_its_owner(step):
    found = step("meeting")

    assert (found.due, found.state, found.owner, found.source) == (FEB[16], "open", "support_team", "local")


def test_a_step_waits_for_an_event_that_is_not_recorded(procedure, calendar):
    found = plan(procedure, [], calendar=calendar)[1]

    assert (found.due, found.state) == (None, "waiting")
    assert found.waits_for == "Waits for “The referral arrived”, which is not recorded yet."


def test_a_step_waits_for_another_step(step):
    assert step("feedback").waits_for == "Waits for “Hold the meeting” to be done."


def test_a_step_that_waits_for_one_that_is_not_needed_says_so(step):
    assert "which is not needed" in step("feedback", entry("not-needed", "meeting", FEB[3])).waits_for


def test_a_step_is_counted_from_the_day_another_was_done(step):
    assert step("feedback", entry("met", "meeting", FEB[10])).due == FEB[12]


def test_a_planned_event_is_counted_back_from(step):
    found = step("copy", entry("anchored", "publication", datetime.date(2027, 4, 1)))

    assert found.due == datetime.date(2027, 3, 19)
    assert "Day 7 before is Friday 19 March 2027" in found.why


def test_a_date_that_is_not_set_is_waited_for(step):
    assert step("copy").waits_for == "Waits for the date of “Publication”, which is not set yet."


def test_why_counts_and_skips_out_loud(step):
    why = step("meeting").why

    assert why[:3] == [
        "Counted from “The referral arrived”: Tuesday 2 February 2027.",
        "It is due within 10 working days of that.",
        "Day 0 is Tuesday 2 February 2027",
    ]
    assert "Day 3 is Friday 5 February 2027" in why
    assert "Skipped Saturday 6 February 2027: Saturday" in why
    assert "Due by Tuesday 16 February 2027." in why
    assert why[-1] == "This is the partnership's own date."


def test_why_names_the_guidance(step):
    assert step("notify").why[-2:] == ["This is the law's date.", "Source: An Act."]


def test_an_expectation_is_not_called_law(step, change):
    change("notify", standing="expectation")

    assert "National guidance expects this; it is not a limit in law." in step("notify").why


def test_a_finished_step_keeps_its_date_and_says_how_late(step):
    found = step("meeting", entry("met", "meeting", FEB[22]))

    assert (found.state, found.due, found.met_on, found.late, found.days_late) == ("met", FEB[16], FEB[22], True, 4)
    assert found.why[-1] == "Done on Monday 22 February 2027, 4 working days late."


def test_lateness_is_never_capped(step):
    assert step("meeting", entry("met", "meeting", datetime.date(2027, 12, 1))).days_late == 201


def test_a_step_finished_on_its_day_is_not_late(step):
    found = step("meeting", entry("met", "meeting", FEB[16]))

    assert (found.late, found.days_late) == (False, 0)


def test_a_step_that_is_not_needed_says_why(step):
    found = step("meeting", entry("not-needed", "meeting", FEB[3], reason="Criteria not met"))

    assert found.state == "not-needed"
    assert found.why[-1] == "Not needed since Wednesday 3 February 2027 (Criteria not met)."


def test_a_range_opens_on_its_first_day(step, change):
    change("meeting", limit={"from": 2, "to": 10, "unit": "working-days"})
    found = step("meeting")

    assert (found.opens, found.due) == (FEB[4], FEB[16])
    assert "It can be done from Thursday 4 February 2027." in found.why


def test_a_kind_of_day_that_is_not_stated_is_asked_for(step, change):
    change("meeting", limit={"within": 10, "unit": "not-stated"})
    found = step("meeting")

    assert (found.due, found.unit) == (None, "not-stated")
    assert "Tuesday 16 February 2027 if working days are meant" in found.waits_for
    assert "Friday 12 February 2027 if calendar days are" in found.waits_for


def test_the_partnerships_answer_is_counted_and_said(step, change, procedure):
    change("meeting", limit={"within": 10, "unit": "not-stated"})
    procedure["kind-of-day-not-stated"] = {"count-as": "calendar-days", "because": "That is our habit"}
    found = step("meeting")

    assert found.due == FEB[12]
    assert "calendar days are counted. That is our habit. The partnership has not confirmed this yet." in found.why[2]


def test_two_readings_are_told_and_the_first_is_in_force(step, change):
    readings = [
        {"title": "From the referral", "limit": {"within": 10, "unit": "working-days"}},
        {"title": "From awareness", "anchor": "awareness", "limit": {"within": 10, "unit": "working-days"}},
    ]
    change("meeting", readings=readings, limit=None)
    found = step("meeting")

    assert found.due == FEB[16]
    assert "This limit can be read in more than one way. In force: “From the referral”." in found.why
    assert "Read as “From awareness” it would be due by Monday 15 February 2027." in found.why


@pytest.mark.parametrize("limit", [None, "none-stated"])
def test_a_step_without_a_limit_has_no_date(step, change, limit):
    change("meeting", limit=limit)

    assert step("meeting").waits_for == "No limit is stated for this step, so it has no date of its own."


def test_a_date_past_the_calendar_waits_with_a_sentence(step, change):
    change("meeting", limit={"within": 2000, "unit": "working-days"})

    assert "known here from" in step("meeting").waits_for


def test_an_unknown_anchor_is_named(procedure):
    procedure["steps"][0]["anchor"] = "nowhere"

    with pytest.raises(BadProcedure, match="'nowhere', which is neither an event nor a step"):
        read_procedure(procedure)


@pytest.mark.parametrize(
    "limit",
    [{"unit": "hours"}, {"within": 1, "unit": "moons"}, {"within": 1, "unit": "hours", "roll": "up"}, {"within": 1}],
)
def test_a_limit_that_cannot_be_read_is_refused(procedure, limit):
    procedure["steps"][0]["limit"] = limit

    with pytest.raises(BadProcedure):
        read_procedure(procedure)
