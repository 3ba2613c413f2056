"""When the demo is made, how often, and how large."""

import datetime
from dataclasses import dataclass
from functools import cache
from random import Random

import pytest
import time_machine
from django.core.management import CommandError
from django.db import transaction

from accounts.models import Person
from partnership import files
from partnership.arrangement import in_force
from partnership.commands import load_arrangement
from reviews.models import RapidReview, Referral
from safeguarding.clock import wall
from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.demo.agencies import kind_of
from safeguarding.demo.cast import engage
from safeguarding.demo.days import Days
from safeguarding.demo.seed import seed
from tests.demo.conftest import ROOT, load, seed_demo

pytestmark = pytest.mark.django_db


def test_production_refuses_in_words(settings):
    load("buckinghamshire")
    settings.MODE = "production"

    with pytest.raises(CommandError, match="does not run in production"):
        seed_demo()


def test_without_an_arrangement_it_says_what_to_load():
    with pytest.raises(CommandError, match="No arrangement is loaded"):
        seed_demo()


def test_of_several_arrangements_one_must_be_named():
    load("buckinghamshire")
    load("berkshire-west")

    with pytest.raises(CommandError, match="--partnership"):
        seed_demo()


def test_show_before_there_is_a_demo_says_so():
    load("buckinghamshire")

    with pytest.raises(CommandError, match="no demo here yet"):
        seed_demo("--show")


@dataclass(frozen=True)
class Made:
    """People and cases of one seeding, what was left out, and the stages that its cases are at."""

    people: list
    cases: list
    left_out: list
    stages: set


@cache
def _made(number, time="once"):
    """One seeding of the template on one afternoon, which is undone again. The same is made but once."""
    afternoon = time_machine.travel(datetime.datetime(2026, 6, 10, 14, 0, tzinfo=wall.LONDON), tick=False)
    with afternoon, transaction.atomic():
        left_out = seed(load("template"), number)
        people = list(Person.objects.order_by("pk").values_list("email", "name", "job_title"))
        cases = list(Referral.objects.order_by("reference").values_list("reference", "state", "aware_at"))
        stages = set(RapidReview.objects.values_list("stage", flat=True))
        transaction.set_rollback(True)
    return Made(people, cases, left_out, stages)


def _engaged(number):
    """The names of the people of a demo alone, undone again."""
    with transaction.atomic():
        partnership = load("template")
        engage(partnership, in_force(partnership), Random(number))
        names = list(Person.objects.order_by("pk").values_list("name", flat=True))
        transaction.set_rollback(True)
    return names


def test_the_same_number_makes_the_same_people_and_cases():
    assert _made(5) == _made(5, "again")


def test_another_number_makes_other_people():
    assert _engaged(5) == _engaged(5)
    assert _engaged(5) != _engaged(6)


def test_no_part_of_a_case_is_left_out_on_the_template():
    assert _made(5).left_out == []
    assert "submitted" in _made(5).stages


def test_no_part_of_a_case_is_left_out_on_an_arrangement_of_another_kind():
    partnership = load_arrangement(data=files.read(ROOT / "tests/partnership/strange.yaml")).partnership

    assert seed(partnership) == []
    assert RapidReview.objects.filter(stage="submitted").exists()


@pytest.mark.parametrize("hour", ["2026-11-21 20:00", "2026-11-23 07:00", "2026-11-20 19:30"])
def test_an_hour_ago_outside_working_hours_is_the_end_of_the_last_working_day(hour):
    now = datetime.datetime.fromisoformat(hour).replace(tzinfo=wall.LONDON)

    assert Days(WorkingCalendar(), now).ago(60).isoformat(" ", "minutes").startswith("2026-11-20 16:40")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Riverside NHS Foundation Trust", "health"), ("Hillside Academy", "school"), ("A Helping Hand", "voluntary")],
)
def test_an_agency_never_seen_before_gets_a_kind(name, kind):
    assert kind_of({"name": name}, "Something else") == kind
