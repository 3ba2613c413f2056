"""Writing a work plan: its year, its agreement, objectives and milestones on the clock."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnership.commands import plans as commands
from partnership.models import Milestone, Objective, WorkPlan
from partnership.rules.plans import may_agree, may_work_on, year_of
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def plan(quality, quality_chair):
    first, last = year_of(wall.today())
    return commands.write_plan(group=quality, starts_on=first, ends_on=last, by=quality_chair)


@pytest.fixture
def objective(plan, quality_chair):
    return commands.add_objective(plan=plan, title="Listen", by=quality_chair)


@pytest.fixture
def milestone(plan, objective, quality_chair):
    return commands.add_milestone(objective=objective, title="A step", due_on=plan.ends_on, by=quality_chair)


def deadline_of(milestone):
    return Deadline.objects.get(subject_kind="work-plan", step=f"milestone-{milestone.pk}")


def test_a_group_has_one_plan_for_a_time(plan, quality, quality_chair):
    with pytest.raises(Refused, match="has a plan for"):
        commands.write_plan(group=quality, starts_on=plan.ends_on, ends_on=plan.ends_on + 30 * A_DAY, by=quality_chair)


def test_what_is_unfinished_is_carried_over_without_its_dates(plan, objective, milestone, quality, quality_chair):
    done = commands.add_objective(plan=plan, title="Done", by=quality_chair)
    commands.achieve_objective(objective=done, on=wall.today(), words="Seen.", by=quality_chair)

    first, last = year_of(plan.ends_on + A_DAY)
    new = commands.write_plan(group=quality, starts_on=first, ends_on=last, copy_from=plan, by=quality_chair)

    assert list(new.objectives.values_list("title", flat=True)) == ["Listen"]
    assert not Milestone.objects.filter(objective__plan=new).exists()


def test_a_milestone_is_due_from_the_chair_until_somebody_leads(milestone, objective, quality_member, quality_chair):
    assert deadline_of(milestone).owner == "group-chair:quality"

    commands.change_objective(objective=objective, lead=quality_member, by=quality_chair)

    assert deadline_of(milestone).owner == f"person:{quality_member.pk}"


def test_a_milestone_lies_in_the_plans_year(plan, objective, quality_chair):
    with pytest.raises(Refused, match="The plan runs from"):
        commands.add_milestone(objective=objective, title="Too late", due_on=plan.ends_on + A_DAY, by=quality_chair)


def test_a_milestone_that_moves_moves_on_the_clock(plan, milestone, quality_chair):
    commands.change_milestone(milestone=milestone, title="A step", due_on=plan.starts_on, by=quality_chair)

    assert deadline_of(milestone).due_on == plan.starts_on


def test_a_milestone_is_done_on_evidence(milestone, quality_chair):
    with pytest.raises(Refused, match="what shows that it is done"):
        commands.finish_milestone(milestone=milestone, done_on=wall.today(), evidence=" ", by=quality_chair)

    commands.finish_milestone(milestone=milestone, done_on=wall.today(), evidence="The guide", by=quality_chair)

    assert deadline_of(milestone).state == Deadline.State.MET


@pytest.mark.parametrize("days", [1, 400])
def test_a_milestone_is_not_done_in_the_future(milestone, quality_chair, days):
    with pytest.raises(Refused, match="in the future"):
        commands.finish_milestone(
            milestone=milestone, done_on=wall.today() + days * A_DAY, evidence="The guide", by=quality_chair
        )


def test_an_objective_that_ends_takes_its_milestones_off_the_clock(objective, milestone, quality_chair):
    commands.give_up_objective(objective=objective, because="Another group does it.", by=quality_chair)

    assert deadline_of(milestone).state == Deadline.State.NOT_NEEDED
    with pytest.raises(Refused, match="was given up"):
        commands.change_objective(objective=objective, title="Again", by=quality_chair)


def test_an_objective_is_not_achieved_without_a_word(objective, quality_chair):
    with pytest.raises(Refused, match="what children notice"):
        commands.achieve_objective(objective=objective, on=wall.today(), words="", by=quality_chair)


def test_a_note_keeps_its_document(objective, quality_chair):
    upload = SimpleUploadedFile("notes.txt", b"Seen and heard.\n")

    note = commands.add_note(objective=objective, words="Seen.", upload=upload, by=quality_chair)

    assert note.version_id


def test_a_plan_that_is_agreed_says_by_whom_and_tells_its_group(plan, objective, support_officer, quality_member):
    agreed = commands.agree_plan(plan=plan, agreed_on=wall.today(), agreed_by="Executive", by=support_officer)

    assert (agreed.agreed_on, agreed.agreed_by) == (wall.today(), "Executive")
    assert "Mo Member" in Notice.objects.filter(kind="plan-agreed").values_list("recipient__name", flat=True)


def test_an_empty_plan_is_not_agreed(plan, support_officer):
    with pytest.raises(Refused, match="nothing to agree"):
        commands.agree_plan(plan=plan, agreed_on=wall.today(), agreed_by="Executive", by=support_officer)


def test_the_chair_does_not_agree_their_own_plan(
    quality, quality_chair, quality_member, executive_member, support_officer
):
    people = (quality_chair, quality_member, executive_member, support_officer)

    assert [may_agree(person, quality) for person in people] == [False, False, True, True]


def test_the_lead_works_on_their_own_objective_alone(objective, plan, quality_member, quality_chair):
    other = commands.add_objective(plan=plan, title="Another", by=quality_chair)
    Objective.objects.filter(pk=objective.pk).update(lead=quality_member)
    objective.refresh_from_db()

    assert may_work_on(quality_member, objective)
    assert not may_work_on(quality_member, other)


def test_every_change_is_kept(plan, objective, quality_chair):
    commands.change_objective(objective=objective, title="Listen better", by=quality_chair)

    assert objective.history.count() == 2
    assert WorkPlan.history.filter(id=plan.pk).exists()
