"""The three people of every access test, and a few more.

The *support officer* is the insider, the *agency lead* comes from a partner agency, the
*outsider* does the insider's job in another partnership.
"""

import datetime

import pytest

from accounts.models import Agency, Appointment, Partnership, Person

LONG_AGO = datetime.date(2018, 4, 1)
PASSWORD = "four plain words here"


@pytest.fixture
def partnership(db):
    return Partnership.objects.create(
        key="riverside", name="Riverside Safeguarding Partnership", short_name="Riverside"
    )


@pytest.fixture
def other_partnership(db):
    return Partnership.objects.create(key="hillside", name="Hillside Safeguarding Partnership", short_name="Hillside")


@pytest.fixture
def agency(db):
    """The partner agency, a health trust."""
    return Agency.objects.create(key="river-trust", name="River NHS Trust", short_name="River Trust")


@pytest.fixture
def other_agency(db):
    return Agency.objects.create(key="river-police", name="River Police")


@pytest.fixture
def appoint(partnership):
    """``appoint(person, role, …)``: an appointment that began long ago, in ``partnership`` unless another is given."""

    def appoint(person, role, *, starts_on=LONG_AGO, **fields):
        fields.setdefault("partnership", partnership)
        return Appointment.objects.create(person=person, role=role, starts_on=starts_on, **fields)

    return appoint


@pytest.fixture
def make_person(appoint):
    """``make_person("Ann Lee", "observer", …)``: a person with a role (or none); more fields narrow the appointment."""

    def make_person(name, role=None, **fields):
        email = f"{name.lower().replace(' ', '.')}@example.org"
        person = Person.objects.create_user(email, PASSWORD, name=name, agency=fields.get("agency"))
        if role:
            appoint(person, role, **fields)
        return person

    return make_person


@pytest.fixture
def support_officer(make_person):
    return make_person("Sam Support", "support_team")


@pytest.fixture
def business_manager(make_person):
    return make_person("Bea Manager", "business_manager")


@pytest.fixture
def agency_lead(make_person, agency):
    return make_person("Alex Lead", "agency_lead", agency=agency)


@pytest.fixture
def outsider(make_person, other_partnership):
    return make_person("Olu Outsider", "support_team", partnership=other_partnership)


@pytest.fixture
def independent_chair(make_person):
    return make_person("Indira Chair", "independent_chair")


@pytest.fixture
def observer(make_person):
    return make_person("Ola Observer", "observer")


@pytest.fixture
def sign_in():
    """``sign_in(client, person)`` gives the client back, signed in."""

    def sign_in(client, person):
        client.force_login(person)
        return client

    return sign_in
