"""Asking an author: told, reminded, met when it is done, and owed again when it is not."""

import datetime

import pytest

from accounts.waiting import waiting_for
from reports.commands.part_dates import drop_all, watch_again
from reports.commands.sections import ask_author, ask_nobody, mark_done, mark_not_done
from reports.models import Report
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db


def told(kind):
    return [notice.recipient for notice in Notice.objects.filter(kind=kind)]


def dates(part):
    rows = Deadline.objects.filter(subject_kind="report-part", subject_id=part.pk).order_by("pk")
    return list(rows.values_list("state", "owner"))


def test_an_author_is_told_and_the_date_is_theirs(part, author, next_week):
    deadline = Deadline.objects.get(subject_kind="report-part")

    assert told("report-part-asked") == [author]
    assert (deadline.owner, deadline.due_on) == (f"person:{author.pk}", next_week)


def test_it_waits_on_the_authors_home_page_and_on_nobody_elses(part, author, agency_lead, partnership):
    mine = [one for one in waiting_for(author, partnership) if one.title == "Write your part of the report"]

    assert [one.url for one in mine] == [part.get_absolute_url()]
    assert not any(one.url == part.get_absolute_url() for one in waiting_for(agency_lead, partnership))


def test_whoever_was_asked_before_is_told_that_they_are_not(part, author, agency_lead, support_officer, next_week):
    ask_author(section=part, person=agency_lead, due_on=next_week, by=support_officer)

    assert told("report-part-not-asked") == [author]
    assert dates(part) == [("open", f"person:{agency_lead.pk}")]


def test_somebody_who_cannot_read_reports_cannot_be_asked(part, outsider, support_officer, next_week):
    with pytest.raises(Refused, match="cannot read reports here"):
        ask_author(section=part, person=outsider, due_on=next_week, by=support_officer)


def test_the_statement_is_asked_of_scrutiny_alone(statement, scrutineer, quality_member, support_officer, next_week):
    with pytest.raises(Refused, match="does not give independent scrutiny"):
        ask_author(section=statement, person=quality_member, due_on=next_week, by=support_officer)

    assert ask_author(section=statement, person=scrutineer, due_on=next_week, by=support_officer).author == scrutineer


def test_a_day_that_has_passed_or_that_comes_after_the_reports_own_is_refused(part, quality_member, support_officer):
    today = wall.today()
    Report.objects.update(due_on=today)

    for days, reason in ((-1, "has passed"), (1, "The report is due on")):
        with pytest.raises(Refused, match=reason):
            ask_author(
                section=part, person=quality_member, due_on=today + datetime.timedelta(days=days), by=support_officer
            )


def test_a_part_that_is_done_has_met_its_date_and_its_writers_know(part, author, support_officer):
    mark_done(section=part, by=author)

    assert [state for state, _ in dates(part)] == ["met"]
    assert told("report-part-done") == [support_officer]


def test_a_part_that_is_not_done_after_all_is_owed_again(part, author):
    mark_done(section=part, by=author)
    mark_not_done(section=part, by=author)

    assert [state for state, _ in dates(part)] == ["met", "open"]


def test_what_changed_for_children_is_not_done_while_it_is_empty(changed, support_officer, write):
    mark_done(section=changed, by=support_officer)
    write(changed, "", support_officer)

    changed.refresh_from_db()
    assert changed.done_at is None
    with pytest.raises(Refused, match="may not be empty"):
        mark_done(section=changed, by=support_officer)


def test_a_statement_that_is_given_meets_the_date_of_scrutiny(statement, scrutineer, support_officer, write):
    Report.objects.update(state=Report.State.SCRUTINY)
    write(statement, "There is more to do.", scrutineer)

    mark_done(section=statement, by=scrutineer)

    assert told("report-statement-given") == [support_officer]


def test_when_nobody_is_asked_any_more_nothing_is_due(part, author, support_officer):
    ask_nobody(section=part, by=support_officer)

    part.refresh_from_db()
    assert (part.author, part.due_on) == (None, None)
    assert [state for state, _ in dates(part)] == ["not-needed"]


def test_nothing_is_due_of_a_sealed_report_and_again_when_it_goes_back(report, part, author, support_officer):
    drop_all(report=report, by=support_officer)
    watch_again(report=report, by=support_officer)

    assert [state for state, _ in dates(part)] == ["not-needed", "open"]


def test_a_report_that_is_late_can_still_be_asked_for(part, quality_member, support_officer, next_week):
    Report.objects.update(due_on=wall.today() - datetime.timedelta(days=1))

    assert ask_author(section=part, person=quality_member, due_on=next_week, by=support_officer).due_on == next_week
