"""Publishing a signed report: its day, its dates, its readers, its files."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from reports.commands import publishing, signing
from reports.models import ReportJob, Seal
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db
A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def publish(signed, support_officer):
    """``publish(days=3)``: the report is published from so many days on."""

    def publish(days=0, by=support_officer):
        return publishing.publish_report(report=signed, on=wall.today() + days * A_DAY, by=by)

    return publish


@pytest.fixture
def due(report, support_officer):
    """The report is due to be published in ten days."""
    report.due_on = wall.today() + 10 * A_DAY
    report.save()
    publishing.set_dates(report=report, by=support_officer)
    return Deadline.objects.get(step="publish")


def test_the_dates_of_a_report_are_set_once(report, due, support_officer):
    publishing.set_dates(report=report, by=support_officer)

    assert Deadline.objects.get(step="publish").owner == "role:support_team"


def test_publishing_meets_the_date_and_tells_its_readers(due, publish, signers, agency_lead):
    publish()

    due.refresh_from_db()
    assert due.state == "met"
    told = {n.recipient for n in Notice.objects.filter(kind="report-published")}
    assert {*signers.values(), agency_lead} <= told


def test_readers_hear_of_a_later_day_on_that_day(publish, time_machine):
    report = publish(3)
    assert not Notice.objects.filter(kind="report-published").exists()

    time_machine.move_to(wall.now() + 3 * A_DAY, tick=False)

    assert (publishing.come_out(), publishing.come_out()) == (1, 1)
    assert Notice.objects.filter(kind="report-published", subject_id=report.pk).count() == 4


def test_a_late_day_is_met_late_on_the_day_itself(due, publish, time_machine):
    publish(12)
    due.refresh_from_db()
    assert due.state == "open"

    time_machine.move_to(wall.now() + 12 * A_DAY, tick=False)
    publishing.come_out()

    due.refresh_from_db()
    assert (due.state, due.met_on) == ("met", due.due_on + 2 * A_DAY)


@pytest.mark.parametrize(("days", "sentence"), [(-1, "today or later"), (500, "Check the year")])
def test_a_day_that_cannot_be_is_refused(publish, days, sentence):
    with pytest.raises(Refused, match=sentence) as refused:
        publish(days)

    assert refused.value.field == "on"


def test_only_a_signed_report_is_published(seal, report, support_officer):
    with pytest.raises(Refused, match="everybody has signed"):
        publishing.publish_report(report=report, on=wall.today(), by=support_officer)


def test_nobody_publishes_whose_role_does_not(publish, signers, agency_lead, outsider):
    for person in (signers["river-police"], agency_lead, outsider):
        with pytest.raises(Refused, match="Your role does not let you publish"):
            publish(by=person)


def test_a_published_report_goes_nowhere_else(publish, support_officer):
    report = publish()

    with pytest.raises(Refused):
        signing.back_to_draft(report=report, reason="A slip.", by=support_officer)


def test_its_public_files_are_asked_for(publish):
    report = publish()

    assert set(ReportJob.objects.filter(report=report).values_list("kind", flat=True)) == {"pdf", "word", "data"}


def test_readers_of_the_outline_get_dates_from_the_day(publish):
    report = publish(2)

    dated = [row for row in report.recipients.all() if row.within]
    assert dated
    assert all(row.due_on >= report.publish_on for row in dated)
    assert Deadline.objects.filter(step__startswith="send-").count() == len(dated)


def test_that_it_was_sent_is_recorded_and_its_date_met(publish, support_officer):
    report = publish()
    reader = next(row for row in report.recipients.all() if row.within)

    publishing.record_sent(recipient=reader, on=wall.today(), how="By e-mail.", by=support_officer)

    assert Deadline.objects.get(step=f"send-{reader.pk}").state == "met"
    assert (reader.sent_on, reader.recorded_by) == (wall.today(), support_officer)


@pytest.mark.parametrize(("days", "how", "field"), [(1, "By post.", "on"), (-1, "By post.", "on"), (0, " ", "how")])
def test_what_cannot_have_been_sent_is_refused(publish, support_officer, days, how, field):
    reader = publish().recipients.first()

    with pytest.raises(Refused) as refused:
        publishing.record_sent(recipient=reader, on=wall.today() + days * A_DAY, how=how, by=support_officer)

    assert refused.value.field == field


def test_nothing_is_sent_before_it_is_signed(report, support_officer):
    reader = publishing.add_recipient(report=report, name="Youth council", by=support_officer)

    with pytest.raises(Refused, match="not signed off yet"):
        publishing.record_sent(recipient=reader, on=wall.today(), how="By post.", by=support_officer)


def test_a_reader_is_added_once_and_no_typed_name_leaves_in_a_date(report, soon, support_officer):
    publishing.add_recipient(report=report, name="Youth  council", due_on=soon, by=support_officer)

    with pytest.raises(Refused, match="stand on the list"):
        publishing.add_recipient(report=report, name="youth council", by=support_officer)
    assert Deadline.objects.get(step__startswith="send-").title == "Send the report to a further reader"


def test_a_correction_stands_beside_the_report_and_its_readers_hear_of_it(publish, support_officer, agency_lead):
    report = publish()
    before = Seal.objects.get(report=report).digest

    publishing.correct_report(report=report, words=" The table on page 4 counts one week twice. ", by=support_officer)

    made = report.corrections.get()
    assert (made.words, made.added_by) == ("The table on page 4 counts one week twice.", support_officer)
    assert Seal.objects.get(report=report).digest == before
    assert Notice.objects.filter(kind="report-corrected", recipient=agency_lead).count() == 1
    assert not Notice.objects.filter(kind="report-corrected", recipient=support_officer).exists()


def test_what_is_not_published_is_put_right_itself(signed, support_officer):
    with pytest.raises(Refused, match="not published yet"):
        publishing.correct_report(report=signed, words="A slip.", by=support_officer)


@pytest.mark.parametrize("words", ["", "  \n"])
def test_a_correction_says_something(publish, support_officer, words):
    with pytest.raises(Refused, match="Write what is wrong") as refused:
        publishing.correct_report(report=publish(), words=words, by=support_officer)

    assert refused.value.field == "words"


def test_nobody_corrects_whose_role_does_not_publish(publish, signers, agency_lead, outsider):
    report = publish()
    for person in (signers["river-police"], agency_lead, outsider):
        with pytest.raises(Refused, match="Your role does not let you publish"):
            publishing.correct_report(report=report, words="Mine.", by=person)


@pytest.mark.parametrize("statement", ["UPDATE reports_correction SET words = 'x'", "DELETE FROM reports_correction"])
def test_the_database_refuses_to_change_a_correction(publish, support_officer, statement):
    publishing.correct_report(report=publish(), words="A slip.", by=support_officer)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
