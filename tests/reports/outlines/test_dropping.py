"""A part that is dropped while somebody writes it: they hear of it, and nothing of it is due any more."""

import datetime

import pytest

from reports.commands.outline import drop_section
from reports.commands.sections import ask_author, mark_done
from reports.models import Comment
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.notices.models import Notice


@pytest.fixture
def part(arrange, strange, begin, agency_lead, support_officer):
    """A part of the yearly report that the lead is asked to write."""
    arrange(strange)
    part = begin("wt-2023", "2024-25").sections.get(kind="young")
    day = wall.today() + datetime.timedelta(days=7)
    return ask_author(section=part, person=agency_lead, due_on=day, by=support_officer)


@pytest.fixture
def told(agency_lead):
    """What the lead is told of a part that they need not write any more."""
    return Notice.objects.filter(recipient=agency_lead, kind="report-part-not-asked")


def test_whoever_writes_a_part_hears_that_it_is_dropped(part, told, support_officer):
    drop_section(section=part, by=support_officer)

    assert told.get().noun == "a part of a report"
    assert not Deadline.objects.filter(subject_kind="report-part", state="open").exists()


def test_whoever_has_finished_is_not_told(part, told, agency_lead, support_officer):
    mark_done(section=part, by=agency_lead)

    drop_section(section=part, by=support_officer)

    assert not told.exists()


def test_the_page_says_who_is_told_before_a_part_is_dropped(client, sign_in, part, agency_lead, support_officer):
    page = sign_in(client, support_officer).get(f"/reports/{part.report_id}/outline/{part.pk}/drop/")

    assert f"{agency_lead}, in the portal and by e-mail" in page.content.decode()


def test_whoever_commented_on_a_part_hears_that_it_is_dropped(
    client, sign_in, part, business_manager, agency_lead, support_officer
):
    for person in (business_manager, business_manager, agency_lead, support_officer):
        Comment.objects.create(section=part, words="Say more.", by=person)
    page = sign_in(client, support_officer).get(f"/reports/{part.report_id}/outline/{part.pk}/drop/").content.decode()
    assert f"{business_manager}, in the portal" in page

    drop_section(section=part, by=support_officer)

    assert [notice.recipient for notice in Notice.objects.filter(kind="report-part-dropped")] == [business_manager]
    assert Notice.objects.filter(kind="report-part-not-asked", recipient=agency_lead).count() == 1
