"""What follows rapid reviews: practice reviews, recommendations, impact checks, the Panel."""

import datetime

import pytest

from partnership.models import ImpactCheck
from reviews.models import PanelReply, PracticeReview, Recommendation, RecommendationAction
from safeguarding.clock.models import RunningClock

STEPS = {"steps": [{"key": "publish-law", "met-by": "practice-review-published"}, {"key": "report"}]}


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture
def start_practice(make_review, make_deadline, support_officer):
    """``start_practice("2025-05-06", due="2025-11-06", published="2025-12-10")``."""

    def start_practice(on, *, due, published=None):
        review = make_review("2024-04-02")
        clock = RunningClock.objects.create(
            **review.subject.as_fields(), partnership_key="riverside", procedure_key=f"p{review.pk}", procedure=STEPS
        )
        practice = PracticeReview.objects.create(
            rapid_review=review,
            reference=f"PR-T-{review.pk}",
            title="Local review",
            clock=clock,
            started_on=day(on),
            started_by=support_officer,
        )
        make_deadline(practice, "publish-law", due=due, met=published)
        return practice

    return start_practice


@pytest.fixture
def recommend(make_review, decide, make_action, support_officer):
    """``recommend("2025-06-03", {"due_on": …, "closed_on": …})``: decided then, an action for each."""

    def recommend(decided, *actions):
        review = make_review("2024-05-06")
        decide(review, decided, "practice-review")
        row = Recommendation.objects.create(review=review, words="Do it.", added_by=support_officer)
        for fields in actions:
            action = make_action(raised_on=day(decided))
            for name, value in fields.items():
                setattr(action, name, value)
            action.save()
            RecommendationAction.objects.create(recommendation=row, action=action)
        return row

    return recommend


def test_practice_reviews_are_begun_published_and_open(start_practice, figures):
    start_practice("2025-05-06", due="2025-11-06", published="2025-12-10")
    start_practice("2025-02-10", due="2025-08-10")
    start_practice("2024-05-06", due="2024-11-06", published="2025-03-31")

    found = figures("reviews.practice")

    assert found == {"begun": 1, "published": 1, "open": 1, "months": 7, "months-open": 13}


def test_one_published_after_the_period_was_open_at_its_end(start_practice, rows):
    start_practice("2025-12-01", due="2026-06-01", published="2026-04-20")

    assert rows("reviews.practice")[-1] == ("All reviews", 1, 0, 0, 1, 3)


def test_later_than_the_law_asks_counts_the_published_and_the_open(start_practice, rows):
    start_practice("2025-05-06", due="2025-11-06", published="2025-12-10")
    start_practice("2025-02-10", due="2025-08-10")

    assert rows("reviews.practice")[-1][3] == 2


def test_recommendations_stand_with_their_actions(recommend, rows, business_manager):
    closed = {"closed_on": day("2026-03-31"), "closed_by": business_manager, "due_on": day("2026-01-31")}
    later = {"closed_on": day("2026-04-01"), "closed_by": business_manager, "due_on": day("2026-05-01")}
    recommend("2025-06-03", closed, later, {"due_on": day("2026-03-30")})
    recommend("2025-07-03")
    recommend("2024-07-03", {"due_on": day("2026-12-01")})

    assert rows("reviews.recommendations") == [
        ("Made in the period", 2, 1, 3, 1, 1, 1),
        ("Made earlier, with actions still open", 1, 0, 1, 0, 0, 1),
        ("All recommendations", 3, 1, 4, 1, 1, 2),
    ]


def test_impact_checks_are_done_or_owed(recommend, figures, support_officer):
    row = recommend("2024-07-03", {"due_on": day("2024-12-01")})
    action = row.raised.get().action
    for due, done, finding in (("2025-06-01", "2025-06-10", "partly"), ("2025-12-01", "2026-04-02", "changed")):
        ImpactCheck.objects.create(
            action=action, months=6, due_on=day(due), done_on=day(done), finding=finding, done_by=support_officer
        )

    found = figures("reviews.impact")

    assert found == {"done": 1, "changed": 1, "share": {"percent": "100.0"}, "owed": 1}


def test_the_panels_replies_are_counted_by_kind(make_review, rows, support_officer):
    for kind, on in (("agrees", "2025-06-01"), ("agrees", "2025-06-02"), ("asks-more", "2026-04-01")):
        PanelReply.objects.create(
            review=make_review(), kind=kind, received_on=day(on), act_by=day(on), recorded_by=support_officer
        )

    assert rows("reviews.panel") == [("Agrees with the decision", 2), ("All replies", 2)]
