"""The facts about the arrangement, education and independent scrutiny."""

import copy
import datetime

import pytest

from partnership.commands import load_arrangement
from partnership.files import read
from partnership.models import ArrangementVersion, GroupMember, Milestone, Objective, Part, Priority, WorkPlan
from reports.facts.frame import Frame
from safeguarding.clock import wall
from tests.partnership.conftest import seed

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def neglect(partnership):
    return Priority.objects.create(partnership=partnership, key="neglect", title="Neglect")


@pytest.fixture
def schools(partnership, agency):
    """The partner agency is a school here."""
    return Part.objects.create(
        partnership=partnership, agency=agency, name="School", sector="education", sector_title="Education"
    )


def test_partners_are_told_by_sector_and_name(schools, partnership, other_agency, frame, taken):
    Part.objects.create(
        partnership=partnership, agency=other_agency, name="Police", sector="police", sector_title="Police",
        statutory="police", position=1,
    )  # fmt: skip

    fact = taken("arrangement.partners", frame)

    assert fact.table.rows == (("Education", 0, 1, 0), ("Police", 1, 0, 0))
    assert [(item.title, item.text) for item in fact.items] == [("Police", "Police")]


def test_an_agency_whose_part_ended_before_the_period_is_not_counted(schools, frame, taken):
    schools.ends_on = frame.from_on - A_DAY
    schools.save()

    assert taken("arrangement.partners", frame).empty


@pytest.fixture
def versions(db):
    """Buckinghamshire's arrangement, and one of a year later with another vision."""
    first = read(seed("buckinghamshire"))
    later = copy.deepcopy(first)
    later["partnership"] |= {"version": "2020", "in-force-from": "2020-06-01", "vision": "Another vision"}
    return load_arrangement(data=first).partnership, load_arrangement(data=later)


def test_what_changed_is_counted_between_the_first_and_the_last_version(versions, taken):
    partnership, _ = versions
    frame = Frame(partnership, datetime.date(2020, 4, 1), datetime.date(2021, 3, 31), wall.today())

    fact = taken("arrangement.changes", frame)

    assert [item.title for item in fact.items] == ["Version 2019-06", "Version 2020"]
    assert fact.table.rows[0][0] == "Key facts"
    assert fact.table.total[-1] == sum(row[-1] for row in fact.table.rows) > 0


def test_one_version_all_along_has_not_changed(versions, taken):
    partnership, _ = versions
    frame = Frame(partnership, datetime.date(2021, 4, 1), datetime.date(2022, 3, 31), wall.today())

    fact = taken("arrangement.changes", frame)

    assert fact.says == "One version was in force in the period. Nothing in it changed."
    assert fact.items[0].record == ArrangementVersion.objects.get(version="2020").subject


def test_a_priority_without_anything_done_shows_no_progress(neglect, make_action, frame, taken):
    make_action(priority=neglect)

    fact = taken("arrangement.priorities", frame)

    assert fact.table.rows == (("Neglect", 0, 0, 0, 0, 0, 1, 0, "No progress"),)
    assert fact.says == "None of one priority show progress. Little or none is shown for Neglect."


@pytest.mark.parametrize(("late", "word"), [(1, "Progress"), (2, "Little progress")])
def test_progress_is_more_done_than_late(neglect, quality, support_officer, make_action, frame, taken, late, word):
    plan = WorkPlan.objects.create(
        group=quality, title="2026", starts_on=frame.from_on, ends_on=frame.until_on, written_by=support_officer
    )
    objective = Objective.objects.create(plan=plan, title="Goal", priority=neglect)
    Milestone.objects.create(
        objective=objective, title="Step", due_on=frame.today, done_on=frame.today, evidence="Here"
    )
    for _ in range(late):
        make_action(priority=neglect, due=-3, raised_on=frame.today - 9 * A_DAY)

    assert taken("arrangement.priorities", frame).table.rows[0][-1] == word


def test_a_priority_of_earlier_years_is_told_while_work_serves_it(neglect, make_action, frame, taken):
    neglect.ends_on = frame.from_on - A_DAY
    neglect.save()
    make_action(priority=neglect)

    assert taken("arrangement.priorities", frame).table.rows[0][0] == "Neglect"


def test_education_has_its_places_and_its_attendance(
    schools, agency, quality, executive, make_person, seat, make_meeting, mark, frame, taken
):
    GroupMember.objects.create(group=quality, agency=agency)
    member = seat(make_person("Ed School"), quality, agency=agency)
    mark(make_meeting(days=-5, state="open"), member, "absent")
    mark(make_meeting(days=-6, state="open"), member, "deputy")

    fact = taken("education.representation", frame)

    assert fact.table.rows == (("Quality", 1, "River NHS Trust", 2, 1, {"percent": "50.0"}),)
    assert fact.says.startswith("Agencies of the education sector sit in one of two groups.")


def test_scrutiny_is_told_by_what_its_groups_did(quality, make_meeting, make_action, frame, taken):
    quality.function = "scrutiny"
    quality.save()
    make_meeting(days=-5, state="approved")
    action = make_action(source="scrutiny")

    figures = {figure.key: figure for figure in taken("scrutiny.reports", frame).figures}

    assert figures["met"].number == 1
    assert figures["actions"].records == (action.subject,)
    assert figures["advice"].counts


def test_no_scrutiny_is_said_in_words(quality, frame, taken):
    assert taken("scrutiny.reports", frame).empty == "The portal has no record of independent scrutiny in this period."
