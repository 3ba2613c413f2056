"""Requests and returns: each agency once, answered once, more time, one chronology."""

import datetime

import pytest
import time_machine

from reviews.chronology import merged
from reviews.commands import information
from reviews.models import Representative
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.commands import tell
from safeguarding.notices.models import Notice

pytestmark = pytest.mark.django_db


def entry(on, what="Seen"):
    return {"happened_on": on, "what": what, "source": "Record", "confidence": "recorded"}


def deadline(asked):
    return Deadline.objects.get(subject_kind="information-request", subject_id=asked.pk)


def test_a_request_has_a_deadline_of_its_agency_and_tells_its_lead(asked, people):
    assert deadline(asked).owner == f"agency:{asked.agency_id}"
    assert Notice.objects.filter(recipient=people["lead"], kind="information-requested").exists()


def test_an_agency_is_asked_once(asked, people):
    with pytest.raises(Refused, match="asked already"):
        information.ask_agencies(
            review=asked.review, agencies=[asked.agency], due_on=asked.due_on, by=people["support"]
        )


def test_not_known_is_an_answer_that_meets_the_deadline(asked, people):
    information.not_known(request=asked, by=people["lead"])

    assert deadline(asked).state == "met"
    assert asked.state == "not-known"


def test_an_answer_is_given_once(asked, people):
    information.not_known(request=asked, by=people["lead"])

    with pytest.raises(Refused, match="was answered by"):
        information.send_return(request=asked, fields={"involvement": "We knew"}, by=people["lead"])


def test_whoever_answers_represents_the_agency(asked, people):
    information.not_known(request=asked, by=people["lead"])

    assert Representative.objects.filter(review=asked.review, person=people["lead"]).exists()


def test_a_return_without_involvement_is_refused_and_kept(asked, people):
    with pytest.raises(Refused, match="involvement"):
        information.send_return(request=asked, fields={"good_practice": "Home visits"}, by=people["lead"])


def test_more_time_moves_the_date_and_keeps_the_first(asked, people):
    later = asked.due_on + datetime.timedelta(days=3)
    information.want_more_time(request=asked, until=later, because="Records are on paper.", by=people["lead"])

    information.answer_more_time(request=asked, granted=True, by=people["support"])

    assert deadline(asked).due_on == later
    assert deadline(asked).original_due_on == asked.first_due_on


def test_more_time_refused_keeps_the_date(asked, people):
    due = asked.due_on
    information.want_more_time(
        request=asked, until=due + datetime.timedelta(days=3), because="Busy.", by=people["lead"]
    )

    information.answer_more_time(request=asked, granted=False, by=people["support"])

    assert (asked.due_on, deadline(asked).due_on) == (due, due)


def test_the_chronology_merges_by_date_and_marks_long_gaps(asked, people):
    review = asked.review
    information.add_entry(review=review, fields=entry(datetime.date(2026, 3, 1)), by=people["support"])
    information.add_entry(review=review, request=asked, fields=entry(datetime.date(2026, 1, 1)), by=people["lead"])
    information.send_return(request=asked, fields={"involvement": "Known"}, by=people["lead"])

    assert [(line.entry.happened_on.month, line.gap_days) for line in merged(review)] == [(1, 0), (3, 59)]


def test_an_entry_of_an_answer_that_was_not_sent_stays_out(asked, people):
    information.add_entry(
        review=asked.review, request=asked, fields=entry(datetime.date(2026, 1, 1)), by=people["lead"]
    )

    assert merged(asked.review) == []


def test_reminding_again_later_is_a_new_notice(asked, people):
    information.chase(request=asked, by=people["support"])
    with time_machine.travel(wall.now() + datetime.timedelta(hours=2)):
        information.chase(request=asked, by=people["support"])

    assert Notice.objects.filter(kind="information-chased", recipient=people["lead"]).count() == 2


def test_a_message_can_carry_no_word_of_the_case(asked, people):
    with pytest.raises(ValueError, match="registered noun"):
        tell(
            people=[people["lead"]],
            kind="information-chased",
            subject=asked.subject,
            noun="the death of AB",
            partnership_key=asked.review.partnership.key,
        )
