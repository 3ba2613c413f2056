"""The bundled days against two independent lists, and the calendar's own questions."""

import datetime
from io import StringIO

import holidays
import pytest
from django.core.management import call_command
from govuk_bank_holidays.bank_holidays import BankHolidays

from safeguarding.clock.calendar import DATA, CalendarEnds, Closure, WorkingCalendar, bundled
from safeguarding.clock.checks import bank_holidays_last_long_enough
from safeguarding.clock.management.commands import refresh_bank_holidays

DAY = datetime.date(2027, 2, 5)


def at(hour):
    return datetime.datetime(2027, 1, 4, hour, tzinfo=datetime.UTC)


def test_every_day_is_in_the_first_list():
    listed = holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2031))

    assert set(bundled().titles) == {day for day in listed if day.weekday() < 5}


def test_every_announced_day_is_in_the_governments_list():
    listed = BankHolidays(use_cached_holidays=True).get_holidays(division="england-and-wales")

    announced = {day for day in bundled().titles if day <= bundled().announced_to}
    assert announced == {day["date"] for day in listed}


def test_no_bundled_day_is_a_weekend():
    assert [day for day in bundled().titles if day.weekday() > 4] == []


def test_each_row_says_whether_it_is_announced():
    assert DATA.read_text().count('"basis": "announced"') == 140
    assert DATA.read_text().count('"basis": "by rule"') == 16


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-12-25", "Christmas Day (bank holiday)"),
        ("2023-05-08", "Coronation of King Charles III (bank holiday)"),
        ("2023-05-01", "Early May bank holiday"),
        ("2027-02-06", "Saturday"),
        ("2027-02-07", "Sunday"),
        ("2027-02-05", None),
    ],
)
def test_why_a_day_is_closed(calendar, day, why):
    assert calendar.why_closed(datetime.date.fromisoformat(day)) == why


def test_a_local_closure_is_called_local():
    assert WorkingCalendar({DAY: "Office closed"}).why_closed(DAY) == "Office closed (local)"


@pytest.mark.parametrize("day", [datetime.date(2011, 12, 31), datetime.date(2031, 1, 1)])
def test_outside_the_known_years_the_calendar_does_not_guess(calendar, day):
    with pytest.raises(CalendarEnds, match="known here from Sunday 1 January 2012"):
        calendar.is_working(day)


def test_the_calendar_knows_what_stood_at_a_moment():
    log = (Closure(DAY, "Storm", added_at=at(9), removed_at=at(12)),)
    calendar = WorkingCalendar({}, log)

    assert [calendar.known_at(at(hour)).is_working(DAY) for hour in (9, 10, 12, 13)] == [True, False, False, True]


def test_nothing_is_warned_of_while_a_year_is_left(time_machine):
    time_machine.move_to(datetime.datetime(2029, 12, 31, 12, tzinfo=datetime.UTC))

    assert bank_holidays_last_long_enough(None) == []


def test_a_warning_comes_a_year_before_the_days_run_out(time_machine):
    time_machine.move_to(datetime.datetime(2030, 1, 1, 12, tzinfo=datetime.UTC))

    assert [warning.id for warning in bank_holidays_last_long_enough(None)] == ["clock.W001"]


def test_the_check_runs_with_the_others(time_machine):
    time_machine.move_to(datetime.datetime(2030, 6, 1, 12, tzinfo=datetime.UTC))
    said = StringIO()

    call_command("check", stderr=said)

    assert "clock.W001" in said.getvalue()


def test_a_refresh_finds_no_difference():
    said = StringIO()

    call_command("refresh_bank_holidays", stdout=said)

    assert said.getvalue().strip() == "Nothing differs from the bundled file."


def test_a_refresh_shows_each_new_day(monkeypatch, tmp_path):
    monkeypatch.setattr(refresh_bank_holidays, "DATA", tmp_path / "days.json")
    (tmp_path / "days.json").write_text(DATA.read_text())
    said = StringIO()

    call_command("refresh_bank_holidays", "--to", "2031", "--write", stdout=said)

    assert '+    {"on": "2031-01-01", "title": "New Year\'s Day", "basis": "by rule"}' in said.getvalue()
    assert '"known_to": "2031-12-31"' in (tmp_path / "days.json").read_text()
