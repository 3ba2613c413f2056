"""Forms: one record for a double click, nothing typed is lost, both versions of a stale edit."""

import pytest

from accounts.models import Agency
from safeguarding.design.models import SentForm

ADD = "/agencies/add/"


def hidden(response, name):
    return response.context[name]


def test_a_form_goes_on_with_a_message(client, agencies, rename):
    page = client.post(rename, {"name": "County council"}, follow=True)

    assert page.redirect_chain == [("/agencies/", 302)]
    assert b"The agency has a new name." in page.content


def test_a_double_click_is_one_record(client, agencies):
    token = hidden(client.get(ADD), "once")
    first = client.post(ADD, {"name": "School", "once": token})
    second = client.post(ADD, {"name": "School", "once": token})

    assert first.url == second.url
    assert Agency.objects.filter(name="School").count() == 1


def test_two_forms_are_two_records(client, agencies):
    for _ in range(2):
        client.post(ADD, {"name": "School", "once": hidden(client.get(ADD), "once")})

    assert Agency.objects.filter(name="School").count() == 2


def test_a_refused_form_may_be_sent_again(client, agencies):
    token = hidden(client.get(ADD), "once")
    refused = client.post(ADD, {"name": "Nobody", "once": token})
    client.post(ADD, {"name": "Somebody", "once": token})

    assert hidden(refused, "once") == token
    assert Agency.objects.filter(name="Somebody").exists()


def test_a_token_leads_only_its_own_sender_on(client, agencies, support_officer):
    client.post(ADD, {"name": "School", "once": "same-token"})
    client.force_login(support_officer)
    client.post(ADD, {"name": "Nursery", "once": "same-token"})

    assert SentForm.objects.count() == 1
    assert not Agency.objects.filter(name="Nursery").exists()


def test_a_refusal_is_said_at_its_field_and_keeps_what_was_typed(client, rename):
    page = client.post(rename, {"name": "Nobody", "short_name": "typed <b>"}).content.decode()

    assert '<a href="#id_name">An agency cannot be called Nobody.</a>' in page
    assert "typed &lt;b&gt;" in page
    assert "<title>Error: Rename the agency" in page


def test_every_reason_of_a_refusal_is_said(client, rename):
    page = client.post(rename, {"name": "Closed"}).content

    assert b"The register is closed." in page
    assert b"Ask the support team." in page


def test_a_wrong_form_keeps_the_version_it_was_drawn_from(client, rename):
    page = client.post(rename, {"name": "", "version": "older"})

    assert hidden(page, "version") == "older"


@pytest.fixture
def stale(client, rename, agencies):
    version = hidden(client.get(rename), "version")
    Agency.objects.filter(pk=agencies[0].pk).update(name="Changed meanwhile")
    return client.post(rename, {"name": "Mine", "short_name": "Co", "version": version, "once": "t"})


def test_a_stale_edit_shows_both_versions_and_changes_nothing(stale):
    text = stale.content.decode()

    assert stale.status_code == 409
    assert "Changed meanwhile" in text
    assert "Mine" in text
    assert Agency.objects.filter(name="Changed meanwhile").exists()


def test_a_stale_edit_can_be_gone_on_with(client, stale, rename):
    again = {**dict(stale.context["both"].carried), "version": stale.context["version"]}
    page = client.post(rename, {**again, "again": "form"})

    assert b'value="Mine"' in page.content
    assert page.context["version"] == stale.context["version"]


def test_a_stale_edit_can_be_saved_over(client, stale, rename):
    client.post(rename, {**dict(stale.context["both"].carried), "version": stale.context["version"]})

    assert Agency.objects.filter(name="Mine").exists()


def test_an_action_says_what_will_happen_and_who_is_told(client, agencies):
    page = client.get(f"/agencies/{agencies[0].pk}/remove/").content.decode()

    assert "The agency is taken off every list." in page
    assert "The agency’s leads, in the portal and by e-mail" in page
    assert "govuk-button--warning" in page


def test_an_action_happens_on_confirming(client, agencies):
    client.post(f"/agencies/{agencies[0].pk}/remove/", {})

    assert Agency.objects.count() == 2


def test_the_marking_is_on_the_page(client, rename):
    assert b"OFFICIAL-SENSITIVE" in client.get(rename).content
