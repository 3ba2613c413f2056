"""How punctual rapid reviews were: the law's dates, and the agencies that were asked."""

import datetime

import pytest

from reports.facts.value import days
from reviews.models import InformationRequest
from tests.reports.facts.conftest import noon


@pytest.fixture
def ask(support_officer):
    """``ask(review, agency, "2025-05-06", due="2025-05-13", answered="2025-05-14")``."""

    def ask(review, agency, on, *, due, answered=None):
        given = {"answered_at": noon(answered), "answered_by": support_officer} if answered else {}
        return InformationRequest.objects.create(
            review=review,
            agency=agency,
            state="answered" if answered else "asked",
            asked_by=support_officer,
            asked_at=noon(on),
            due_on=datetime.date.fromisoformat(due),
            first_due_on=datetime.date.fromisoformat(due),
            **given,
        )

    return ask


def test_days_late_are_working_days_of_the_law(make_review, make_deadline, rows):
    make_deadline(make_review(), "rapid-review-sent", due="2025-05-23", met="2025-05-27")
    make_deadline(make_review(), "rapid-review-sent", due="2025-06-02", met="2025-06-02")

    assert rows("reviews.timeliness")[0] == ("Rapid review sent", 2, 1, 1, 0, days(1), days(1))


def test_what_is_not_done_is_late_as_of_the_taking(make_review, make_deadline, rows):
    make_deadline(make_review(), "panel-notified", due="2026-03-31")

    assert rows("reviews.timeliness")[-1] == ("All dates", 1, 0, 0, 1, days(40), days(40))


def test_dates_outside_the_period_and_our_own_are_left_out(make_review, make_deadline, taken):
    review = make_review()
    make_deadline(review, "panel-notified", due="2026-04-01", met="2026-04-01")
    make_deadline(review, "meeting", due="2025-05-20", met="2025-05-20", source="local")

    assert taken("reviews.timeliness").empty == "None of the law’s dates for rapid reviews fell into this period."


def test_dates_in_time_are_a_share_of_those_that_are_over(make_review, make_deadline, figures):
    for met in ("2025-05-20", "2025-05-20", "2025-06-20"):
        make_deadline(make_review(), "panel-notified", due="2025-05-20", met=met)

    assert figures("reviews.timeliness") == {"dates": 3, "in-time": 2, "share": {"percent": "66.7"}, "late": 1}


def test_agencies_answer_in_time_late_or_not_yet(make_review, ask, agency, other_agency, rows):
    one, two = make_review(), make_review()
    ask(one, agency, "2025-05-06", due="2025-05-13", answered="2025-05-13")
    ask(two, agency, "2025-05-06", due="2025-05-13", answered="2025-05-14")
    ask(one, other_agency, "2025-05-06", due="2025-05-13")

    assert rows("reviews.answers") == [
        ("River NHS Trust", 2, 1, 1, 0, {"percent": "50.0"}),
        ("River Police", 1, 0, 0, 1, {"percent": "0.0"}),
        ("All agencies", 3, 1, 1, 1, {"percent": "33.3"}),
    ]
