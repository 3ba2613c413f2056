"""What is restricted stays with who sits in the group, whoever owns it, and those who run the groups; on every page."""

import datetime

import pytest

from accounts.access import forget, visible_ids
from partnership.chair_facts import gather
from partnership.commands import minutes as minutes_commands
from partnership.commands.actions import change_action, raise_action
from partnership.commands.agenda import build_agenda
from partnership.commands.escalations import answer_escalation, escalate
from partnership.models import Action, AgendaItem, Escalation, GroupDecision
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused

A_DAY = datetime.timedelta(days=1)
SECRET = "zebra"


@pytest.fixture
def invited(make_person, seat, quality, agency):
    """Is invited to the quality group and is no member of it."""
    person = make_person("Ivy Invited")
    seat(person, quality, standing="invited", agency=agency)
    return person


@pytest.fixture
def scrutineer(make_person):
    """Sees every group's work and answers nothing."""
    return make_person("Sid Scrutineer", "scrutineer")


@pytest.fixture
def left(make_person, seat, quality, agency):
    """Was a member until yesterday, and is a referrer of the partnership still."""
    person = make_person("Lea Left", "referrer", agency=agency)
    seat(person, quality, agency=agency, ends_on=wall.today() - A_DAY)
    return person


@pytest.fixture
def private(make_meeting, executive, quality):
    """A restricted item of a meeting that runs."""
    meeting = make_meeting(days=0, state="open", opened_at=wall.now())
    return meeting.items.create(title=f"The {SECRET} item", position=1, restricted=True, said=f"A {SECRET} was seen.")


def seen_by(model, *people):
    return [model.objects.visible_to(person).exists() for person in people]


# Actions


def test_a_restricted_action_is_not_for_who_is_only_invited(make_action, invited, quality_member, left, outsider):
    make_action(restricted=True)

    assert seen_by(Action, quality_member, invited, left, outsider) == [True, False, False, False]


def test_a_restricted_action_of_an_agency_is_for_its_lead_and_not_for_all_its_people(
    make_action, make_person, agency, agency_lead, executive, seat
):
    colleague = make_person("Col League")
    seat(colleague, executive, agency=agency)

    make_action(restricted=True, owner_agency=agency)

    assert seen_by(Action, agency_lead, colleague) == [True, False]


def test_whoever_raised_a_restricted_action_loses_it_with_their_seat(make_action, left):
    make_action(restricted=True, raised_by=left)

    assert seen_by(Action, left) == [False]


@pytest.mark.parametrize("address", ["/actions/", "/actions/board/", "/actions/?export=csv", "/groups/quality/", "/"])
def test_no_page_shows_a_restricted_action_to_the_invited(client, sign_in, make_action, invited, address):
    make_action(f"Find the {SECRET}", restricted=True, due=-3)

    assert SECRET not in sign_in(client, invited).get(address, follow=True).content.decode()


def test_an_action_of_a_restricted_item_is_restricted_whatever_was_ticked(
    private, partnership, quality, quality_member
):
    action = raise_action(
        partnership=partnership, group=quality, what="Ask the school", due_on=wall.today() + A_DAY, urgent=True,
        owner_person=quality_member, item=private, source="meeting", restricted=False, by=quality_member,
    )  # fmt: skip

    assert action.restricted


def test_the_owner_does_not_open_a_restricted_action_to_others(make_action, agency_lead, agency, quality_chair):
    action = make_action(restricted=True, owner_agency=agency, urgent=True)

    with pytest.raises(Refused, match="kept to its group"):
        change_action(action=action, restricted=False, by=agency_lead)

    assert not change_action(action=action, restricted=False, by=quality_chair).restricted


def test_an_action_does_not_name_the_restricted_item_that_it_comes_from(
    client, sign_in, make_action, private, executive_member
):
    meeting = private.meeting.subject
    action = make_action(
        restricted=True, owner_person=executive_member, item=private, source="meeting", origin_kind=meeting.kind,
        origin_id=meeting.id, origin_label=meeting.label, origin_url=meeting.url,
    )  # fmt: skip

    page = sign_in(client, executive_member).get(action.get_absolute_url()).content.decode()

    assert meeting.label in page
    assert SECRET not in page


# Escalations


def test_neither_title_nor_minute_of_a_restricted_item_goes_up(private, quality_chair):
    escalation = minutes_commands.escalate_item(item=private, ask="Agree who leads.", by=quality_chair)

    assert SECRET not in f"{escalation.title} {escalation.what}"
    assert escalation.ask == "Agree who leads."


def test_the_minute_taker_reads_that_nothing_else_goes_up(client, sign_in, private, support_officer):
    page = sign_in(client, support_officer).get(f"/meetings/{private.meeting_id}/minutes/take/").content.decode()

    assert "its title and its minute stay with the group" in page


@pytest.mark.parametrize("kind", ["action", "item"])
def test_the_form_writes_nothing_of_something_restricted_by_itself(
    client, sign_in, make_action, private, support_officer, kind
):
    action = make_action(f"Find the {SECRET}", restricted=True)
    number = {"action": action.pk, "item": private.pk}[kind]

    page = sign_in(client, support_officer).get(f"/escalations/new/{kind}/{number}/").content.decode()

    assert "reads what you write here, and nothing else" in page
    assert SECRET not in page


def test_the_page_of_a_restricted_action_escalates_without_its_words(client, sign_in, make_action, quality_chair):
    action = make_action(f"Find the {SECRET}", restricted=True)

    assert SECRET not in sign_in(client, quality_chair).get(f"/actions/{action.pk}/escalate/").content.decode()


@pytest.fixture
def raised(quality, quality_chair, make_action):
    """An escalation of a restricted action."""
    action = make_action(restricted=True)
    return escalate(from_group=quality, title=SECRET, what=SECRET, ask=SECRET, action=action, by=quality_chair)


def test_an_escalation_of_something_restricted_is_for_both_groups_and_who_answers(
    raised, quality_member, executive_member, support_officer, invited, scrutineer, outsider
):
    people = (quality_member, executive_member, support_officer, invited, scrutineer, outsider)

    assert seen_by(Escalation, *people) == [True, True, True, False, False, False]


def test_it_is_a_restricted_item_on_the_agenda_above(raised, executive, make_meeting, support_officer):
    meeting = make_meeting(group=executive)

    build_agenda(meeting=meeting, by=support_officer)

    assert meeting.items.get(about_kind="escalation").restricted


def test_it_is_restricted_where_the_agenda_above_is_built_already(
    quality, quality_chair, make_action, executive, make_meeting, support_officer
):
    meeting = make_meeting(group=executive)
    build_agenda(meeting=meeting, by=support_officer)

    words = {"title": SECRET, "what": SECRET, "ask": SECRET}
    escalate(from_group=quality, **words, action=make_action(restricted=True), by=quality_chair)

    assert meeting.items.get(about_kind="escalation").restricted


def test_its_answer_is_for_those_who_see_it(raised, executive_member, quality_member, scrutineer, invited):
    answer_escalation(escalation=raised, words=SECRET, decided_on=wall.today(), by=executive_member)

    assert seen_by(GroupDecision, quality_member, executive_member, scrutineer, invited) == [True, True, False, False]


def test_the_facts_of_a_chairs_report_do_not_quote_it(raised, quality, executive_member):
    answer_escalation(escalation=raised, words=SECRET, decided_on=wall.today(), by=executive_member)

    facts = gather(quality, wall.today() - A_DAY, wall.today())

    assert SECRET not in str(facts)
    assert facts["escalations"][0]["label"] == raised.reference


# Everything at once


def test_running_the_groups_of_another_partnership_opens_nothing_here(
    invited, appoint, other_partnership, make_action, raised, quality, support_officer
):
    appoint(invited, "support_team", partnership=other_partnership)
    quality.decisions.create(
        reference="D-1", words="So.", decided_on=wall.today(), recorded_by=support_officer, restricted=True
    )

    assert seen_by(Action, invited) + seen_by(Escalation, invited) + seen_by(GroupDecision, invited) == [False] * 3


def test_an_end_of_yesterday_ends_everything(left, make_action, make_meeting, raised, quality, support_officer):
    make_action()
    AgendaItem.objects.create(meeting=make_meeting(), title="Neglect")
    quality.decisions.create(reference="D-1", words="So.", decided_on=wall.today(), recorded_by=support_officer)
    forget(left)

    kinds = ("action", "meeting", "group-decision", "escalation", "chair-report", "work-plan", "report-due")

    assert not any(visible_ids(left, kind).exists() for kind in kinds)


def test_closing_a_group_says_who_sees_its_restricted_actions_next(
    client, sign_in, make_group, executive, make_action, business_manager
):
    group = make_group("Audit", kind="task-and-finish", parents=[executive])
    make_action(group=group, restricted=True)

    page = sign_in(client, business_manager).get("/groups/audit/close/").content.decode()

    assert "Whoever sits in Executive sees one restricted action from then on." in page
