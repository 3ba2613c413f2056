"""Invitations: from the button to the first page, and every way in which a link can be wrong."""

import re

import pytest
import time_machine
from django.core import mail

from accounts import invitations
from accounts.access import holdings
from accounts.models import Invitation, Person
from safeguarding.clock.refusal import Refused

NEW = "new.lead@example.org"
ANSWERS = {"name": "Nell New", "job_title": "Lead", "password": "four quite plain words"}
ANSWERS["password_again"] = ANSWERS["password"]


@pytest.fixture
def invite(partnership, support_officer, agency, django_capture_on_commit_callbacks):
    """``invite()`` sends an invitation and gives it with the path of its link."""

    def invite(email=NEW, role="agency_lead", **fields):
        given = {"name": "Nell New", "agency": agency, "by": support_officer, "partnership": partnership, **fields}
        with django_capture_on_commit_callbacks(execute=True):
            invitation = invitations.invite(email=email, roles=[{"role": role, "group_key": ""}], **given)
        return invitation, path_in(mail.outbox[-1])

    return invite


def path_in(message):
    return re.search(r"https?://[^/]+(/join/\S+)", message.body).group(1)


def test_the_message_names_the_inviter_and_the_partnership_and_holds_a_link(invite):
    invitation, _ = invite()

    message = mail.outbox[-1]
    assert message.to == [NEW]
    assert message.subject == "You are invited to join Riverside"
    assert "Sam Support invites you" in message.body
    invitation.refresh_from_db()
    assert invitation.sent_at


def test_only_the_digest_of_the_link_is_kept_and_not_in_the_trail(invite):
    invitation, path = invite()
    token = path.split("/")[2]

    assert invitation.token_digest == invitations.digest(token)
    assert token not in str(Invitation.objects.values().get())
    assert "token_digest" not in {field.name for field in invitation.history.model._meta.get_fields()}


def test_accepting_makes_the_account_gives_the_role_and_signs_in(client, invite, agency):
    _, path = invite()
    assert "Nell New" in client.get(path).text

    response = client.post(path, ANSWERS)

    person = Person.objects.get(email=NEW)
    assert response["Location"] == "/"
    assert client.session["_auth_user_id"] == str(person.pk)
    assert holdings(person).leads_in() == {agency.pk}


def test_a_used_link_says_so(client, invite):
    _, path = invite()
    client.post(path, ANSWERS)
    client.post("/sign-out/")

    response = client.get(path)

    assert response.status_code == 410
    assert "This invitation has already been used" in response.text


def test_a_link_that_ran_out_says_so_and_makes_no_account(client, invite):
    with time_machine.travel("2026-03-10 12:00Z", tick=False) as clock:
        _, path = invite()
        clock.move_to("2026-03-24 12:01Z")

        assert "This invitation has run out" in client.post(path, ANSWERS).text

    assert not Person.objects.filter(email=NEW).exists()


def test_a_withdrawn_link_says_so(client, invite, support_officer):
    invitation, path = invite()
    invitations.withdraw(invitation=invitation, by=support_officer)

    assert "This invitation was withdrawn" in client.get(path).text


def test_a_guessed_link_is_404(client, db):
    assert client.get("/join/guessed-token/").status_code == 404


def test_a_link_whose_sender_left_no_longer_works(client, invite, support_officer):
    _, path = invite()
    support_officer.appointments.all().delete()

    assert client.get(path).status_code == 410


def test_sending_again_stops_the_old_link(client, invite, support_officer, django_capture_on_commit_callbacks):
    invitation, old = invite()
    with django_capture_on_commit_callbacks(execute=True):
        invitations.invite_again(invitation=invitation, by=support_officer)

    assert client.get(old).status_code == 404
    assert client.get(path_in(mail.outbox[-1])).status_code == 200


def test_a_weak_password_is_refused_in_words_and_the_name_stays(client, invite):
    _, path = invite()

    response = client.post(path, ANSWERS | {"password": "password", "password_again": "password"})

    assert "This password is too short" in response.text
    assert "Nell New" in response.text
    assert not Person.objects.filter(email=NEW).exists()


def test_two_different_passwords_are_a_sentence(client, invite):
    _, path = invite()

    assert "The two passwords are not the same" in client.post(path, ANSWERS | {"password_again": "other"}).text


def test_somebody_with_an_account_elsewhere_signs_in_and_joins(client, sign_in, invite, outsider, agency):
    _, path = invite(email=outsider.email)
    assert "You already have an account" in client.get(path).text

    sign_in(client, outsider).post(path, {})

    assert holdings(Person.objects.get(pk=outsider.pk)).leads_in("riverside") == {agency.pk}


def test_somebody_else_who_is_signed_in_cannot_take_it(client, sign_in, invite, outsider, observer):
    _, path = invite(email=outsider.email)

    sign_in(client, observer).post(path, {})

    assert holdings(Person.objects.get(pk=observer.pk)).roles == {"observer"}


@pytest.mark.parametrize(
    ("who", "fields", "reason"),
    [
        ("agency_lead", {}, "You do not manage people"),
        ("outsider", {}, "You do not manage people"),
        ("support_officer", {"role": "business_manager"}, "Only a business manager"),
        ("support_officer", {"agency": None}, "Choose the agency"),
        ("support_officer", {"email": "sam.support@example.org"}, "Nobody may invite themself"),
        ("support_officer", {"email": "Ola.Observer@example.org"}, "There is already an account"),
    ],
)
def test_why_somebody_cannot_be_invited(request, invite, observer, who, fields, reason):
    with pytest.raises(Refused, match=reason):
        invite(by=request.getfixturevalue(who), **fields)


def test_a_second_invitation_of_the_same_person_is_refused(invite):
    invite()

    with pytest.raises(Refused, match="already invited"):
        invite()


def test_the_pending_list_shows_that_a_message_did_not_leave(client, sign_in, invite, support_officer, monkeypatch):
    monkeypatch.setattr("accounts.invitations.send_invitation", lambda invitation, token: False)
    mail.outbox.append(mail.EmailMessage(body="https://x.example/join/x/"))
    invite()

    assert "E-mail not sent" in sign_in(client, support_officer).get("/invitations/").text


def test_inviting_through_the_page(client, sign_in, support_officer, agency):
    answers = {"name": "Nell New", "email": NEW, "roles": ["agency_lead"], "agency": agency.pk}

    response = sign_in(client, support_officer).post("/invitations/new/", answers, follow=True)

    assert "Nell New is invited. The link works for 14 days." in response.text
    assert Invitation.objects.get().roles == [{"role": "agency_lead", "group_key": ""}]


def test_a_refused_invitation_keeps_what_was_typed(client, sign_in, support_officer):
    answers = {"name": "Nell New", "email": NEW, "roles": ["agency_lead"]}

    response = sign_in(client, support_officer).post("/invitations/new/", answers)

    assert "Choose the agency for the role of agency lead." in response.text
    assert NEW in response.text


def test_a_pending_invitation_is_withdrawn_through_its_pages(client, sign_in, invite, support_officer):
    invitation, _ = invite()
    page = sign_in(client, support_officer).get(f"/invitations/{invitation.pk}/").text
    assert f"/invitations/{invitation.pk}/withdraw/" in page

    client.post(f"/invitations/{invitation.pk}/withdraw/")

    assert "Nell New" not in client.get("/invitations/").text.split("<main")[1].split("app-list__rows")[1]


def test_an_invitation_is_sent_again_through_its_page(client, sign_in, invite, support_officer):
    invitation, _ = invite()

    sign_in(client, support_officer).post(f"/invitations/{invitation.pk}/")

    assert Invitation.objects.get().token_digest != invitation.token_digest


def test_an_outsider_finds_no_invitation_of_ours(client, sign_in, invite, outsider):
    invitation, _ = invite()

    assert sign_in(client, outsider).get(f"/invitations/{invitation.pk}/").status_code == 404
