"""Dates in parts: what is wrong is said in words, at the part that is wrong."""

import datetime

import pytest
import time_machine

from safeguarding.clock import wall
from safeguarding.design import markup
from safeguarding.design.forms import DesignForm, MomentField, SplitDateField

LABEL = "The date of the incident"


class Asked(DesignForm):
    on = SplitDateField(label=LABEL, not_future=True)
    at = MomentField(label="The time", not_future=True, required=False)


def sent(day="27", month="3", year="2026"):
    return Asked({"on-day": day, "on-month": month, "on-year": year})


def sent_at(day, month, time):
    typed = {"at-day": day, "at-month": month, "at-year": "2026", "at-time": time}
    return Asked({**sent().data, **typed})


def message(form, name="on"):
    return markup.first_error(form[name])


@pytest.fixture(autouse=True)
def in_april_2026():
    with time_machine.travel(datetime.datetime(2026, 4, 7, 10, tzinfo=wall.LONDON), tick=False):
        yield


@pytest.mark.parametrize("month", ["3", "03", "March", "mar"])
def test_a_month_may_be_a_number_or_a_name(month):
    form = sent(month=month)

    assert form.is_valid()
    assert form.cleaned_data["on"] == datetime.date(2026, 3, 27)


@pytest.mark.parametrize(
    ("typed", "said", "parts"),
    [
        (("31", "2", "2026"), f"{LABEL} must be a real date, like 27 3 2026", ["day", "month"]),
        (("", "3", "2026"), f"{LABEL} must include a day", ["day"]),
        (("27", "", ""), f"{LABEL} must include a month and year", ["month", "year"]),
        (("27", "3", "26"), f"{LABEL} must have a year with four figures, like 2026", ["year"]),
        (("²", "3", "2026"), f"{LABEL} must be a real date, like 27 3 2026: the day is a number from 1 to 31", ["day"]),
        (("8", "4", "2026"), f"{LABEL} must be today or in the past", ["day", "month", "year"]),
        (("", "", ""), "Enter the date of the incident", ["day", "month", "year"]),
    ],
)
def test_a_wrong_date_is_answered_in_words_at_its_part(typed, said, parts):
    form = sent(*typed)

    assert message(form) == said
    assert markup.wrong_parts(form["on"]) == parts


def test_what_was_typed_stays():
    form = sent("31", "Febuary", "26")

    assert [part["value"] for part in markup.describe(form["on"])["parts"]] == ["31", "Febuary", "26"]


def test_the_summary_leads_to_the_first_wrong_part():
    assert markup.target_of(sent("27", "3", "26")["on"]) == "id_on-year"


def test_today_is_asked_when_the_form_is_cleaned():
    with time_machine.travel(datetime.datetime(2026, 4, 8, 0, 30, tzinfo=wall.LONDON)):
        assert sent("8", "4", "2026").is_valid()


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("4:45pm", 16, 45),
        ("16:45", 16, 45),
        ("9am", 9, 0),
        ("midday", 12, 0),
        ("12am", 0, 0),
        ("09.05", 9, 5),
        ("1645", 16, 45),
    ],
)
def test_a_time_may_be_typed_in_the_usual_ways(typed, hour, minute):
    form = sent_at("6", "4", typed)

    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime.datetime(2026, 4, 6, hour, minute, tzinfo=wall.LONDON)


@pytest.mark.parametrize("typed", ["25:00", "4", "13pm", "4:75pm", "soon"])
def test_a_time_that_is_none_is_refused_in_words(typed):
    form = sent_at("6", "4", typed)

    assert message(form, "at") == "The time must have a time, like 4:45pm or 16:45"


def test_an_hour_that_the_clocks_left_out_is_refused():
    form = sent_at("29", "3", "1:30am")

    assert "did not exist" in message(form, "at")


def test_a_moment_later_today_is_in_the_future():
    form = sent_at("7", "4", "11am")

    assert message(form, "at") == "The time must be now or in the past"


def test_a_record_fills_the_parts_with_london_time():
    form = Asked(initial={"at": datetime.datetime(2026, 4, 6, 15, 45, tzinfo=datetime.UTC)})

    assert [part["value"] for part in markup.describe(form["at"])["parts"]] == ["6", "4", "2026", "4:45pm"]


def test_bounds_of_the_form_are_said_with_the_day():
    class Bounded(DesignForm):
        on = SplitDateField(label="The meeting", earliest=lambda: datetime.date(2026, 4, 7))

    form = Bounded({"on-day": "6", "on-month": "4", "on-year": "2026"})

    assert message(form) == "The meeting must be Tuesday 7 April 2026 or later"
