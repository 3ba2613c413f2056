"""What the rooms that work by an arrangement ask of it."""

import datetime

import pytest

from accounts.models import Agency, Partnership
from partnership.arrangement import address_of, in_force
from safeguarding.clock.procedure import read_procedure
from safeguarding.clock.refusal import Refused

pytestmark = pytest.mark.django_db


def test_the_arrangement_in_force_costs_one_query(buckinghamshire, django_assert_num_queries):
    in_force(buckinghamshire)

    with django_assert_num_queries(1):
        in_force(buckinghamshire)


def test_nothing_in_force_is_refused_in_words():
    partnership = Partnership.objects.create(key="new", name="New", short_name="New")

    with pytest.raises(Refused, match="Load one with"):
        in_force(partnership)


def test_nothing_is_in_force_before_the_first_day(buckinghamshire):
    with pytest.raises(Refused):
        in_force(buckinghamshire, datetime.date(2019, 5, 31))


def test_the_rapid_review_says_who_decides_and_how_it_may_end(berkshire_west):
    terms = in_force(berkshire_west).rapid_review

    assert (terms.considers, terms.advises, terms.decides) == ("case-review", ("scrutineer",), "partnership_chair")
    assert terms.outcome("single-agency-review").opens == "learning-review"
    assert terms.answer_within["within"] == 5


def test_a_procedure_brings_its_ladders_to_the_clock(buckinghamshire):
    procedure = read_procedure(in_force(buckinghamshire).procedure("rapid-review"))

    assert procedure.ladder_of(procedure.steps["refer"])["leads"] == [0]


def test_what_a_procedure_gives_may_be_changed_without_harm(buckinghamshire):
    in_force(buckinghamshire).procedure("rapid-review")["steps"].clear()

    assert in_force(buckinghamshire).procedure("rapid-review")["steps"]


def test_a_term_is_the_word_of_its_day(buckinghamshire):
    arrangement = in_force(buckinghamshire)

    assert arrangement.term("health-commissioner", datetime.date(2022, 6, 30)) == "CCG"
    assert arrangement.term("health-commissioner", datetime.date(2022, 7, 1)) == "ICB"
    assert arrangement.written_out("health-commissioner", datetime.date(2022, 7, 1)) == "integrated care board"


def test_statutory_partners_are_as_many_as_the_file_names(buckinghamshire, berkshire_west):
    assert len(in_force(buckinghamshire).statutory_agency_keys) == 3
    assert len(in_force(berkshire_west).statutory_agency_keys) == 5


def test_an_owner_becomes_an_address(buckinghamshire):
    council = Agency.objects.get(key="bucks-county-council")

    assert address_of("support_team", buckinghamshire) == "role:support_team"
    assert address_of("local-authority", buckinghamshire) == f"agency:{council.pk}"
    assert address_of("group-chair:lcspr", buckinghamshire) == "group-chair:lcspr"
    assert address_of("referrer", buckinghamshire) == "referrer"


def test_with_three_councils_the_support_team_finds_the_right_one(berkshire_west):
    assert address_of("local-authority", berkshire_west) == "role:support_team"


def test_every_owner_of_every_procedure_has_an_address(buckinghamshire, berkshire_west):
    for partnership in (buckinghamshire, berkshire_west):
        for procedure in in_force(partnership).procedures:
            assert all(address_of(step["owner"], partnership) for step in procedure["steps"])


def test_every_group_is_in_the_tree_once(berkshire_west):
    arrangement = in_force(berkshire_west)

    assert sorted(group["key"] for _, group in arrangement.group_tree()) == sorted(g["key"] for g in arrangement.groups)
