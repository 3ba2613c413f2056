"""Who is behind an address, and what it is called."""

import datetime

import pytest
import time_machine

from accounts import access
from accounts.access import describe_address, describe_addresses, people_at


@pytest.fixture
def groups(monkeypatch):
    monkeypatch.setattr(access, "_group_lists", [lambda key: [("case-review", "Case Review Group")]])


def test_a_role_reaches_everybody_who_holds_it_here(support_officer, outsider, observer, make_person):
    second = make_person("Second Officer", "support_team")

    assert set(people_at("role:support_team", "riverside")) == {support_officer, second}


def test_an_agency_reaches_its_leads_and_no_other_agencys(agency_lead, agency, other_agency, make_person):
    make_person("Other Lead", "agency_lead", agency=other_agency)

    assert list(people_at(f"agency:{agency.pk}", "riverside")) == [agency_lead]


def test_a_partner_reaches_its_member_of_the_executive(agency_lead, agency, make_person):
    member = make_person("Eve Executive", "executive_member", agency=agency)

    assert list(people_at(f"partner:{agency.pk}", "riverside")) == [member]


def test_a_groups_chair_is_reached_by_the_group(make_person):
    chair = make_person("Carl Chair", "group_chair", group_key="case-review")
    make_person("Other Chair", "group_chair", group_key="training")

    assert list(people_at("group-chair:case-review", "riverside")) == [chair]


def test_a_person_who_left_is_not_reached_by_their_own_address(make_person):
    gone = make_person("Gone Away", "observer", ends_on=datetime.date(2020, 1, 1))

    assert not people_at(f"person:{gone.pk}", "riverside")


def test_somebody_whose_sign_in_is_stopped_is_not_reached(support_officer):
    support_officer.is_active = False
    support_officer.save()

    assert not people_at("role:support_team", "riverside")


def test_nobody_is_reached_through_another_partnership(support_officer, other_partnership):
    assert not people_at(f"person:{support_officer.pk}", "hillside")


def test_a_conditions_parts_belong_to_one_appointment(make_person, agency, other_agency, appoint):
    member = make_person("Two Hats", "agency_lead", agency=agency)
    appoint(member, "group_member", agency=other_agency)

    assert not people_at(f"agency:{other_agency.pk}", "riverside")


def test_who_is_reached_can_be_asked_for_a_day_to_come(make_person):
    with time_machine.travel("2026-03-10 12:00Z", tick=False):
        person = make_person("Nia Next", "support_team", starts_on=datetime.date(2026, 3, 20))

        assert not people_at("role:support_team", "riverside")
        assert list(people_at("role:support_team", "riverside", on=datetime.date(2026, 3, 20))) == [person]


@pytest.mark.parametrize("address", ["", "nonsense", "person:", "person:x", "agency:", "cat:3", "role:nobody"])
def test_an_address_that_means_nothing_reaches_nobody(partnership, address):
    assert not people_at(address, "riverside")


def test_addresses_in_words(support_officer, agency, groups):
    words = describe_addresses(
        [f"person:{support_officer.pk}", "role:support_team", f"agency:{agency.pk}", "group-chair:case-review"],
        "riverside",
    )

    assert set(words.values()) == {
        "Sam Support",
        "Support team",
        "Agency lead, River NHS Trust",
        "Chair, Case Review Group",
    }


def test_a_partner_in_words(agency):
    assert describe_address(f"partner:{agency.pk}", "riverside") == "Executive member, River NHS Trust"


def test_a_group_that_nobody_named_is_described_by_its_key(partnership):
    assert describe_address("group-chair:case-review", "riverside") == "Chair, case review"


def test_many_addresses_in_words_cost_no_more_than_two(make_person, agency, django_assert_max_num_queries):
    people = [make_person(f"Person {n}", "observer") for n in range(10)]

    with django_assert_max_num_queries(2):
        describe_addresses([f"person:{person.pk}" for person in people], "riverside")
