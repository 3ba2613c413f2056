"""The way of a report: the table of moves, who may make them, what is dated and who is told."""

import pytest

from reports.commands import signing
from reports.models import Report, ReportMove, Section
from reports.rules.moves import MOVES, against_move, moves_for, way_of
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.models import Step
from safeguarding.notices.models import Notice
from tests.reports.signing.conftest import A_DAY

pytestmark = pytest.mark.django_db
LEGAL = {
    "draft": {"comments"},
    "comments": {"scrutiny", "draft"},
    "scrutiny": {"seal", "draft"},
    "signing": {"draft"},
    "signed": {"publish", "draft"},
    "published": set(),
}


@pytest.mark.parametrize("state", Report.State.values)
def test_the_moves_from_each_state_are_those_of_the_table(report, business_manager, state):
    report.state = state

    assert {move.key for move in moves_for(report, business_manager)} == LEGAL[state]


@pytest.mark.parametrize("key", MOVES)
@pytest.mark.parametrize("state", Report.State.values)
def test_no_move_leaves_the_table_beside_the_model(report, business_manager, state, key):
    report.state = state

    assert against_move(report, key, business_manager) or MOVES[key].to in Report.MOVES[state]


@pytest.mark.parametrize("key", MOVES)
def test_nobody_but_the_support_team_moves_a_report(report, signers, agency_lead, outsider, key):
    people = [signers["river-police"], agency_lead, outsider]

    assert [against_move(report, key, one)[0].startswith("Your role does not") for one in people] == [True] * 3


def test_comments_are_asked_of_partners_leads_and_chairs(agency_lead, with_partners, signers, soon):
    told = Notice.objects.filter(kind="report-for-comments")

    assert {notice.recipient for notice in told} == {*signers.values(), agency_lead}
    assert {notice.due_on for notice in told} == {soon}


def test_partners_see_a_report_once_they_are_asked_for_comments(report, soon, support_officer, agency_lead):
    assert not Report.objects.visible_to(agency_lead).exists()

    signing.ask_for_comments(report=report, due_on=soon, by=support_officer)

    assert Report.objects.visible_to(agency_lead).get() == report


def test_partners_still_see_what_went_back_to_draft(with_partners, support_officer, agency_lead, outsider):
    signing.back_to_draft(report=with_partners, reason="A part is missing.", by=support_officer)

    assert Report.objects.visible_to(agency_lead).get().state == "draft"
    assert not Report.objects.visible_to(outsider).exists()


def test_each_round_of_comments_has_its_own_date(with_partners, soon, support_officer):
    signing.back_to_draft(report=with_partners, reason="Again.", by=support_officer)
    signing.ask_for_comments(report=with_partners, due_on=soon, by=support_officer)

    rows = Deadline.objects.filter(step__startswith="comments").values_list("step", "state")
    assert list(rows) == [("comments", "not-needed"), ("comments-2", "open")]


def test_asking_for_scrutiny_ends_the_comments_and_tells_the_scrutineer(with_scrutiny, scrutineer):
    states = dict(Deadline.objects.values_list("step", "state"))

    assert (states["comments"], states["scrutiny"]) == ("met", "open")
    assert [n.recipient for n in Notice.objects.filter(kind="report-for-scrutiny")] == [scrutineer]


def test_a_person_who_was_asked_to_write_the_statement_is_the_one_who_is_told(
    with_partners, soon, support_officer, independent_chair
):
    with_partners.sections.filter(kind="scrutiny").update(author=independent_chair)

    signing.ask_for_scrutiny(report=with_partners, due_on=soon, by=support_officer)

    assert Deadline.objects.get(step="scrutiny").owner == f"person:{independent_chair.pk}"


def test_without_anybody_to_give_it_no_statement_is_asked_for(with_partners, soon, support_officer, scrutineer):
    scrutineer.appointments.all().delete()

    with pytest.raises(Refused, match="Nobody here gives"):
        signing.ask_for_scrutiny(report=with_partners, due_on=soon, by=support_officer)


@pytest.mark.parametrize("command", [signing.ask_for_comments, signing.ask_for_scrutiny])
def test_a_date_that_has_been_is_refused_at_its_question(report, support_officer, command):
    if command is signing.ask_for_scrutiny:
        Report.objects.update(state="comments")

    with pytest.raises(Refused) as refused:
        command(report=report, due_on=wall.today() - A_DAY, by=support_officer)

    assert refused.value.field == "due_on"


def test_going_back_needs_a_reason_that_stands_beside_the_move(with_partners, support_officer):
    with pytest.raises(Refused, match="Say why"):
        signing.back_to_draft(report=with_partners, reason=" ", by=support_officer)

    signing.back_to_draft(report=with_partners, reason="A part is missing.", by=support_officer)

    assert ReportMove.objects.last().reason == "A part is missing."
    assert not Step.objects.filter(what__contains="missing").exists()


def test_every_move_is_a_row_and_a_line_of_history(signed):
    assert list(signed.moves.values_list("state", flat=True)) == ["comments", "scrutiny", "signing", "signed"]
    assert Step.objects.filter(subject_kind="report", kind__in=Report.State.values).count() == 4


def test_the_quarterly_pack_is_sealed_and_that_is_all(report, support_officer):
    Section.objects.filter(kind="scrutiny").delete()
    report.outline = "executive-quarter"
    report.save()

    signing.seal_report(report=report, by=support_officer)

    assert (way_of(report), report.state) == (["draft", "signing", "signed"], "signed")


def test_a_report_that_was_sealed_before_need_not_go_round_again(seal, report, support_officer):
    signing.back_to_draft(report=report, reason="A slip.", by=support_officer)

    assert {move.key for move in moves_for(report, support_officer)} == {"comments", "scrutiny", "seal"}
