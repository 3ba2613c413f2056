"""What a person holds today, and that nothing else gives access."""

import datetime

import pytest
import time_machine

from accounts.access import holdings, may
from accounts.models import Person
from accounts.policy import Permission


def test_permissions_come_from_the_role_in_that_partnership_only(support_officer, partnership, other_partnership):
    assert may(support_officer, Permission.RUN_REVIEW, partnership)
    assert not may(support_officer, Permission.RUN_REVIEW, other_partnership)


def test_a_partnership_may_be_named_by_its_key(support_officer):
    assert may(support_officer, Permission.RUN_REVIEW, "riverside")


def test_holdings_cost_one_query_however_often_they_are_asked(support_officer, partnership, django_assert_num_queries):
    person = Person.objects.get(pk=support_officer.pk)

    with django_assert_num_queries(1):
        holdings(person).permissions(partnership)
        assert holdings(person).partnerships == (partnership,)
        assert holdings(person).addresses


def test_access_lasts_to_the_end_of_the_last_day_in_london(make_person):
    person = make_person("Una Until", "support_team", ends_on=datetime.date(2026, 7, 31))

    with time_machine.travel("2026-07-31 22:30Z", tick=False) as clock:
        assert holdings(person).roles == {"support_team"}

        clock.move_to("2026-07-31 23:30Z")  # half past midnight in London
        assert not holdings(person).roles


def test_a_role_that_begins_tomorrow_gives_nothing_today(make_person):
    with time_machine.travel("2026-03-10 12:00Z", tick=False):
        person = make_person("Nia Next", "support_team", starts_on=datetime.date(2026, 3, 11))

        assert not holdings(person).roles


def test_holdings_kept_on_a_person_are_asked_again_the_next_day(make_person):
    with time_machine.travel("2026-03-10 12:00Z", tick=False) as clock:
        person = make_person("Una Until", "support_team", ends_on=datetime.date(2026, 3, 10))
        assert holdings(person).roles == {"support_team"}

        clock.move_to("2026-03-11 12:00Z")
        assert not holdings(person).roles


def test_a_superuser_holds_nothing_by_magic(make_person, partnership):
    person = make_person("Root Root")
    person.is_superuser = True
    person.save()

    assert not holdings(person).permissions()


def test_somebody_whose_sign_in_is_stopped_holds_nothing(support_officer):
    support_officer.is_active = False

    assert not holdings(support_officer).roles


@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("agency_lead", "agency:{agency}"),
        ("executive_member", "partner:{agency}"),
        ("group_chair", "group-chair:case-review"),
        ("observer", "role:observer"),
        ("observer", "person:{person}"),
    ],
)
def test_each_role_has_its_addresses(make_person, agency, partnership, role, address):
    person = make_person("Ada Address", role, agency=agency, group_key="case-review")

    assert address.format(agency=agency.pk, person=person.pk) in holdings(person).addresses_in(partnership)


def test_an_address_counts_only_in_its_own_partnership(support_officer, other_partnership):
    assert not holdings(support_officer).addresses_in(other_partnership)


def test_acting_for_an_agency_is_not_leading_it(make_person, agency):
    person = make_person("Max Member", "group_member", agency=agency, group_key="case-review")

    assert holdings(person).agencies == {agency.pk}
    assert not holdings(person).leads_in()
