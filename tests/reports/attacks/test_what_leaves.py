"""What leaves the pages of a report: e-mail, dates, history, the log, file names. None of it repeats what people type."""

import datetime

import pytest
from django.core import serializers

from reports import making
from reports.commands import comments, outline, publishing, sections, signing
from reports.commands.papers import ask_for_document
from reports.models import Report
from reports.rules.signing import newest_seal
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.documents.models import Document, DocumentVersion
from safeguarding.documents.serve import name_of
from safeguarding.history.models import Opening, Step
from safeguarding.notices.messages import alone
from safeguarding.notices.models import Notice
from tests.reports.signing.conftest import STATUTORY

pytestmark = pytest.mark.django_db
TYPED = "Zebedee"
NEXT_WEEK = datetime.timedelta(days=7)


@pytest.fixture
def through_it_all(report, support_officer, agency_lead, scrutineer, sign):
    """A report on its whole way, back once, with the same word typed into every box there is."""
    soon, by = wall.today() + NEXT_WEEK, support_officer
    part = outline.add_section(report=report, title=f"{TYPED} title", hint=f"{TYPED} hint", by=by)
    outline.rename_section(section=part, title=f"{TYPED} again", hint=TYPED, by=by)
    sections.ask_author(section=part, person=agency_lead, due_on=soon, by=by)
    sections.write_section(section=part, words=f"{TYPED} words", version=part.version, by=agency_lead)
    sections.mark_done(section=part, by=agency_lead)
    signing.ask_for_comments(report=report, due_on=soon, by=by)
    said = comments.add_comment(section=part, words=f"{TYPED} comment", by=scrutineer)
    comments.answer_comment(comment=said, words=f"{TYPED} answer", by=agency_lead)
    signing.ask_for_scrutiny(report=report, due_on=soon, by=by)
    signing.seal_report(report=report, by=by)
    sign("river-police", kind="sent-back", words=f"{TYPED} reason")
    signing.seal_report(report=report, by=by)
    for key in STATUTORY:
        sign(key, kind="dissent", words=f"{TYPED} dissent")
    return sent(Report.objects.get(pk=report.pk), by)


def sent(report, by):
    """It is published, sent to somebody more, and its tables are made."""
    publishing.publish_report(report=report, on=wall.today(), by=by)
    reader = publishing.add_recipient(report=report, name=f"{TYPED} board", due_on=wall.today() + NEXT_WEEK, by=by)
    publishing.record_sent(recipient=reader, on=wall.today(), how=f"{TYPED} post", by=by)
    making.make(ask_for_document(report=report, kind="data", seal=newest_seal(report), by=by).pk)
    return report


@pytest.mark.parametrize("model", [Notice, Step, Opening, Deadline, Document, DocumentVersion])
def test_no_row_of_another_room_repeats_what_was_typed(through_it_all, model):
    kept = serializers.serialize("json", model.objects.all())

    assert len(kept) > 100
    assert TYPED not in kept


def test_no_message_and_no_file_name_repeats_it(through_it_all):
    found = [alone(notice) for notice in Notice.objects.all()]
    letters = [f"{letter.subject} {letter.body} {letter.alternatives}" for letter in found]

    assert len(letters) > 10
    assert [letter for letter in letters if TYPED in letter] == []
    assert [name for name in map(name_of, DocumentVersion.objects.all()) if TYPED in name] == []


def test_a_name_with_a_brace_in_it_breaks_nothing(report, make_person, support_officer):
    person = make_person("Bo {0.__class__} {Brace}", "agency_lead")

    part = report.sections.get(key="groups")
    sections.ask_author(section=part, person=person, due_on=wall.today() + NEXT_WEEK, by=support_officer)

    assert Step.objects.filter(what=f"{person} was asked to write part 2").exists()


@pytest.mark.parametrize("page", ["/", "/deadlines/", "/inbox/", "/reports/", "/reports/?export=csv", "/people/"])
def test_a_draft_is_on_no_list_of_those_who_do_not_write_it(client, sign_in, report, agency_lead, outsider, page):
    signing.dates.set_dates(report=report, by=report.begun_by)

    for person in (agency_lead, outsider):
        assert report.title not in sign_in(client, person).get(page, follow=True).content.decode()
