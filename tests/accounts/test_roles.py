"""Giving and ending roles: who may, and why not."""

import datetime

import pytest
import time_machine

from accounts.access import holdings
from accounts.commands import change_own_details, deactivate, end_role, give_role, reactivate
from accounts.models import Appointment
from safeguarding.clock.refusal import Refused

TODAY = datetime.date(2026, 3, 10)


@pytest.fixture(autouse=True)
def tuesday():
    with time_machine.travel("2026-03-10 12:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def give(partnership):
    def give(person, role, by, **fields):
        return give_role(person=person, role=role, partnership=fields.pop("partnership", partnership), by=by, **fields)

    return give


def test_a_role_is_given_from_today(give, observer, support_officer):
    appointment = give(observer, "scrutineer", support_officer)

    assert (appointment.starts_on, appointment.ends_on) == (TODAY, None)
    assert "scrutineer" in holdings(observer).roles


def test_nobody_gives_a_role_to_themself(give, support_officer):
    with pytest.raises(Refused, match="Nobody may give a role to themself"):
        give(support_officer, "independent_chair", support_officer)


def test_who_manages_people_elsewhere_gives_nothing_here(give, observer, outsider):
    with pytest.raises(Refused, match="You do not manage people in Riverside"):
        give(observer, "support_team", outsider)


def test_an_agency_lead_gives_no_role(give, observer, agency_lead):
    with pytest.raises(Refused):
        give(observer, "referrer", agency_lead)


def test_a_business_manager_is_made_by_a_business_manager_only(give, observer, support_officer, business_manager):
    with pytest.raises(Refused, match="Only a business manager"):
        give(observer, "business_manager", support_officer)

    assert give(observer, "business_manager", business_manager)


@pytest.mark.parametrize(
    ("role", "reason"),
    [
        ("agency_lead", "Choose the agency"),
        ("executive_member", "Choose the agency"),
        ("group_chair", "Choose the group"),
        ("queen", "Choose a role from the list"),
    ],
)
def test_a_role_that_lacks_something_says_what(give, observer, support_officer, role, reason):
    with pytest.raises(Refused, match=reason):
        give(observer, role, support_officer)


def test_the_same_role_is_not_given_twice(give, observer, support_officer):
    with pytest.raises(Refused, match="already holds this role"):
        give(observer, "observer", support_officer)


def test_the_same_role_for_another_agency_is_another_role(give, agency_lead, other_agency, support_officer):
    assert give(agency_lead, "agency_lead", support_officer, agency=other_agency)


def test_a_role_ends_at_the_end_of_its_last_day(observer, support_officer, tuesday):
    end_role(appointment=observer.appointments.get(), ends_on=TODAY, by=support_officer)
    assert holdings(observer).roles

    tuesday.shift(datetime.timedelta(days=1))
    assert not holdings(observer).roles


def test_a_role_does_not_end_before_it_began(observer, support_officer):
    with pytest.raises(Refused, match="must not be before the first day"):
        end_role(appointment=observer.appointments.get(), ends_on=datetime.date(2018, 3, 31), by=support_officer)


def test_the_last_person_who_manages_people_cannot_go(business_manager, support_officer):
    end_role(appointment=support_officer.appointments.get(), ends_on=TODAY, by=business_manager)

    with pytest.raises(Refused, match="the last person who manages people"):
        end_role(appointment=business_manager.appointments.get(), ends_on=TODAY, by=business_manager)


def test_an_outsider_ends_no_role(observer, outsider):
    with pytest.raises(Refused):
        end_role(appointment=observer.appointments.get(), ends_on=TODAY, by=outsider)


def test_stopping_a_sign_in_keeps_the_roles_and_can_be_undone(observer, support_officer):
    deactivate(person=observer, by=support_officer)
    assert not holdings(observer).roles

    reactivate(person=observer, by=support_officer)
    assert holdings(observer).roles == {"observer"}


def test_nobody_stops_their_own_sign_in(support_officer, business_manager):
    with pytest.raises(Refused, match="your own sign-in"):
        deactivate(person=support_officer, by=support_officer)


def test_a_sign_in_used_in_another_partnership_is_not_stopped_from_here(
    observer, support_officer, other_partnership, appoint
):
    appoint(observer, "observer", partnership=other_partnership)

    with pytest.raises(Refused, match="also works in Hillside"):
        deactivate(person=observer, by=support_officer)


def test_a_business_managers_sign_in_is_not_stopped_by_the_support_team(business_manager, support_officer):
    with pytest.raises(Refused, match="Only a business manager"):
        deactivate(person=business_manager, by=support_officer)


def test_a_stranger_in_the_same_building_changes_nothing(outsider, observer):
    with pytest.raises(Refused):
        deactivate(person=observer, by=outsider)


def test_the_trail_keeps_what_changed_and_no_password(observer, support_officer):
    observer.set_password("another one of theirs")
    change_own_details(name="Ola New", job_title="", by=observer)

    columns = {field.name for field in observer.history.model._meta.get_fields()}
    assert observer.history.first().name == "Ola New"
    assert columns.isdisjoint({"password", "last_login"})


def test_the_trail_keeps_the_end_of_a_role(observer, support_officer):
    appointment = observer.appointments.get()
    end_role(appointment=appointment, ends_on=TODAY, by=support_officer)

    assert [row.ends_on for row in Appointment.history.filter(id=appointment.pk)] == [TODAY, None]
