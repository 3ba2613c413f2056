"""The pages of reports and escalations: three people, few statements, sentences."""

import pytest

from partnership.commands.escalations import escalate
from partnership.commands.reports_due import schedule_reports
from partnership.models import Attendance, ChairReport, Escalation, GroupDecision, ReportDue
from safeguarding.clock import wall


@pytest.fixture
def other_chair(make_person, seat, make_group, executive, agency):
    """Chairs another group under the same executive."""
    person = make_person("Otis Other")
    seat(person, make_group("Training", parents=[executive]), "group_chair", agency=agency)
    return person


@pytest.fixture
def escalation(quality, quality_chair):
    return escalate(from_group=quality, title="Nurses", what="Two posts", ask="Who pays?", by=quality_chair)


@pytest.fixture
def status(client, sign_in):
    """``status(person, address)``: what the portal answers."""
    return lambda person, address: sign_in(client, person).get(address).status_code


def parts(day, name):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_draft_is_its_own_groups(
    draft, status, quality_chair, quality_member, executive_member, other_chair, outsider
):
    address = draft.get_absolute_url()

    people = (quality_chair, quality_member, executive_member, other_chair, outsider)
    assert [status(person, address) for person in people] == [200, 200, 404, 404, 404]


def test_only_the_chair_and_the_support_team_write(
    draft, status, quality_chair, quality_member, executive_member, support_officer, outsider
):
    people = (quality_chair, support_officer, quality_member, executive_member, outsider)

    for page in ("write/", "period/", "send/", "give-up/"):
        found = [status(person, f"{draft.get_absolute_url()}{page}") for person in people]
        assert found == [200, 200, 403, 404, 404]


def test_the_group_above_reads_what_was_sent(sent, status, executive_member, other_chair, outsider):
    found = [status(person, sent.get_absolute_url()) for person in (executive_member, other_chair, outsider)]

    assert found == [200, 404, 404]


def test_a_chair_begins_a_report_of_their_own_group_only(client, sign_in, quality_chair, executive):
    answer = sign_in(client, quality_chair).post(
        "/chair-reports/new/",
        {"group": executive.pk, **parts(wall.today(), "from_on"), **parts(wall.today(), "until_on")},
    )

    assert answer.status_code == 200
    assert not ChairReport.objects.exists()


def test_an_escalation_is_seen_from_below_and_from_above(
    escalation, status, quality_member, executive_member, other_chair, outsider
):
    people = (quality_member, executive_member, other_chair, outsider)

    assert [status(person, escalation.get_absolute_url()) for person in people] == [200, 200, 404, 404]


def test_those_who_answer_answer(escalation, status, quality_chair, executive_member, support_officer, outsider):
    people = (executive_member, support_officer, quality_chair, outsider)

    found = [status(person, f"{escalation.get_absolute_url()}answer/") for person in people]

    assert found == [200, 200, 403, 404]


def test_an_answer_on_the_page_is_a_decision(escalation, client, sign_in, executive_member):
    address = f"{escalation.get_absolute_url()}answer/"

    sign_in(client, executive_member).post(address, {"words": "Health pays.", **parts(wall.today(), "decided_on")})

    assert GroupDecision.objects.get().words == "Health pays."
    assert Escalation.objects.get().answer_id


def test_an_ask_is_escalated_in_one_step(draft, client, sign_in, quality_chair):
    answer = sign_in(client, quality_chair).get(f"/escalations/new/report/{draft.pk}/2/")

    assert b"Write a letter." in answer.content


@pytest.mark.parametrize("address", ["/escalations/new/action/9999/", "/escalations/new/minister/1/"])
def test_an_escalation_from_nowhere_is_not_found(status, quality_chair, address):
    assert status(quality_chair, address) == 404


def test_the_schedule_is_the_support_teams(partnership, quality, status, support_officer, quality_chair, outsider):
    schedule_reports(partnership)
    address = ReportDue.objects.first().get_absolute_url()
    people = (support_officer, quality_chair, outsider)

    assert [status(person, address) for person in people] == [200, 200, 404]
    for page in ("receive/", "move/", "not-needed/"):
        assert [status(person, f"{address}{page}") for person in people] == [200, 403, 404]


@pytest.mark.parametrize("which", ["draft", "sent"])
def test_the_report_costs_few_statements(
    request, which, client, sign_in, quality_chair, make_action, make_meeting, quality, statements
):
    quality.quorum_heads, quality.quorum_partners = 3, 2
    quality.save()
    for number in range(10):
        make_action(due=-number)
        meeting = make_meeting(days=-number - 1, state="approved")
        chair = quality_chair.appointments.get()
        Attendance.objects.create(meeting=meeting, appointment=chair, agency=chair.agency, presence="present")
    report = request.getfixturevalue(which)
    sign_in(client, quality_chair).get("/chair-reports/")

    with statements(15):
        assert client.get(report.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("address", ["/chair-reports/", "/escalations/", "/reports-due/", "/plans/"])
def test_the_lists_cost_few_statements(address, client, sign_in, quality_chair, draft, escalation, statements):
    schedule_reports(draft.group.partnership)
    sign_in(client, quality_chair)

    with statements(15):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/chair-reports/", "/escalations/", "/reports-due/", "/plans/"])
def test_an_empty_list_says_what_it_is_for(address, client, sign_in, support_officer):
    assert b"govuk-heading" in sign_in(client, support_officer).get(address).content


@pytest.mark.parametrize(
    ("address", "states"),
    [
        ("/escalations/", ["waiting", "late", "answered", "taken-back"]),
        ("/reports-due/", ["open", "late", "received", "not-needed"]),
        ("/chair-reports/", ["draft", "sent"]),
    ],
)
def test_each_list_is_filtered_by_where_things_stand(
    address, states, client, sign_in, quality_chair, escalation, draft
):
    sign_in(client, quality_chair)

    assert [client.get(address, {"state": state}).status_code for state in states] == [200] * len(states)


def test_reports_due_begin_with_those_still_to_come(client, sign_in, support_officer, draft):
    above, on = draft.to_group, wall.today()
    fields = {"partnership": above.partnership, "owner": "role:support_team", "to_group": above, "due_on": on}
    ReportDue.objects.create(key="come", title="Has come", received_on=on, **fields)
    ReportDue.objects.create(key="not-yet", title="Still to come by post", **fields)
    sign_in(client, support_officer)

    pages = [client.get(f"/reports-due/{query}").content.decode() for query in ("", "?state=received", "?state=all")]

    assert ["Has come" in page for page in pages] == [False, True, True]
    assert ["Still to come by post" in page for page in pages] == [True, False, True]


def test_home_shows_what_waits_for_whom(escalation, draft, client, sign_in, executive_member, quality_chair):
    above = sign_in(client, executive_member).get("/").content.decode()
    below = sign_in(client, quality_chair).get("/").content.decode()

    assert escalation.reference in above
    assert "Finish and send your report" in below
    assert "Answer the escalation" not in below
