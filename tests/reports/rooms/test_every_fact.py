"""What is true of every fact of these rooms: its statements, its words, its records, and the pages' own counts."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnership.models import Priority
from reports.facts.frame import Frame
from reports.facts.registry import offered
from safeguarding.clock import wall

ROOMS = (
    "groups", "meetings", "actions", "decisions", "accounting", "voice", "funding", "arrangement", "scrutiny",
    "education",
)  # fmt: skip
A_DAY = datetime.timedelta(days=1)
SECRET = "Nobody may read this"
KEYS = [key for key in offered() if key.split(".")[0] in ROOMS]
OF_A_GROUP = [key for key in KEYS if offered()[key].of_group]


def take_all(frame, keys=KEYS):
    """Every fact for one fresh frame, with how many statements they sent together."""
    fresh = Frame(frame.partnership, frame.from_on, frame.until_on, frame.today, frame.group)
    with CaptureQueriesContext(connection) as sent:
        facts = {key: offered()[key].take(fresh) for key in keys}
    return facts, len(sent)


@pytest.fixture
def work(make_meeting, make_action, seat, make_person, quality, agency, partnership, mark, answer, decide):
    """``work(3)``: so many of everything, the same of each kind."""
    priority = Priority.objects.create(partnership=partnership, key="neglect", title="Neglect")

    def work(number):
        for n in range(number):
            member = seat(make_person(f"Person {wall.now():%f} {n}"), quality, agency=agency)
            meeting = make_meeting(days=-5 - n, state="approved")
            mark(meeting, member)
            answer(meeting, "voice", "They said so.")
            decide(days=-n)
            make_action(priority=priority, due=-n, raised_on=wall.today() - 30 * A_DAY)

    return work


def test_ten_times_the_rows_cost_no_more_statements(work, frame):
    work(1)
    few = take_all(frame)[1]
    work(9)

    assert take_all(frame)[1] <= few <= 40


@pytest.mark.parametrize("key", KEYS)
def test_a_period_with_nothing_is_said_in_a_sentence(key, partnership, past_frame):
    fact = offered()[key].take(past_frame)

    assert fact.empty.endswith(".")
    assert not fact.figures
    assert not fact.table
    assert not fact.chart


@pytest.mark.parametrize("key", KEYS)
def test_every_definition_says_what_it_counts(key):
    definition = offered()[key]

    assert definition.title
    assert definition.room
    assert definition.says.endswith(".")


def test_every_chart_draws_columns_of_its_table_and_says_what_it_shows(work, frame):
    work(2)

    for fact in take_all(frame)[0].values():
        if fact.chart:
            assert fact.chart.says
            assert max(fact.chart.values) < len(fact.table.headings)


def test_every_row_has_a_cell_under_every_heading(work, frame):
    work(2)

    for key, fact in take_all(frame)[0].items():
        table = fact.table
        for row in [*(table.rows if table else ()), *([table.total] if table and table.total else [])]:
            assert len(row) == len(table.headings), key


def test_every_fact_is_plain_data_with_a_sentence(work, frame):
    work(2)

    for key, fact in take_all(frame)[0].items():
        assert json.loads(json.dumps(fact.as_json())), key
        assert fact.empty or fact.says.endswith("."), key


def test_one_group_has_its_own_facts(work, of_quality, executive, make_action):
    work(1)
    make_action(group=executive)

    facts, sent = take_all(of_quality, OF_A_GROUP)

    assert facts["actions.overview"].figures[0].number == 1
    assert facts["actions.by_group"].table.rows[0][0] == "Quality"
    assert sent <= 40


def test_another_partnerships_work_is_nowhere(work, make_group, other_partnership, make_action, frame):
    work(1)
    before = take_all(frame)[0]
    elsewhere = make_group("Elsewhere", partnership=other_partnership)
    make_action(group=elsewhere)

    assert take_all(frame)[0] == before


def test_nothing_restricted_is_quoted(make_action, decide, business_manager, frame):
    decide(SECRET, restricted=True)
    make_action(SECRET, restricted=True, blocked_since=wall.today(), blocked_by=SECRET)

    facts, _ = take_all(frame)

    assert SECRET not in json.dumps([fact.as_json() for fact in facts.values()])


@pytest.mark.parametrize(
    ("address", "key", "figure"),
    [
        ("/actions/?status=open", "actions.overview", "open"),
        ("/actions/?status=closed", "actions.overview", "closed"),
        ("/actions/?status=late", "actions.overview", "late"),
        ("/decisions/", "decisions.key", "made"),
        ("/meetings/?when=past", "meetings.held", "held"),
    ],
)
def test_a_fact_counts_what_the_list_counts_for_who_sees_all(
    client, sign_in, support_officer, business_manager, work, make_action, frame, figures, address, key, figure
):
    work(3)
    make_action(closed_on=wall.today(), closed_by=business_manager)

    page = sign_in(client, support_officer).get(address)

    assert figures(key, frame)[figure] == page.context["page_obj"].paginator.count
