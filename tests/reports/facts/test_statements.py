"""Facts of reviews send few statements, and no more where there are more rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnership.models import ImpactCheck
from reports.facts.registry import offered
from reports.facts.taking import gather
from reviews.models import PanelReply, PracticeReview, Recommendation, RecommendationAction
from safeguarding.clock import wall

MOST = 12


@pytest.fixture
def fill(make_review, decide, make_deadline, make_action, support_officer):
    """``fill(3)``: so many cases with something of everything."""

    def fill(number):
        for _ in range(number):
            review = make_review("2025-05-06", children=["died", "at-risk"], decided="2025-05-27")
            decide(review, "2025-05-27", "practice-review")
            make_deadline(review, "panel-notified", due="2025-05-13", met="2025-05-14")
            row = Recommendation.objects.create(review=review, words="Do it.", added_by=support_officer)
            action = make_action()
            RecommendationAction.objects.create(recommendation=row, action=action)
            ImpactCheck.objects.create(action=action, months=6, due_on="2025-12-01")
            fields = {"started_on": "2025-06-02", "started_by": support_officer, "title": "Review"}
            PracticeReview.objects.create(rapid_review=review, reference=f"PR-{review.pk}", **fields)
            PanelReply.objects.create(
                review=review, kind="agrees", received_on="2025-06-02", act_by=wall.today(), recorded_by=support_officer
            )

    return fill


def statements(frame):
    keys = [key for key in offered() if key.startswith("reviews.")]
    fresh = type(frame)(frame.partnership, frame.from_on, frame.until_on, frame.today)
    with CaptureQueriesContext(connection) as captured:
        gather(fresh, keys)
    return len(captured)


def test_ten_times_the_cases_cost_no_statement_more(fill, frame):
    fill(2)
    before = statements(frame)
    fill(18)

    assert statements(frame) == before <= MOST


def test_a_key_that_nobody_offers_is_left_out(frame):
    assert gather(frame, ["room.unknown"]) == {}
