"""The board: open actions by where they stand, narrowed as the list is."""

import pytest

from safeguarding.clock import wall

BOARD = "/actions/board/"


@pytest.fixture
def lanes(client, sign_in):
    """``lanes(person, "group=quality")``: title → (number, references) of each column."""

    def lanes(person, query=""):
        page = sign_in(client, person).get(f"{BOARD}?{query}")
        return {
            lane.title: (lane.number, [card.action.reference for card in lane.cards]) for lane in page.context["lanes"]
        }

    return lanes


def test_each_action_stands_in_one_column(lanes, make_action, support_officer, business_manager):
    today = wall.today()
    late, soon, later = make_action(due=-1), make_action(due=2), make_action(due=90)
    blocked = make_action(due=-5, blocked_since=today, blocked_by="No room")
    waiting = make_action(closing_asked_on=today, closing_asked_by=support_officer)
    make_action(closed_on=today, closed_by=business_manager)

    assert lanes(support_officer) == {
        "Late": (1, [late.reference]),
        "Due within a week": (1, [soon.reference]),
        "Blocked": (1, [blocked.reference]),
        "To be confirmed": (1, [waiting.reference]),
        "On track": (1, [later.reference]),
    }


def test_a_partner_agency_sees_its_own(lanes, make_action, agency_lead, agency, other_agency):
    mine = make_action(owner_agency=agency, due=2)
    make_action(owner_agency=other_agency, due=2)

    assert lanes(agency_lead)["Due within a week"] == (1, [mine.reference])


def test_the_outsider_sees_none(lanes, make_action, outsider):
    make_action()

    assert {number for number, _ in lanes(outsider).values()} == {0}


def test_it_is_narrowed_as_the_list_is(lanes, make_action, executive, support_officer):
    make_action(due=2)
    theirs = make_action(due=3, group=executive)

    assert lanes(support_officer, "group=executive")["Due within a week"] == (1, [theirs.reference])


def test_a_long_column_leads_to_all_of_it(client, sign_in, make_action, support_officer):
    for _ in range(27):
        make_action(due=2)
    page = sign_in(client, support_officer).get(f"{BOARD}?group=quality")
    lane = page.context["lanes"][1]

    assert (lane.number, len(lane.cards)) == (27, 25)
    assert b'href="/actions/?group=quality&amp;status=due-soon">See all 27' in page.content


@pytest.mark.parametrize("rows", [2, 40])
def test_the_statements_do_not_rise_with_rows(rows, client, sign_in, make_action, support_officer, statements):
    for n in range(rows):
        make_action(due=n)
    sign_in(client, support_officer).get(BOARD)

    with statements(15):
        client.get(BOARD)
