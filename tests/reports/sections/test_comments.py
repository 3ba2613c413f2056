"""Comments: from which agency, who answers, who is told."""

import pytest

from accounts.waiting import waiting_for
from reports.commands.comments import add_comment, answer_comment
from reports.models import Report
from safeguarding.clock.refusal import Refused
from safeguarding.history.models import Step
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(part, agency_lead, with_partners):
    part.refresh_from_db()
    return add_comment(section=part, words="Say how many.", by=agency_lead)


def test_a_comment_is_of_the_agency_that_its_maker_acts_for(comment, agency):
    assert comment.agency == agency


def test_the_writers_are_told_and_find_it_on_their_home_page(comment, support_officer, partnership):
    told = list(Notice.objects.filter(kind="report-comment").values_list("recipient", flat=True))

    assert told == [support_officer.pk]
    assert any(one.title == "Answer one comment" for one in waiting_for(support_officer, partnership))


def test_an_author_is_told_of_comments_on_their_part(part, author, agency_lead, with_partners):
    add_comment(section=part, words="Say how many.", by=agency_lead)

    assert [one.recipient for one in Notice.objects.filter(kind="report-comment")] == [author]


def test_its_maker_is_told_of_the_answer(comment, support_officer, agency_lead):
    answered = answer_comment(comment=comment, words="Twelve. It says so now.", by=support_officer)

    assert answered.answered_by == support_officer
    assert [one.recipient for one in Notice.objects.filter(kind="report-comment-answered")] == [agency_lead]


def test_only_writers_and_the_parts_author_answer(comment, agency_lead, scrutineer, author):
    for person in (agency_lead, scrutineer):
        with pytest.raises(Refused, match="The writers of the report answer"):
            answer_comment(comment=comment, words="No.", by=person)

    assert answer_comment(comment=comment, words="Yes.", by=author).answer == "Yes."


def test_a_comment_is_answered_once(comment, support_officer):
    answer_comment(comment=comment, words="Yes.", by=support_officer)

    with pytest.raises(Refused, match="was answered on"):
        answer_comment(comment=comment, words="No.", by=support_officer)


def test_an_empty_comment_and_one_that_is_too_long_are_refused(part, agency_lead, with_partners):
    for words, reason in (("  ", "Write your comment"), ("x" * 5001, "1 too many")):
        with pytest.raises(Refused, match=reason):
            add_comment(section=part, words=words, by=agency_lead)


def test_comments_come_too_late_once_the_report_is_sealed(part, agency_lead):
    Report.objects.update(state=Report.State.SIGNING)

    with pytest.raises(Refused, match="too late"):
        add_comment(section=part, words="Say how many.", by=agency_lead)


def test_history_says_that_there_was_a_comment_and_not_what_it_said(comment):
    assert list(Step.objects.values_list("what", flat=True)) == ["Part 2 was commented on"]


def test_home_stays_within_its_statements_while_a_part_and_a_comment_wait(client, author, comment, statements):
    for person in (author, comment.by):
        client.force_login(person)
        client.get("/")

        with statements(15):
            client.get("/")


def test_an_author_who_answers_for_no_report_is_not_told_to_answer_on_home(author, comment, partnership):
    titles = [one.title for one in waiting_for(author, partnership)]

    assert "Write your part of the report" in titles
    assert "Answer one comment" not in titles
