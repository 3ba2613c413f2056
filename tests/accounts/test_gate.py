"""Not visible is 404, visible and not allowed is 403; nothing is public by omission."""

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured

from accounts.models import Partnership
from accounts.pages import DetailPage, FormPage, PlainPage
from accounts.policy import Permission


def test_a_page_that_declares_nothing_is_refused_when_addresses_are_made():
    class Forgotten(FormPage):
        pass

    with pytest.raises(ImproperlyConfigured, match="must declare a permission"):
        Forgotten.as_view()


def test_a_page_cannot_be_both_public_and_gated():
    class Both(PlainPage):
        public = True
        permission = Permission.SEE_HOME

    with pytest.raises(ImproperlyConfigured):
        Both.as_view()


def test_a_permission_is_one_of_the_list_and_no_other_word():
    class Typo(DetailPage):
        permission = "see everything"

    with pytest.raises(ImproperlyConfigured):
        Typo.as_view()


def test_nobody_signed_in_is_led_to_sign_in_and_back(client, db):
    response = client.get("/people/?role=observer")

    assert response.status_code == 302
    assert response["Location"] == "/sign-in/?next=/people/%3Frole%3Dobserver"


def test_the_insider_opens_the_page_of_a_colleague(client, sign_in, support_officer, agency_lead):
    assert sign_in(client, support_officer).get(f"/people/{agency_lead.pk}/").status_code == 200


def test_a_partner_agency_that_sees_the_record_and_may_not_is_told_so(client, sign_in, agency_lead):
    assert sign_in(client, agency_lead).get(f"/people/{agency_lead.pk}/").status_code == 403


def test_a_partner_agency_that_does_not_see_the_record_finds_nothing(client, sign_in, agency_lead, support_officer):
    assert sign_in(client, agency_lead).get(f"/people/{support_officer.pk}/").status_code == 404


def test_an_outsider_with_the_same_role_elsewhere_finds_nothing(client, sign_in, outsider, support_officer):
    assert sign_in(client, outsider).get(f"/people/{support_officer.pk}/").status_code == 404


def test_a_list_without_the_permission_is_refused(client, sign_in, observer):
    assert sign_in(client, observer).get("/people/").status_code == 403


def test_a_superuser_without_a_role_gets_nothing(client, sign_in, make_person):
    person = make_person("Root Root")
    person.is_superuser = True
    person.save()

    response = sign_in(client, person).get("/people/")

    assert response.status_code == 403
    assert "You hold no role at the moment" in response.text


def test_a_role_that_ended_yesterday_opens_nothing_today(client, sign_in, support_officer):
    with time_machine.travel("2026-03-10 12:00Z", tick=False) as clock:
        support_officer.appointments.update(ends_on="2026-03-10")
        sign_in(client, support_officer)
        assert client.get("/people/").status_code == 200

        clock.move_to("2026-03-11 12:00Z")
        sign_in(client, support_officer)
        assert client.get("/people/").status_code == 403


def test_the_permission_is_asked_in_the_partnership_of_the_record(
    client, sign_in, support_officer, other_partnership, appoint, make_person
):
    appoint(support_officer, "observer", partnership=other_partnership)
    stranger = make_person("Far Away", "observer", partnership=other_partnership)

    response = sign_in(client, support_officer).get(f"/people/{stranger.pk}/")

    assert response.status_code == 404


def test_the_first_page_is_in_the_partnership_where_one_may_do_most(client, sign_in, support_officer, appoint):
    second = Partnership.objects.create(key="aardvark", name="Aardvark Partnership", short_name="Aardvark")
    appoint(support_officer, "observer", partnership=second)

    assert sign_in(client, support_officer).get("/people/").status_code == 200


def test_somebody_managed_in_another_partnership_than_the_one_being_worked_in_is_found(
    client, sign_in, support_officer, observer, other_partnership, appoint
):
    appoint(support_officer, "observer", partnership=other_partnership)
    sign_in(client, support_officer).post("/account/partnership/", {"key": "hillside"})

    assert client.get("/people/").status_code == 403
    assert client.get(f"/people/{observer.pk}/").status_code == 200
