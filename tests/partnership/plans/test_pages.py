"""The pages of a work plan: three people, few statements, nothing lost."""

import datetime

import pytest

from partnership.commands import plans as commands
from partnership.models import Objective, WorkPlan
from partnership.rules.plans import year_of
from safeguarding.clock import wall


@pytest.fixture
def plan(quality, quality_chair, quality_member):
    first, last = year_of(wall.today())
    plan = commands.write_plan(group=quality, starts_on=first, ends_on=last, by=quality_chair)
    objective = commands.add_objective(plan=plan, title="Listen", lead=quality_member, by=quality_chair)
    commands.add_milestone(objective=objective, title="A step", due_on=last, by=quality_chair)
    return plan


@pytest.fixture
def other_chair(make_person, seat, make_group, executive, agency):
    """Chairs another group under the same executive."""
    person = make_person("Otis Other")
    seat(person, make_group("Training", parents=[executive]), "group_chair", agency=agency)
    return person


@pytest.fixture
def status(client, sign_in):
    """``status(person, address)``: what the portal answers."""
    return lambda person, address: sign_in(client, person).get(address).status_code


def parts(day, name):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_plan_is_read_by_its_group_and_by_who_sees_all_work(
    plan, status, quality_member, executive_member, other_chair, outsider
):
    people = (quality_member, executive_member, other_chair, outsider)

    assert [status(person, plan.get_absolute_url()) for person in people] == [200, 200, 404, 404]


def test_the_chair_writes_and_the_lead_reports_on_their_own(plan, status, quality_chair, quality_member, outsider):
    objective = Objective.objects.get()
    below = f"{plan.get_absolute_url()}objectives/{objective.pk}/"
    people = (quality_chair, quality_member, outsider)

    for page in ("change/", "achieved/", "give-up/"):
        assert [status(person, f"{below}{page}") for person in people] == [200, 403, 404]
    for page in ("note/", "milestones/add/", f"milestones/{objective.milestones.get().pk}/done/"):
        assert [status(person, f"{below}{page}") for person in people] == [200, 200, 404]


def test_the_executive_and_the_support_team_record_the_agreement(
    plan, status, executive_member, support_officer, quality_chair, outsider
):
    people = (executive_member, support_officer, quality_chair, outsider)

    assert [status(person, f"{plan.get_absolute_url()}agree/") for person in people] == [200, 200, 403, 404]


def test_a_chair_begins_the_plan_of_this_year(quality, client, sign_in, quality_chair):
    first = year_of(wall.today())[0].isoformat()

    sign_in(client, quality_chair).post("/plans/new/", {"group": quality.pk, "year": first, "copies": "yes"})

    assert WorkPlan.objects.get().starts_on == year_of(wall.today())[0]


def test_a_plan_with_other_dates_keeps_them(quality, client, sign_in, quality_chair):
    first, last = datetime.date(2031, 1, 1), datetime.date(2031, 12, 31)
    answers = {"group": quality.pk, "year": "other", "copies": "no", **parts(first, "starts_on")}

    sign_in(client, quality_chair).post("/plans/new/", {**answers, **parts(last, "ends_on")})

    assert (WorkPlan.objects.get().ends_on, WorkPlan.objects.get().title) == (last, "2031")


def test_a_stale_edit_of_an_objective_loses_nothing(plan, client, sign_in, quality_chair):
    objective = Objective.objects.get()
    address = f"{plan.get_absolute_url()}objectives/{objective.pk}/change/"

    answer = sign_in(client, quality_chair).post(address, {"objective": "Mine", "version": objective.version - 1})

    assert answer.status_code == 409
    assert b"Mine" in answer.content


@pytest.mark.parametrize("objectives", [1, 10])
def test_the_plan_costs_few_statements(objectives, plan, quality_chair, client, sign_in, statements):
    for _ in range(objectives):
        objective = commands.add_objective(plan=plan, title="More", by=quality_chair)
        commands.add_note(objective=objective, words="Seen", by=quality_chair)
    sign_in(client, quality_chair)

    with statements(15):
        assert client.get(plan.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_plan_is_taken_away_as_a_file(kind, plan, client, sign_in, quality_chair):
    answer = sign_in(client, quality_chair).get(plan.get_absolute_url(), {"format": kind})

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f'"work-plan.{kind}"')
    assert kind == "xlsx" or b"A step" in b"".join(answer.streaming_content)


def test_a_document_of_another_record_is_not_served(plan, status, quality_chair):
    assert status(quality_chair, f"{plan.get_absolute_url()}documents/9999/") == 404


def test_the_list_shows_the_health_in_words(plan, client, sign_in, quality_chair):
    shown = sign_in(client, quality_chair).get("/plans/", {"health": "not-started"}).content.decode()

    assert "1 not started" in shown
    assert "No work plan" not in shown
