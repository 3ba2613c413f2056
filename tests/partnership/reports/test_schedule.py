"""Reports due in: scheduled a year ahead from the arrangement and from the groups."""

import datetime
from collections import Counter

import pytest

from partnership.commands.reports_due import (
    expect_report,
    move_report_due,
    receive_report,
    say_not_needed,
    schedule_reports,
)
from partnership.models import Group, ReportDue
from partnership.rules.reports_due import due_days, months_between, standing_of
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused

A_DAY = datetime.timedelta(days=1)


def keys_of(partnership):
    return Counter(ReportDue.objects.of(partnership).values_list("key", flat=True))


@pytest.fixture
def expected(partnership, executive, support_officer):
    """``expected(days, …)``: a report on screen, due in so many days."""

    def expected(days=30, **fields):
        fields = {"title": "Annual report", "from_whom": "Conference service", "to_group": executive, **fields}
        day = wall.today() + days * A_DAY
        return expect_report(partnership=partnership, due_on=day, by=support_officer, **fields)

    return expected


@pytest.mark.parametrize(
    ("frequency", "months"),
    [
        ({"times": 1, "per": "year"}, 12),
        ({"times": 3, "per": "year"}, 4),
        ({"times": 1, "per": "quarter"}, 3),
        ({"times": 1, "per": "month"}, 1),
        ({"times": 2, "per": "month"}, 1),
        ({"every": 2, "unit": "months"}, 2),
        ({"every": 6, "unit": "weeks"}, 1),
        ({"every": 2, "unit": "years"}, 24),
        ({"as-needed": True}, 0),
    ],
)
def test_a_frequency_is_months_between_two_reports(frequency, months):
    assert months_between(frequency) == months


def test_reports_are_due_on_the_last_day_of_each_period_from_april():
    first, last = datetime.date(2026, 4, 1), datetime.date(2027, 3, 31)

    days = list(due_days(3, first, last))

    assert [day.isoformat() for day in days] == ["2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31"]


def test_buckinghamshire_expects_its_officers_and_each_chair(buckinghamshire):
    schedule_reports(buckinghamshire)

    keys = keys_of(buckinghamshire)
    assert {"lado", "conferences", "chair-cdop", "chair-pqi", "chair-ppp"} <= set(keys)
    assert (keys["lado"], keys["chair-cdop"], keys["chair-pqi"]) == (1, 1, 4)
    assert not {"chair-executive", "chair-education", "chair-task-and-finish", "sub-groups", "cdop"} & set(keys)


def test_berkshire_west_expects_each_scrutiny_group_every_two_months(berkshire_west):
    schedule_reports(berkshire_west)

    keys = keys_of(berkshire_west)
    assert [keys[f"chair-scrutiny-{place}"] for place in ("reading", "wokingham", "west-berkshire")] == [6, 6, 6]
    assert keys["chair-health-committee"] == 4
    assert not {"chair-forum", "chair-policies", "scrutiny-groups"} & set(keys)


def test_learning_from_reviews_goes_to_the_forum_beside_the_chairs_report(berkshire_west):
    schedule_reports(berkshire_west)

    learning = ReportDue.objects.get(key="case-learning-case-review")
    assert (learning.to_group.key, learning.owner) == ("forum", "group-chair:case-review")
    assert keys_of(berkshire_west)["chair-case-review"] == 6


@pytest.mark.parametrize("seed", ["buckinghamshire", "berkshire_west"])
def test_a_second_run_adds_nothing(request, seed):
    partnership = request.getfixturevalue(seed)
    first = schedule_reports(partnership)

    assert first > 10
    assert schedule_reports(partnership) == 0
    assert Deadline.objects.filter(subject_kind="report-due").count() == first


def test_a_date_that_was_moved_stays_moved(quality, partnership, support_officer):
    schedule_reports(partnership)
    due = ReportDue.objects.filter(key="chair-quality").earliest("due_on")

    move_report_due(due=due, due_on=due.due_on + 9 * A_DAY, by=support_officer)

    assert schedule_reports(partnership) == 0
    assert Deadline.objects.get(subject_kind="report-due", subject_id=due.pk).due_on == due.due_on + 9 * A_DAY


def test_a_group_that_closes_owes_nothing_more(quality, partnership):
    schedule_reports(partnership)
    Group.objects.filter(pk=quality.pk).update(closed_on=wall.today(), outcome="Done.")

    schedule_reports(partnership)

    assert not ReportDue.objects.filter(key="chair-quality", not_needed_because="").exists()
    assert not Deadline.objects.filter(subject_kind="report-due", state="open").exists()


def test_a_report_put_on_screen_comes_again(expected, partnership):
    expected(30, months=3)

    assert keys_of(partnership)["own-1"] == 4
    schedule_reports(partnership)
    assert keys_of(partnership)["own-1"] == 4


def test_a_series_ends_when_none_is_needed_any_more(expected, partnership, support_officer):
    due = expected(30, months=3)

    say_not_needed(due=due, because="The service has closed.", later_too=True, by=support_officer)

    assert not ReportDue.objects.filter(key=due.key, not_needed_because="").exists()
    assert schedule_reports(partnership) >= 0
    assert not ReportDue.objects.filter(key=due.key, not_needed_because="").exists()


def test_a_report_that_comes_leaves_the_clock(expected, support_officer):
    due = receive_report(due=expected(), received_on=wall.today(), by=support_officer)

    assert Deadline.objects.get(subject_kind="report-due", subject_id=due.pk).state == Deadline.State.MET
    assert standing_of(due, wall.today()).key == "received"


def test_a_report_is_not_received_in_the_future(expected, support_officer):
    with pytest.raises(Refused, match="in the future"):
        receive_report(due=expected(), received_on=wall.today() + A_DAY, by=support_officer)


def test_a_report_is_received_once(expected, support_officer):
    due = receive_report(due=expected(), received_on=wall.today(), by=support_officer)

    with pytest.raises(Refused, match="was received on"):
        receive_report(due=due, received_on=wall.today(), by=support_officer)


def test_a_report_is_not_expected_by_yesterday(expected):
    with pytest.raises(Refused, match="a day that has passed"):
        expected(-1)


@pytest.mark.parametrize(
    ("days", "key", "words"),
    [
        (-3, "late", "Three days late"),
        (0, "soon", "Due today"),
        (10, "soon", "Due in 10 days"),
        (40, "expected", "Expected"),
    ],
)
def test_how_late_a_report_is_stands_in_words(days, key, words):
    today = wall.today()

    found = standing_of(ReportDue(due_on=today + days * A_DAY), today)

    assert (found.key, found.words) == (key, words)
