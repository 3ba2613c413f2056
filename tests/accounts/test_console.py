"""The first person of a partnership is appointed from the server's console."""

import io
import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from accounts.access import holdings
from accounts.models import Person

FIRST = "first@example.org"


def appoint(*arguments):
    said = io.StringIO()
    call_command("appoint_business_manager", *arguments, stdout=said)
    return said.getvalue()


def test_the_first_person_is_made_and_told_how_to_get_in(partnership):
    said = appoint("riverside", FIRST, "Fay First")

    assert holdings(Person.objects.get(email=FIRST)).roles_in("riverside") == {"business_manager"}
    assert "They now choose a password at /password/reset/." in said


def test_the_first_person_chooses_a_password_and_signs_in(client, enter, partnership):
    appoint("riverside", FIRST, "Fay First")
    client.post("/password/reset/", {"email": FIRST})
    link = re.search(r"http://testserver(/password/reset/\S+)", mail.outbox[0].body).group(1)
    new = "five other plain words chosen"

    client.post(client.get(link, follow=True).redirect_chain[-1][0], {"password1": new, "password2": new})

    assert enter(Person.objects.get(email=FIRST), new)["Location"] == "/"


def test_a_manager_whose_sign_in_was_stopped_is_let_in_again(business_manager):
    Person.objects.filter(pk=business_manager.pk).update(is_active=False)

    appoint("riverside", business_manager.email, "Bea Manager")

    assert Person.objects.get(pk=business_manager.pk).is_active


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", FIRST, "Fay"), "There is no partnership nowhere. Known: riverside."),
        (("riverside", "not an address", "Fay"), "is not an e-mail address"),
        (("riverside", "bea.manager@example.org", "Bea"), "is already business manager"),
    ],
)
def test_what_is_wrong_is_a_sentence(business_manager, arguments, said):
    with pytest.raises(CommandError, match=re.escape(said)):
        appoint(*arguments)
