"""The golden tables, and what a count says about itself."""

import datetime

import pytest

from safeguarding.clock.calendar import CalendarEnds
from safeguarding.clock.counting import PAUSED as BECAUSE_PAUSED
from safeguarding.clock.counting import count
from safeguarding.clock.wall import LONDON
from tests.clock.golden import DATES, HOURS, PAUSED


def day(text):
    return datetime.date.fromisoformat(text)


def moment(text):
    return datetime.datetime.fromisoformat(text)


def spans(pauses):
    return [(day(since), day(until)) for since, until in pauses]


@pytest.mark.parametrize(("start", "n", "unit", "due"), DATES.values(), ids=DATES)
def test_golden_dates(calendar, start, n, unit, due):
    assert count(day(start), n, unit, calendar=calendar).due == day(due)


@pytest.mark.parametrize(("start", "n", "due"), HOURS.values(), ids=HOURS)
def test_golden_hours(calendar, start, n, due):
    found = count(moment(start), n, "hours", calendar=calendar).due

    assert found.isoformat(timespec="minutes") == due


@pytest.mark.parametrize(("start", "n", "unit", "pauses", "due"), PAUSED.values(), ids=PAUSED)
def test_golden_pauses(calendar, start, n, unit, pauses, due):
    assert count(day(start), n, unit, calendar=calendar, paused=spans(pauses)).due == day(due)


def test_a_pause_pushes_hours_on_by_its_whole_days(calendar):
    found = count(
        moment("2027-02-04T18:00+00:00"), 24, "hours", calendar=calendar, paused=spans([("2027-02-05", "2027-02-08")])
    )

    assert found.due == moment("2027-02-08T18:00+00:00")


def test_hours_that_end_before_the_pause_are_not_moved(calendar):
    found = count(
        moment("2027-02-04T10:00+00:00"), 14, "hours", calendar=calendar, paused=spans([("2027-02-05", "2027-02-08")])
    )

    assert found.due == moment("2027-02-05T00:00+00:00")


def test_hours_back_step_over_a_pause(calendar):
    found = count(
        moment("2027-02-08T06:00+00:00"), -12, "hours", calendar=calendar, paused=spans([("2027-02-05", "2027-02-08")])
    )

    assert found.due == moment("2027-02-04T18:00+00:00")


def test_hours_from_a_date_count_from_its_midnight_and_say_so(calendar):
    found = count(day("2026-12-21"), 24, "hours", calendar=calendar)

    assert found.due == datetime.datetime(2026, 12, 22, tzinfo=LONDON)
    assert "midnight at the start of Monday 21 December 2026" in found.notes[0]


def test_hours_come_out_in_london(calendar):
    assert count(moment("2026-07-01T12:00+00:00"), 1, "hours", calendar=calendar).due.tzinfo is LONDON


def test_a_moment_counts_days_from_its_london_date(calendar):
    late_evening = moment("2026-06-30T23:30+00:00")

    assert count(late_evening, 1, "calendar-days", calendar=calendar).due == day("2026-07-02")


def test_each_day_counted_has_its_number(calendar):
    counted = count(day("2026-12-24"), 2, "working-days", calendar=calendar).counted

    assert [(str(each.on), each.n) for each in counted] == [("2026-12-29", 1), ("2026-12-30", 2)]


def test_each_day_skipped_has_its_reason(calendar):
    skipped = count(day("2026-12-24"), 1, "working-days", calendar=calendar).skipped

    assert [each.reason for each in skipped] == [
        "Christmas Day (bank holiday)",
        "Saturday",
        "Sunday",
        "Boxing Day, substitute day (bank holiday)",
    ]


def test_days_counted_back_have_negative_numbers(calendar):
    assert [each.n for each in count(day("2027-02-10"), -2, "working-days", calendar=calendar).counted] == [-1, -2]


def test_only_the_worked_day_of_a_paused_weekend_is_skipped_for_the_pause(calendar):
    found = count(
        day("2027-02-01"), 10, "working-days", calendar=calendar, paused=spans([("2027-02-05", "2027-02-08")])
    )

    assert [each.on for each in found.skipped if each.reason == BECAUSE_PAUSED] == [day("2027-02-05")]


def test_with_first_day_one_the_anchor_counts(calendar):
    assert count(day("2027-02-01"), 5, "working-days", calendar=calendar, first_day=1).due == day("2027-02-05")


def test_with_first_day_one_an_anchor_that_is_not_worked_does_not_count(calendar):
    assert count(day("2027-02-06"), 1, "working-days", calendar=calendar, first_day=1).due == day("2027-02-08")


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("2027-01-01", 1, "2027-01-31"),
        ("2027-03-01", 1, "2027-03-31"),
        ("2027-01-31", 1, "2027-02-28"),
        ("2027-03-31", -1, "2027-03-01"),
    ],
)
def test_a_month_that_begins_on_its_anchor_ends_the_day_before(calendar, start, n, due):
    assert count(day(start), n, "months", calendar=calendar, first_day=1).due == day(due)


@pytest.mark.parametrize(("roll", "due"), [("none", "2027-03-27"), ("forward", "2027-03-30"), ("back", "2027-03-25")])
def test_a_result_on_easter_saturday_rolls_as_asked(calendar, roll, due):
    assert count(day("2027-02-27"), 1, "months", calendar=calendar, roll=roll).due == day(due)


def test_a_rolled_result_keeps_the_days_it_passed(calendar):
    found = count(day("2027-02-27"), 1, "months", calendar=calendar, roll="forward")

    assert [each.reason for each in found.rolled] == ["Saturday", "Sunday", "Easter Monday (bank holiday)"]


def test_a_rolled_moment_keeps_its_time(calendar):
    found = count(moment("2027-03-26T09:00+00:00"), 24, "hours", calendar=calendar, roll="forward")

    assert found.due.isoformat(timespec="minutes") == "2027-03-30T09:00+01:00"


def test_days_that_are_worked_out_by_rule_are_said(calendar):
    assert "2029 are not announced yet" in count(day("2029-03-01"), 1, "working-days", calendar=calendar).notes[0]


def test_calendar_days_need_no_announcement(calendar):
    assert count(day("2031-03-01"), 400, "calendar-days", calendar=calendar).notes == []


def test_counting_past_the_calendar_says_where_it_ends(calendar):
    with pytest.raises(CalendarEnds, match="to Tuesday 31 December 2030"):
        count(day("2030-12-30"), 5, "working-days", calendar=calendar)


@pytest.mark.parametrize(
    ("start", "n", "unit"),
    [
        ("9999-12-31", 1, "calendar-days"),
        ("0001-01-01", -1, "months"),
        ("9999-12-01", 1, "months"),
        ("9999-12-31", 48, "hours"),
        ("2027-01-01", 100_001, "weekdays"),
    ],
)
def test_what_is_further_than_dates_go_is_said(calendar, start, n, unit):
    with pytest.raises(CalendarEnds):
        count(day(start), n, unit, calendar=calendar)


@pytest.mark.parametrize(
    "fault", [{"unit": "fortnights"}, {"unit": "months", "roll": "up"}, {"unit": "months", "first_day": 2}]
)
def test_what_cannot_be_counted_is_refused(calendar, fault):
    with pytest.raises(ValueError, match="not"):
        count(day("2027-01-01"), 1, calendar=calendar, **fault)


def test_a_moment_without_a_zone_is_refused(calendar):
    with pytest.raises(ValueError, match="time zone"):
        count(datetime.datetime(2027, 1, 1, 9), 1, "hours", calendar=calendar)
