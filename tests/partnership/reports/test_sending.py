"""A chair's report: its period, its words, and what happens when it is sent."""

import datetime

import pytest

from partnership.commands import reports as commands
from partnership.commands.agenda import put_on_agenda
from partnership.commands.reports_due import schedule_reports
from partnership.models import ChairReport, ReportDue
from partnership.rules.plans import year_of
from partnership.rules.reports import asks_of, default_period
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice

A_DAY = datetime.timedelta(days=1)


def test_the_first_report_begins_with_the_year(quality):
    assert default_period(quality, wall.today()) == (year_of(wall.today())[0], wall.today())


def test_the_next_report_begins_the_day_after_the_last(draft, quality):
    assert default_period(quality, wall.today())[0] == draft.until_on + A_DAY


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (-10, -10, "covers some time"),
        (-10, -20, "covers some time"),
        (-10, 1, "in the future"),
        (-100, -90, "Another report of this group covers"),
        (-5, 0, "Another report of this group covers"),
        (-4000, -3900, "began on"),
    ],
)
def test_an_impossible_period_is_refused_with_a_sentence(draft, quality, quality_chair, first, last, sentence):
    today = wall.today()

    with pytest.raises(Refused, match=sentence):
        commands.begin_report(
            group=quality, from_on=today + first * A_DAY, until_on=today + last * A_DAY, by=quality_chair
        )


def test_a_period_before_the_last_report_is_possible(draft, quality, quality_chair):
    today = wall.today()

    report = commands.begin_report(
        group=quality, from_on=today - 120 * A_DAY, until_on=today - 91 * A_DAY, by=quality_chair
    )

    assert report.state == ChairReport.State.DRAFT


def test_a_draft_may_change_its_own_period(draft, quality_chair):
    changed = commands.change_period(
        report=draft, from_on=draft.from_on, until_on=draft.until_on - A_DAY, by=quality_chair
    )

    assert changed.until_on == draft.until_on - A_DAY


def test_a_group_at_the_top_has_nobody_to_report_to(executive, support_officer):
    with pytest.raises(Refused, match="nobody would receive"):
        commands.begin_report(group=executive, from_on=wall.today() - A_DAY, until_on=wall.today(), by=support_officer)


def test_a_report_without_achievements_is_not_sent(draft, quality_chair):
    commands.write_report(report=draft, achievements="  ", by=quality_chair)

    with pytest.raises(Refused, match="Say what the group achieved"):
        commands.send_report(report=draft, by=quality_chair)


def test_what_was_sent_is_not_changed(sent, quality_chair):
    for change in (
        lambda: commands.write_report(report=sent, achievements="More", by=quality_chair),
        lambda: commands.send_report(report=sent, by=quality_chair),
        lambda: commands.give_up_draft(report=sent, by=quality_chair),
    ):
        with pytest.raises(Refused, match="was sent on"):
            change()


def test_frozen_facts_do_not_move(sent, make_action, quality_chair):
    before = sent.facts["actions"]["raised"]["count"]

    make_action()

    sent.refresh_from_db()
    assert sent.facts["actions"]["raised"]["count"] == before == 0
    assert sent.facts_taken_at == sent.sent_at


def test_the_fingerprint_is_of_what_was_sent(sent):
    sent.refresh_from_db()
    assert sent.facts["digest"] == commands.digest_of(sent)

    sent.achievements = "Something else"

    assert sent.facts["digest"] != commands.digest_of(sent)


def test_the_members_of_the_group_above_are_told(executive_member, quality_member, sent):
    people = Notice.objects.filter(kind="chairs-report-sent").values_list("recipient__name", flat=True)

    assert list(people) == ["Evan Executive"]


def test_a_report_goes_onto_an_agenda_that_is_built(draft, executive, make_meeting, quality_chair, support_officer):
    meeting = make_meeting(group=executive)
    put_on_agenda(meeting=meeting, title="Welcome", by=support_officer)

    sent = commands.send_report(report=draft, by=quality_chair)

    assert (sent.item.meeting, sent.item.about_kind, sent.item.about_id) == (meeting, "chair-report", sent.pk)


def test_a_report_meets_what_the_group_owed(partnership, draft, quality_chair):
    schedule_reports(partnership)
    due = ReportDue.objects.filter(key="chair-quality").earliest("due_on")
    ReportDue.objects.filter(pk=due.pk).update(due_on=wall.today() - 3 * A_DAY)

    sent = commands.send_report(report=draft, by=quality_chair)

    met = ReportDue.objects.filter(received_on__isnull=False)
    assert [(one.pk, one.chair_report) for one in met] == [(due.pk, sent)]


def test_the_support_team_sends_only_on_the_chairs_word(draft, support_officer):
    with pytest.raises(Refused, match="how the chair agreed"):
        commands.send_report(report=draft, by=support_officer)

    sent = commands.send_report(report=draft, on_word="By e-mail, on 3 June", by=support_officer)

    assert (sent.sent_by, sent.facts["on-word"]) == (support_officer, "By e-mail, on 3 June")


def test_each_line_of_the_asks_is_an_ask(draft):
    assert asks_of(draft) == ["Agree who pays.", "Write a letter."]


def test_a_draft_that_is_thrown_away_frees_its_period(draft, quality, quality_chair, period):
    commands.give_up_draft(report=draft, by=quality_chair)

    commands.begin_report(group=quality, from_on=period[0], until_on=period[1], by=quality_chair)
    assert ChairReport.objects.count() == 1
