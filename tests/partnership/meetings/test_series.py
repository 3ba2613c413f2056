"""A year of meetings by each frequency, compared with a calendar on the wall."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.rules.series import propose
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.counting import same_weekday

CALENDAR = WorkingCalendar()
SECOND_TUESDAY = datetime.date(2026, 4, 14)
GOLDEN = {
    "every 2 months": (
        {"every": 2, "unit": "months"},
        ["2026-04-14", "2026-06-09", "2026-08-11", "2026-10-13", "2026-12-08", "2027-02-09"],
    ),
    "3 a year": ({"times": 3, "per": "year"}, ["2026-04-14", "2026-08-11", "2026-12-08"]),
    "once a quarter": (
        {"times": 1, "per": "quarter"},
        ["2026-04-14", "2026-07-14", "2026-10-13", "2027-01-12"],
    ),
    "5 a year": (
        {"times": 5, "per": "year"},
        ["2026-04-14", "2026-06-09", "2026-08-11", "2026-11-10", "2027-01-12"],
    ),
    "every 13 weeks": (
        {"every": 13, "unit": "weeks"},
        ["2026-04-14", "2026-07-14", "2026-10-13", "2027-01-12"],
    ),
    "every year": ({"every": 1, "unit": "years"}, ["2026-04-14"]),
    "as needed": ({"as-needed": True}, []),
}


def days(proposed):
    return [day.on.isoformat() for day in proposed]


@pytest.mark.parametrize("name", GOLDEN)
def test_a_frequency_gives_these_days(name):
    frequency, expected = GOLDEN[name]

    assert days(propose(frequency, SECOND_TUESDAY, CALENDAR)) == expected


def test_every_month_gives_twelve_and_every_fortnight_twenty_six():
    months = propose({"times": 1, "per": "month"}, SECOND_TUESDAY, CALENDAR)
    weeks = propose({"every": 2, "unit": "weeks"}, SECOND_TUESDAY, CALENDAR)

    assert (len(months), len(weeks)) == (12, 26)


def test_a_bank_holiday_moves_to_the_next_working_day_and_says_why():
    first_monday = datetime.date(2026, 4, 13)  # the second Monday; in May the first and last are holidays

    easter = propose({"times": 1, "per": "month"}, datetime.date(2026, 3, 6), CALENDAR)[1]
    plain = propose({"times": 1, "per": "month"}, first_monday, CALENDAR)[0]

    assert (easter.wanted, easter.on) == (datetime.date(2026, 4, 3), datetime.date(2026, 4, 7))
    assert easter.why == "Moved from Friday 3 April 2026: Good Friday (bank holiday)."
    assert plain.why == ""


def test_a_closure_day_of_the_partnership_moves_it_too():
    closed = CALENDAR.with_closure(datetime.date(2026, 6, 9), "Staff conference")

    june = propose({"every": 2, "unit": "months"}, SECOND_TUESDAY, closed)[1]

    assert june.on == datetime.date(2026, 6, 10)
    assert "Staff conference (local)" in june.why


def test_a_fifth_weekday_becomes_the_last_where_a_month_has_four():
    fifth_thursday = datetime.date(2026, 4, 30)

    assert same_weekday(fifth_thursday, 1) == datetime.date(2026, 5, 28)
    assert same_weekday(fifth_thursday, 3) == datetime.date(2026, 7, 30)


def test_past_the_known_bank_holidays_the_day_stays_and_says_so():
    proposed = propose({"times": 2, "per": "year"}, datetime.date(2030, 9, 10), CALENDAR)

    assert "not known yet" in proposed[1].why


@given(
    first=st.dates(datetime.date(2020, 1, 1), datetime.date(2028, 12, 31)),
    frequency=st.one_of(
        st.builds(lambda n, per: {"times": n, "per": per}, st.integers(1, 60), st.sampled_from(["year", "quarter"])),
        st.builds(lambda n, unit: {"every": n, "unit": unit}, st.integers(1, 60), st.sampled_from(["weeks", "months"])),
    ),
)
def test_whatever_the_frequency_the_days_run_through_one_year_on_working_days(first, frequency):
    proposed = propose(frequency, first, CALENDAR)

    wanted = [day.wanted for day in proposed]
    assert wanted[0] == first
    assert wanted == sorted(set(wanted))
    assert (wanted[-1] - first).days < 366
    assert all(CALENDAR.is_working(day.on) and day.on >= day.wanted for day in proposed)
