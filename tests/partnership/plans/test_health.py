"""The health of an objective is worked out from dates and evidence; the table below is its definition."""

import datetime

import pytest

from partnership.models import Milestone, Objective, PlanNote, WorkPlan
from partnership.rules.plans import HEALTHS, health_of, plans_in_health, title_of, with_health, year_of
from safeguarding.clock import wall

A_DAY = datetime.timedelta(days=1)

# health, milestones as (due in days, done), actions as due in days, noted, the plan ends in days
GOLDEN = [
    ("not-started", [], [], False, 100),
    ("not-started", [(30, False)], [], False, 100),
    ("not-started", [(0, False)], [], False, 100),
    ("on-track", [(30, False)], [], True, 100),
    ("on-track", [(30, False)], [10], False, 100),
    ("on-track", [(-30, True), (30, False)], [], False, 100),
    ("on-track", [(-30, True)], [], False, 0),
    ("at-risk", [(-1, False)], [], False, 100),
    ("at-risk", [(-28, False)], [], False, 100),
    ("at-risk", [(30, False)], [-1], False, 100),
    ("at-risk", [(-40, True)], [-1], False, 100),
    ("off-track", [(-29, False)], [], False, 100),
    ("off-track", [(-1, False), (-2, False)], [], False, 100),
    ("off-track", [(-40, True)], [], False, -1),
    ("off-track", [], [], False, -1),
]


@pytest.fixture
def plan(quality, quality_chair):
    today = wall.today()
    return WorkPlan.objects.create(
        group=quality,
        title="This year",
        starts_on=today - 200 * A_DAY,
        ends_on=today + 100 * A_DAY,
        written_by=quality_chair,
    )


@pytest.fixture
def make_objective(plan, make_action, quality_chair):
    """``make_objective(milestones, actions, noted, ends)``: one with these things under it."""

    def make_objective(milestones=(), actions=(), noted=False, ends=100, **fields):
        today = wall.today()
        WorkPlan.objects.filter(pk=plan.pk).update(ends_on=today + ends * A_DAY)
        objective = Objective.objects.create(plan=WorkPlan.objects.get(pk=plan.pk), title="Listen", **fields)
        for days, done in milestones:
            day = today + days * A_DAY
            done = {"done_on": day, "evidence": "Seen"} if done else {}
            Milestone.objects.create(objective=objective, title="A step", due_on=day, **done)
        for days in actions:
            make_action(due=days, objective=objective)
        if noted:
            PlanNote.objects.create(objective=objective, words="Begun", by=quality_chair)
        return objective

    return make_objective


@pytest.mark.parametrize(("health", "milestones", "actions", "noted", "ends"), GOLDEN)
def test_health_follows_the_table(make_objective, health, milestones, actions, noted, ends):
    objective = make_objective(milestones, actions, noted, ends)

    found = health_of(objective, wall.today())

    assert (found.key, found.words) == (health, HEALTHS[health].label)


@pytest.mark.parametrize(("health", "milestones", "actions", "noted", "ends"), GOLDEN)
def test_the_database_says_the_same(make_objective, health, milestones, actions, noted, ends):
    make_objective(milestones, actions, noted, ends)

    assert with_health(Objective.objects.all(), wall.today()).get().health == health


def test_what_was_given_up_is_given_up_whatever_is_late(make_objective):
    objective = make_objective([(-90, False)], given_up_because="No money.")

    assert health_of(objective, wall.today()).key == "given-up"
    assert with_health(Objective.objects.all(), wall.today()).get().health == "given-up"


def test_what_was_achieved_is_achieved_after_its_year(make_objective):
    objective = make_objective([(-90, False)], ends=-1, achieved_on=wall.today())

    assert health_of(objective, wall.today()).key == "achieved"
    assert with_health(Objective.objects.all(), wall.today()).get().health == "achieved"


def test_an_action_that_waits_to_be_confirmed_is_not_late(make_objective, make_action):
    objective = make_objective([(30, False)])
    make_action(due=-5, objective=objective, closing_asked_on=wall.today())

    assert health_of(objective, wall.today()).key == "on-track"


def test_plans_are_found_by_the_health_of_what_is_in_them(make_objective, plan):
    make_objective([(-90, False)])

    found = {key: list(plans_in_health(WorkPlan.objects.all(), key, wall.today())) for key in HEALTHS}

    assert [key for key, plans in found.items() if plans] == ["off-track"]


def test_a_hundred_objectives_cost_one_statement(make_objective, statements):
    for _ in range(20):
        make_objective([(5, False)], [3])

    with statements(1):
        found = [health_of(one, wall.today()).key for one in with_health(Objective.objects.all(), wall.today())]

    assert found == ["on-track"] * 20


@pytest.mark.parametrize(
    ("day", "first", "title"),
    [
        (datetime.date(2026, 3, 31), datetime.date(2025, 4, 1), "2025-26"),
        (datetime.date(2026, 4, 1), datetime.date(2026, 4, 1), "2026-27"),
        (datetime.date(2099, 12, 1), datetime.date(2099, 4, 1), "2099-00"),
    ],
)
def test_a_plan_year_runs_from_april_to_march(day, first, title):
    assert year_of(day)[0] == first
    assert title_of(*year_of(day)) == title
