"""The action log as a list: who sees what, how it is narrowed, and what leaves with it."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnership.models import Action, Priority
from partnership.rules import actionlog as rules
from safeguarding.clock import wall
from safeguarding.history.models import Opening

LIST = "/actions/"


@pytest.fixture
def today():
    return wall.today()


def references(page):
    return [row[0].words for row in page.context["table"].rows]


@pytest.fixture
def listed(client, sign_in):
    """``listed(person, "status=late")``: the references that this person's list then shows."""

    def listed(person, query=""):
        return references(sign_in(client, person).get(f"{LIST}?{query}"))

    return listed


def test_the_insider_sees_every_action(listed, make_action, support_officer):
    action = make_action()

    assert listed(support_officer) == [action.reference]


def test_a_partner_agency_sees_its_own(listed, make_action, agency_lead, agency, other_agency):
    mine = make_action(owner_agency=agency)
    make_action(owner_agency=other_agency)

    assert listed(agency_lead) == [mine.reference]


def test_the_outsider_sees_none(listed, make_action, outsider):
    make_action()

    assert listed(outsider) == []


def test_it_is_sorted_by_due_date(listed, make_action, support_officer):
    later, sooner = make_action(due=20), make_action(due=3)

    assert listed(support_officer) == [sooner.reference, later.reference]


def test_closed_ones_are_shown_when_they_are_asked_for(listed, make_action, support_officer, business_manager, today):
    closed = make_action(closed_on=today, closed_by=business_manager)
    make_action()

    assert closed.reference not in listed(support_officer)
    assert listed(support_officer, "status=closed") == [closed.reference]
    assert len(listed(support_officer, "status=")) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("whose=mine", ["mine"]),
        ("whose=my-agency", ["mine"]),
        ("owner={owner}", ["mine"]),
        ("agency={agency}", ["trust"]),
        ("group=executive", ["executive"]),
        ("priority=neglect", ["mine"]),
        ("source=audit", ["executive"]),
        ("due=overdue", ["late"]),
        ("status=late", ["late"]),
        ("due=week", ["trust"]),
        ("smart=no&whose=mine", ["mine"]),
        ("due_from-day=1&due_from-month=1&due_from-year=2100", []),
    ],
)
def test_it_is_narrowed(query, found, listed, log, business_manager, agency):
    asked = query.format(owner=business_manager.pk, agency=agency.pk)

    assert listed(business_manager, asked) == [log[name].reference for name in found]


@pytest.fixture
def log(make_action, business_manager, support_officer, agency, executive, partnership):
    """An action of each kind."""
    neglect = Priority.objects.create(partnership=partnership, key="neglect", title="Neglect")
    return {
        "mine": make_action(owner_person=business_manager, priority=neglect, due=40),
        "trust": make_action(owner_agency=agency, due=5, owner_person=None),
        "executive": make_action(group=executive, source="audit", due=50),
        "late": make_action(due=-4),
    }


def test_the_choices_say_how_many_open_ones_there_are(client, sign_in, log, support_officer):
    page = sign_in(client, support_officer).get(LIST).content.decode()

    assert "Late (1)" in page
    assert "Executive (1)" in page


def test_drift_is_said_in_words(client, sign_in, make_action, support_officer, today):
    action = make_action(due=-4, slips=2, raised_on=today - datetime.timedelta(days=90))
    page = sign_in(client, support_officer).get(LIST)

    assert page.context["table"].rows[0][5].words == "Three months old, moved twice, four days late"
    assert page.context["table"].rows[0][6].words == "Late"
    assert action.reference in page.content.decode()


def test_a_file_holds_more_than_the_page_and_only_what_may_be_seen(client, sign_in, log, agency_lead):
    file = sign_in(client, agency_lead).get(f"{LIST}?format=csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file)))

    assert [row["Reference"] for row in rows] == [log["trust"].reference]
    assert rows[0]["Owner"] == rows[0]["Agency"] == "River NHS Trust"
    assert rows[0]["Originally due"] == log["trust"].due_on.isoformat()
    assert rows[0]["Status"] == "Due within a week"


def test_no_cell_of_a_file_starts_a_formula(client, sign_in, make_action, support_officer):
    make_action("=HYPERLINK(1)", measure="\t+1", difference="@SUM(A1)", blocked_by="-2", blocked_since=wall.today())
    file = sign_in(client, support_officer).get(f"{LIST}?format=csv").getvalue().decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(file)))

    assert [value[0] for value in (row["Action"], row["How we shall know"], row["Blocked by"])] == ["'"] * 3


def test_an_export_is_logged(client, sign_in, make_action, support_officer):
    make_action()
    sign_in(client, support_officer).get(f"{LIST}?format=xlsx")

    assert list(Opening.objects.values_list("person", "what", "path")) == [(support_officer.pk, "exported", LIST)]


def test_only_those_who_may_change_many_get_tick_boxes(client, sign_in, log, support_officer, agency_lead):
    assert b"Change the ticked actions" in sign_in(client, support_officer).get(LIST).content
    assert b"Change the ticked actions" not in sign_in(client, agency_lead).get(LIST).content


def test_a_link_ticks_every_row_of_the_page(client, sign_in, make_action, support_officer):
    make_action()
    sign_in(client, support_officer)

    plain, ticked = (client.get(LIST, {"tick": tick}).content.decode() for tick in ("", "all"))

    assert " checked>" not in plain
    assert " checked>" in ticked
    assert "Take all the ticks away" in ticked


def test_somebody_without_groups_may_not_open_it(client, sign_in, observer):
    assert sign_in(client, observer).get(LIST).status_code == 403


def test_the_statements_do_not_rise_with_rows(client, sign_in, make_action, support_officer):
    numbers = []
    for rows in (3, 42):
        for n in range(rows):
            make_action(due=n)
        sign_in(client, support_officer).get(LIST)
        with CaptureQueriesContext(connection) as sent:
            client.get(LIST)
        numbers.append(len(sent))

    assert numbers[0] == numbers[1] <= 15


def test_the_numbers_beside_the_choices_are_those_of_the_lists_behind_them(
    client, sign_in, make_action, executive, support_officer, business_manager
):
    today = wall.today()
    for due, number in ((-3, 3), (3, 2), (30, 1)):
        for _ in range(number):
            make_action(due=due)
    make_action(due=-5, group=executive)
    make_action(due=-5, blocked_since=today, blocked_by="The new form")
    make_action(due=-5, closed_on=today, closed_by=business_manager)

    found = rules.counts(Action.objects.all(), today)
    page = sign_in(client, support_officer).get("/actions/").text

    assert found == (
        {"late": 4, "due-soon": 2, "blocked": 1, "waiting": 0, "on-track": 1},
        {"quality": 7, executive.key: 1},
    )
    assert "Late (4)" in page
    assert f"{executive.name} (1)" in page
