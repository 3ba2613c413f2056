"""The pages of an action: who opens them, and what they say."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.access import holdings
from partnership.commands import actions
from partnership.models import Action
from partnership.registrations.actions import waiting_to_be_confirmed
from safeguarding.clock import wall

FORMS = ["change", "note", "evidence", "move", "block", "hand-over", "split", "escalate", "close"]


@pytest.fixture
def read(client, sign_in):
    """``read(person, address)``: the answer."""
    return lambda person, address: sign_in(client, person).get(address)


def test_the_owner_and_the_partner_read_it_and_the_outsider_finds_nothing(raised, read, owner, outsider, quality_chair):
    address = raised().get_absolute_url()

    assert [read(person, address).status_code for person in (owner, quality_chair, outsider)] == [200, 200, 404]


@pytest.mark.parametrize("form", FORMS)
def test_its_forms_open_for_the_support_team_in_few_statements(
    raised, support_officer, client, sign_in, statements, form
):
    address = f"{raised().get_absolute_url()}{form}/"
    sign_in(client, support_officer)

    with statements(15):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_an_executive_member_reads_it_and_works_on_nothing(raised, read, executive_member, form):
    assert read(executive_member, f"{raised().get_absolute_url()}{form}/").status_code == 403


def test_an_action_that_is_not_smart_says_what_is_missing(raised, read, owner):
    action = raised(measure="", urgent=True)

    page = read(owner, action.get_absolute_url()).content.decode()

    assert "Not yet SMART" in page
    assert "Say how we shall know that it is done" in page


def test_a_page_costs_as_many_statements_with_many_notes_and_parts(
    raised, owner, support_officer, agency, other_agency, client, sign_in, statements
):
    action = raised(owner_person=support_officer)
    for number in range(20):
        actions.note_progress(action=action, words=f"Note {number}", by=support_officer)
        actions.add_evidence(action=action, words="Seen", evidence_on=wall.today(), by=support_officer)
    actions.split(action=action, agencies=[agency, other_agency], by=support_officer)
    sign_in(client, support_officer)

    with statements(15):
        assert client.get(action.get_absolute_url()).status_code == 200


def parts(name, day):
    """A date as its three questions send it."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


@pytest.fixture
def typed(smart, owner, quality, in_days):
    """Everything that the form of a new action asks for."""
    text = {name: smart[name] for name in ("what", "measure", "means", "difference")}
    who = {"group": quality.pk, "owner_kind": "person", "owner_person": owner.pk}
    return {**text, **who, **parts("raised_on", wall.today()), **parts("due_on", in_days(30))}


def test_an_action_is_raised_from_its_page(client, sign_in, support_officer, typed, owner):
    answer = sign_in(client, support_officer).post("/actions/new/", typed)

    assert answer.status_code == 302
    assert Action.objects.get().owner_person == owner


def test_what_is_missing_is_said_at_its_question_and_nothing_typed_is_lost(client, sign_in, support_officer, typed):
    answer = sign_in(client, support_officer).post("/actions/new/", {**typed, "measure": "", "difference": ""})

    form = answer.context["form"]
    assert set(form.errors) == {"measure", "difference"}
    assert form["what"].value() == typed["what"]


def test_a_chair_raises_actions_for_their_own_group_only(client, sign_in, quality_chair, typed, executive):
    answer = sign_in(client, quality_chair).post("/actions/new/", {**typed, "group": executive.pk})

    assert set(answer.context["form"].errors) == {"group"}


def test_what_was_agreed_is_changed_on_its_page_and_a_stale_form_shows_both(raised, client, sign_in, owner, typed):
    action = raised()
    address = f"{action.get_absolute_url()}change/"
    sign_in(client, owner)

    assert client.post(address, {**typed, "measure": "Forty schools", "version": "1"}).status_code == 302
    assert client.post(address, {**typed, "measure": "Fifty schools", "version": "1"}).status_code == 409
    assert Action.objects.get().measure == "Forty schools"


def test_a_chair_reads_why_they_do_not_close_their_own_action(asked, read, quality_chair):
    action = asked(owner_person=quality_chair, by=quality_chair)

    answer = read(quality_chair, f"{action.get_absolute_url()}closing/")

    assert answer.status_code == 200
    assert "You own this action. Somebody else confirms that it is done" in answer.content.decode()


def test_an_action_of_a_meeting_item_says_which_item(make_meeting, read, support_officer, raised, quality_member):
    item = make_meeting().items.create(title="Neglect audit")

    action = raised(item=item, source="meeting", origin=item.meeting.subject)

    assert "item “Neglect audit”" in read(quality_member, action.get_absolute_url()).content.decode()
    address = f"/actions/new/item/{item.pk}/"
    assert [read(person, address).status_code for person in (support_officer, quality_member)] == [200, 403]


def test_a_file_of_evidence_is_for_those_who_see_the_action(raised, owner, read, outsider, documents_folder):
    upload = SimpleUploadedFile("audit.txt", b"Forty schools have the guide.\n")
    action = raised()
    note = actions.add_evidence(action=action, words="Audit", evidence_on=wall.today(), by=owner, upload=upload)

    address = f"{action.get_absolute_url()}files/{note.version_id}/"

    assert [read(person, address).status_code for person in (owner, outsider)] == [200, 404]
    assert read(owner, f"{action.get_absolute_url()}files/{note.version_id + 1}/").status_code == 404


def test_what_waits_for_the_chair_stands_on_their_home_page(asked, quality_chair, owner, partnership, statements):
    action = asked()

    assert [one.label for one in waiting_to_be_confirmed(quality_chair, partnership)] == [action.reference]
    holdings(owner)
    with statements(0):
        assert waiting_to_be_confirmed(owner, partnership) == []
