"""The facts about groups, their plans and their chairs' reports."""

import datetime

import pytest

from partnership.models import ChairReport, Milestone, Objective, ReportDue, TermsOfReference, WorkPlan
from reports.facts.groups import asked_for
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)


def ago(days):
    return wall.today() - days * A_DAY


@pytest.fixture
def plan(quality, support_officer):
    """A plan of the group that runs through the frame."""
    return WorkPlan.objects.create(
        group=quality, title="2026-27", starts_on=ago(100), ends_on=ago(-200), written_by=support_officer
    )


@pytest.fixture
def due(partnership, quality, executive):
    """``due(days=-10, received=…)``: a chair's report that was due so many days from now."""

    def due(days, received=None, **fields):
        fields = {"from_group": quality, "owner": "group-chair:quality", "from_whom": "Quality", **fields}
        number = ReportDue.objects.count()
        return ReportDue.objects.create(
            partnership=partnership,
            key=f"report-{number}",
            title="Report",
            to_group=executive,
            due_on=ago(-days),
            received_on=None if received is None else ago(-received),
            **fields,
        )

    return due


def row_of(name, fact):
    return next(row for row in fact.table.rows if row[0] == name)


def test_a_group_is_listed_with_its_chair_and_meetings(quality_chair, make_meeting, quality, frame, taken):
    make_meeting(days=-5, state="approved")
    make_meeting(days=-6, state="cancelled", cancelled_because="Snow")
    quality.quorum_heads = 1
    quality.save()

    row = row_of("Quality", taken("groups.list", frame))

    assert row == ("Quality", "River Police", None, 1, 1, "0 of 1")


def test_the_purpose_is_that_of_the_terms_that_stood(quality, support_officer, frame, taken):
    for edition, agreed in ((1, ago(300)), (2, ago(-300))):
        TermsOfReference.objects.create(
            group=quality,
            edition=edition,
            purpose=f"Purpose {edition}",
            agreed_on=agreed,
            review_on=agreed + 365 * A_DAY,
            recorded_by=support_officer,
        )

    assert [item.text for item in taken("groups.list", frame).items] == ["Purpose 1"]


def test_a_group_that_closed_before_the_period_is_not_listed(quality, frame, taken):
    quality.closed_on, quality.outcome = frame.from_on - A_DAY, "Done"
    quality.save()

    assert [row[0] for row in taken("groups.list", frame).table.rows] == ["Executive"]


@pytest.mark.parametrize(
    ("frequency", "number"),
    [
        ({"every": 2, "unit": "months"}, 6),
        ({"every": 6, "unit": "weeks"}, 8),
        ({"times": 3, "per": "year"}, 3),
        ({"times": 1, "per": "quarter"}, 4),
        ({"as-needed": True}, None),
        ({}, None),
    ],
)
def test_the_arrangements_frequency_gives_the_meetings_of_a_year(quality, frequency, number):
    quality.frequency = frequency

    assert asked_for(quality, datetime.date(2025, 4, 1), datetime.date(2026, 3, 31)) == number


@pytest.mark.parametrize("first", [(2026, 1, 1), (2026, 4, 1), (2026, 7, 1)])
def test_a_quarter_has_its_quarterly_meeting_however_short_it_is(quality, first):
    quality.frequency = {"times": 1, "per": "quarter"}
    until = datetime.date(2026, first[1] + 3, 1) - A_DAY

    assert asked_for(quality, datetime.date(*first), until) == 1


def test_objectives_are_counted_by_health_with_their_milestones(plan, frame, taken):
    late = Objective.objects.create(plan=plan, title="Late")
    Milestone.objects.create(objective=late, title="Step", due_on=ago(3))
    Milestone.objects.create(objective=late, title="Step", due_on=ago(30), done_on=ago(31), evidence="Here")
    Objective.objects.create(plan=plan, title="Done", achieved_on=ago(2))

    fact = taken("groups.plans", frame)

    assert fact.table.rows == (("Quality", 2, 1, 0, 1, 0, 0, 0, "1 of 2"),)
    assert fact.table.records[0] == (plan.subject,)
    assert fact.says == "One of two objectives is achieved and one at risk or off track. 1 of 2 milestones are done."


def test_a_plan_that_ended_with_the_period_is_behind_what_it_did_not_achieve(plan, past_frame, taken):
    plan.starts_on, plan.ends_on = past_frame.from_on, past_frame.until_on
    plan.save()
    Objective.objects.create(plan=plan, title="Not yet")

    assert row_of("Quality", taken("groups.plans", past_frame))[5] == 1


def test_chairs_reports_are_in_time_late_or_missing(due, quality, executive, quality_chair, frame, taken):
    due(-30, received=-31)
    due(-20, received=-10)
    due(-5)
    due(-5, not_needed_because="None is needed")
    ChairReport.objects.create(
        group=quality, to_group=executive, from_on=ago(60), until_on=ago(31), state="sent",
        begun_by=quality_chair, sent_by=quality_chair, sent_at=wall.now(),
    )  # fmt: skip

    assert taken("groups.reports", frame).table.rows == (("Quality", 1, 3, 1, 1, 1, {"percent": "33.3"}),)


def test_reports_due_are_told_by_who_owed_them(due, frame, taken):
    due(-30, received=-31)
    due(-20, from_group=None, owner="role:support_team", from_whom="Designated officer")
    due(20)

    fact = taken("accounting.reports_due", frame)

    assert fact.table.rows == (
        ("Designated officer", 1, 0, 0, 1, {"percent": "0.0"}),
        ("Quality", 1, 1, 0, 0, {"percent": "100.0"}),
    )


def test_reports_of_scrutiny_groups_are_found(due, quality, frame, taken):
    quality.function = "scrutiny"
    quality.save()
    received = due(-30, received=-29)
    due(-3)

    found = {figure.key: figure for figure in taken("scrutiny.reports", frame).figures}

    assert (found["due"].number, found["received"].number) == (2, 1)
    assert found["received"].records == (received.subject,)
