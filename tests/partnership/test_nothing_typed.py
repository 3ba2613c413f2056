"""What people type stands on its own page only: not in history lines, notices, e-mails, addresses or file names."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from partnership.commands import actions, agenda, papers
from partnership.commands.decisions import record_decision, replace_decision
from partnership.commands.escalations import answer_escalation, escalate, take_back
from partnership.commands.reports import begin_report, send_report, write_report
from partnership.commands.reports_due import expect_report, receive_report
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.documents.models import DocumentVersion
from safeguarding.documents.serve import name_of
from safeguarding.history.models import Step
from safeguarding.notices.delivery import deliver_waiting
from safeguarding.notices.models import Notice
from tests.partnership.meetings.conftest import pdf_of

TYPED = "zebra"


def everything_said() -> str:
    """All that history, the ledger of notices, the clock and the e-mails say."""
    rows = [*Step.objects.values_list("what", "subject_label", "subject_url")]
    rows += Notice.objects.values_list("noun", "subject_label", "subject_url")
    rows += Deadline.objects.values_list("title", "subject_label", "subject_url")
    letters = [(one.subject, one.body, str(getattr(one, "alternatives", ""))) for one in mail.outbox]
    return " ".join(" ".join(row) for row in [*rows, *letters]).lower()


@pytest.fixture(autouse=True)
def a_working_morning():
    """When letters leave."""
    with time_machine.travel(datetime.datetime(2026, 7, 7, 10, tzinfo=wall.LONDON)):
        yield


@pytest.fixture
def upload():
    """``upload("audit.pdf")``: a file as a browser sends it."""
    return lambda name: SimpleUploadedFile(name, pdf_of(1))


def test_an_action_its_escalation_and_the_answer(make_action, quality, quality_chair, quality_member, executive_member):
    action = make_action(TYPED, owner_person=quality_member)
    actions.note_progress(action=action, words=TYPED, by=quality_member)
    words = {"title": TYPED, "what": TYPED, "ask": TYPED}
    first, second = (escalate(from_group=quality, **words, action=action, by=quality_chair) for _ in "12")
    answer_escalation(escalation=first, words=TYPED, decided_on=wall.today(), by=executive_member)
    take_back(escalation=second, because=TYPED, by=quality_chair)
    deliver_waiting()

    assert mail.outbox
    assert TYPED not in everything_said()


def test_an_agenda_its_papers_and_decisions(make_meeting, quality, quality_chair, quality_member, upload):
    meeting = make_meeting()
    item = agenda.put_on_agenda(meeting=meeting, title=TYPED, notes=TYPED, by=quality_chair)
    agenda.change_item(item=item, fields={"title": f"{TYPED} again"}, by=quality_chair)
    papers.send_paper(meeting=meeting, title=TYPED, upload=upload(f"{TYPED}.pdf"), item=item, by=quality_member)
    decision = record_decision(group=quality, words=TYPED, decided_on=wall.today(), by=quality_chair)
    replace_decision(decision=decision, words=TYPED, decided_on=wall.today(), by=quality_chair)
    deliver_waiting()

    assert mail.outbox
    assert TYPED not in everything_said()
    assert TYPED not in name_of(DocumentVersion.objects.get())


def test_a_chairs_report(quality, quality_chair, executive_member):
    report = begin_report(
        group=quality, from_on=wall.today().replace(year=wall.today().year - 1), until_on=wall.today(), by=quality_chair
    )
    write_report(report=report, achievements=TYPED, blockages=TYPED, asks=TYPED, by=quality_chair)
    send_report(report=report, by=quality_chair)
    deliver_waiting()

    assert mail.outbox
    assert TYPED not in everything_said()


def test_the_name_of_a_report_that_came_holds_no_title(partnership, executive, support_officer, upload):
    due = expect_report(
        partnership=partnership, title=TYPED, from_whom="An officer", to_group=executive, due_on=wall.today(),
        by=support_officer,
    )  # fmt: skip
    receive_report(due=due, received_on=wall.today(), upload=upload("report.pdf"), by=support_officer)

    assert TYPED not in name_of(DocumentVersion.objects.get())
