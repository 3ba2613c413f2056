"""The chair in turn: whose it is, when it goes on, and what handing it over does."""

import datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Appointment
from partnership.commands.groups import hand_over_chair, join_group
from partnership.rules.groups import chairs_of, seats_of
from partnership.rules.rotation import months_of, turn_of
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.history.commands import steps_of
from safeguarding.notices.models import Notice

A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def rotating(make_group):
    return make_group("Partners", chair={"rotation": ["river-police", "river-trust"], "term": "Two years"})


@pytest.fixture
def in_turn(rotating, make_person, seat, agency, other_agency):
    """The police chair, the trust is next."""
    police, trust = make_person("Pia Police"), make_person("Tim Trust")
    seat(police, rotating, "group_chair", agency=other_agency)
    seat(trust, rotating, agency=agency)
    return police, trust


def turn(group):
    return turn_of(group.chair, [seat for seat in seats_of(group) if seat.is_chair])


def test_the_next_turn_follows_the_order(rotating, in_turn):
    found = turn(rotating)

    assert (found.now, found.next) == ("river-police", "river-trust")


def test_a_chair_outside_the_order_leaves_the_turn_to_the_first(rotating, make_person, seat):
    seat(make_person("Una Unknown"), rotating, "group_chair")

    assert (turn(rotating).now, turn(rotating).next) == ("", "river-police")


def test_a_group_without_an_order_has_no_turns(quality, quality_chair):
    assert turn(quality) is None


@given(length=st.integers(2, 8), begin=st.integers(0, 7))
def test_when_everybody_had_a_turn_it_begins_again(length, begin):
    order = [f"post-{number}" for number in range(length)]
    first = now = order[begin % length]

    for _ in order:
        seat = SimpleNamespace(appointment=SimpleNamespace(post_key=now), agency=None, starts_on=wall.today())
        now = turn_of({"rotation": order}, [seat]).next

    assert now == first


@pytest.mark.parametrize(
    ("term", "months"),
    [
        ("Two years", 24),
        ("18 months", 18),
        ("a year", 12),
        ("for one year at a time", 12),
        ("as agreed", None),
        ("", None),
    ],
)
def test_a_term_in_words_as_months(term, months):
    assert months_of(term) == months


def test_the_old_chair_stays_a_member(rotating, in_turn, support_officer):
    trust = in_turn[1]

    hand_over_chair(group=rotating, person=trust, on=wall.today(), by=support_officer)

    assert chairs_of(rotating) == [trust]
    assert [(seat.person.name, seat.standing) for seat in seats_of(rotating)] == [
        ("Tim Trust", "chair"),
        ("Pia Police", "member"),
    ]
    assert (turn(rotating).now, turn(rotating).next) == ("river-trust", "river-police")


def test_until_the_day_the_old_chair_chairs(rotating, in_turn, support_officer):
    police, trust = in_turn

    hand_over_chair(group=rotating, person=trust, on=wall.today() + 9 * A_DAY, by=support_officer)

    assert chairs_of(rotating) == [police]
    assert chairs_of(rotating, wall.today() + 8 * A_DAY) == [police]
    assert chairs_of(rotating, wall.today() + 9 * A_DAY) == [trust]


def test_both_are_told_and_it_is_written_down(rotating, in_turn, support_officer):
    hand_over_chair(group=rotating, person=in_turn[1], on=wall.today(), by=support_officer)

    told = Notice.objects.filter(kind="chair-handed-over").values_list("recipient__name", flat=True)
    assert sorted(told) == ["Pia Police", "Tim Trust"]
    assert "The chair goes from Pia Police to Tim Trust" in steps_of(rotating.subject).first().what


def test_the_hand_over_is_on_the_clock_where_the_term_is_known(rotating, in_turn, support_officer):
    hand_over_chair(group=rotating, person=in_turn[1], on=wall.today(), by=support_officer)

    deadline = Deadline.objects.get(step="hand-over")
    assert deadline.due_on.year == wall.today().year + 2
    assert deadline.owner == "role:support_team"


def test_no_date_is_made_up_where_the_term_is_not_known(quality, make_person, agency, support_officer):
    person = make_person("Nora New", "agency_lead", agency=agency)

    join_group(group=quality, person=person, starts_on=wall.today(), chair=True, by=support_officer)

    assert not Deadline.objects.filter(step="hand-over").exists()


def test_a_member_of_today_can_chair_today(rotating, make_person, agency, support_officer):
    person = make_person("Nora New", "agency_lead", agency=agency)
    join_group(group=rotating, person=person, starts_on=wall.today(), by=support_officer)

    hand_over_chair(group=rotating, person=person, on=wall.today(), by=support_officer)

    assert chairs_of(rotating) == [person]
    assert Appointment.objects.filter(person=person, group_key=rotating.key).count() == 1
