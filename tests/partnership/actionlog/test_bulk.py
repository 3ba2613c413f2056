"""One change to many actions: what it would do is shown first, and one that is refused leaves the others alone."""

import datetime

import pytest

from partnership.commands import bulk
from partnership.commands.actions import add_evidence, ask_to_close
from partnership.models import Action, Priority
from safeguarding.clock import wall

DAY = datetime.timedelta(days=1)


@pytest.fixture
def today():
    return wall.today()


def url(change, *actions):
    return f"/actions/bulk/{change}/?{'&'.join(f'on={action.pk}' for action in actions)}"


@pytest.fixture
def move(today):
    """The answers of moving a due date to thirty days from now."""
    day = today + 30 * DAY
    return {"due_on-day": day.day, "due_on-month": day.month, "due_on-year": day.year, "reason": "The inspection came"}


@pytest.fixture
def two(make_action, business_manager, today):
    """One that can be moved and one that is closed."""
    return make_action(due=3), make_action(due=4, closed_on=today, closed_by=business_manager)


def test_the_preview_says_what_would_happen_and_changes_nothing(client, sign_in, two, move, support_officer, today):
    page = sign_in(client, support_officer).post(url("move", *two), move).content.decode()

    assert "One action would change, one action would stay as it is." in page
    assert "This action was closed on" in page
    assert Action.objects.get(pk=two[0].pk).due_on == today + 3 * DAY


def test_confirming_changes_those_that_are_allowed(client, sign_in, two, move, support_officer, today):
    page = sign_in(client, support_officer).post(url("move", *two), {**move, "confirm": "yes"}, follow=True)

    assert [action.due_on for action in Action.objects.order_by("pk")] == [today + 30 * DAY, today + 4 * DAY]
    assert "One action is changed." in page.content.decode()
    assert f"{two[1].reference} is left as it was. This action was closed on" in page.content.decode()


def test_a_second_click_changes_nothing_more(client, sign_in, two, move, support_officer):
    answers = {**move, "confirm": "yes", "once": "a-token-of-this-form"}
    for _ in range(2):
        sign_in(client, support_officer).post(url("move", *two), answers)

    assert Action.objects.get(pk=two[0].pk).slips == 1


def test_what_is_missing_is_said_and_kept(client, sign_in, two, move, support_officer):
    page = sign_in(client, support_officer).post(url("move", *two), {**move, "reason": ""}).content.decode()

    assert "There is a problem" in page
    assert "Nothing has been changed yet" not in page


def test_an_action_that_somebody_cannot_see_is_not_among_them(client, sign_in, make_action, executive, quality_chair):
    foreign = make_action(group=executive, restricted=True)
    page = sign_in(client, quality_chair).get(f"/actions/bulk/?on={foreign.pk}").content.decode()

    assert "No action is ticked" in page


@pytest.mark.parametrize(
    "address", ["/actions/bulk/", "/actions/bulk/?on=x", "/actions/bulk/move/", "/actions/bulk/?on="]
)
def test_nothing_ticked_is_said(address, client, sign_in, support_officer):
    assert b"No action is ticked" in sign_in(client, support_officer).get(address).content


def test_a_change_that_there_is_not_is_no_page(client, sign_in, support_officer):
    assert sign_in(client, support_officer).get("/actions/bulk/burn/").status_code == 404


@pytest.mark.parametrize("who", ["agency_lead", "quality_member"])
def test_only_those_who_lead_groups_change_many(who, request, client, sign_in, make_action):
    person, action = request.getfixturevalue(who), make_action()

    assert sign_in(client, person).get(url("move", action)).status_code == 403


def changed(change, actions, by):
    done, refused = bulk.change_many(actions=actions, change=change, by=by)
    return [action.pk for action in done], [would.reasons[0] for would in refused]


def test_many_are_handed_over(make_action, business_manager, support_officer):
    one, theirs = make_action(), make_action(owner_person=business_manager)
    done, refused = changed(bulk.HandOver(owner_person=business_manager), [one, theirs], support_officer)

    assert done == [one.pk]
    assert refused == ["It belongs to Bea Manager already. Choose somebody else."]
    assert Action.objects.filter(owner_person=business_manager).count() == 2


def test_many_serve_a_priority(make_action, support_officer, partnership):
    neglect = Priority.objects.create(partnership=partnership, key="neglect", title="Neglect")
    urgent, vague, has = make_action(urgent=True), make_action(), make_action(priority=neglect)
    done, refused = changed(bulk.Serve(neglect), [urgent, vague, has], support_officer)

    assert done == [urgent.pk]
    assert refused[0].startswith("Specific: say in a full sentence")
    assert refused[1] == "It serves “Neglect” already."


@pytest.fixture
def asked(make_action, business_manager, today):
    """An action whose owner asks to close it."""
    action = make_action(owner_person=business_manager)
    add_evidence(action=action, words="The guide", evidence_on=today, by=business_manager)
    return ask_to_close(action=action, by=business_manager)


def test_many_are_confirmed_never_by_their_owner(asked, make_action, business_manager, support_officer, today):
    other = make_action(owner_person=business_manager)

    assert changed(bulk.Confirm((6,)), [asked], business_manager)[1][0].startswith("You own this action.")
    done, refused = changed(bulk.Confirm((6,)), [asked, other], support_officer)
    assert done == [asked.pk]
    assert refused[0].startswith("Nobody has asked to close")
    assert Action.objects.get(pk=asked.pk).closed_on == today


def test_a_chair_changes_those_of_their_own_group(make_action, executive, quality_chair, today):
    own, foreign = make_action(), make_action(group=executive)
    done, refused = changed(bulk.Move(today + 30 * DAY, "It takes longer"), [own, foreign], quality_chair)

    assert (done, refused) == ([own.pk], [bulk.NOT_YOURS])


@pytest.mark.parametrize(("rows", "page"), [(2, "get"), (40, "get"), (2, "post"), (40, "post")])
def test_the_statements_do_not_rise_with_rows(
    rows, page, client, sign_in, make_action, support_officer, move, statements
):
    actions = [make_action(due=3) for _ in range(rows)]
    sign_in(client, support_officer).get("/actions/")

    with statements(15):
        getattr(client, page)(url("move", *actions), move)
