"""What the facts of referrals and rapid reviews count: golden values for made rows of April 2025 to March 2026."""

from reports.facts.value import Taken
from reviews.models import RapidReview


def test_referrals_are_counted_by_what_had_become_of_them(make_referral, figures):
    make_referral("2025-05-06")
    make_referral("2025-05-07", state="declined")
    make_referral("2026-03-30", state="accepted", answered="2026-04-02")
    make_referral("2025-03-31")

    assert figures("reviews.referrals") == {"received": 3, "accepted": 1, "declined": 1, "waiting": 1}


def test_referrals_fall_into_the_quarter_in_which_they_were_sent(make_referral, rows):
    make_referral("2025-06-30")
    make_referral("2025-07-01", state="declined")

    assert rows("reviews.referrals")[:2] == [
        ("April to June 2025", 1, 1, 0),
        ("July to September 2025", 1, 0, 1),
    ]


def test_a_review_counts_with_the_stage_it_had_reached_at_the_end(make_review, rows):
    make_review("2025-05-06", met="2025-05-20", submitted="2025-05-22", decided="2025-05-27", ended="2026-04-09")
    make_review("2026-03-25", met="2026-04-08")
    make_review("2024-05-06", ended="2025-03-31")
    make_review("2025-02-03", withdrawn="2025-04-01")

    assert rows("reviews.stages") == [("Gathering information", 1), ("Decided", 1), ("Withdrawn", 1), ("All stages", 3)]


def test_opened_decided_withdrawn_and_open_are_told_apart(make_review, decide, figures):
    decide(make_review("2025-05-06", decided="2025-05-27"), "2025-05-27", "practice-review")
    make_review("2025-02-03", withdrawn="2025-04-01")
    make_review("2026-03-25")

    assert figures("reviews.stages") == {"opened": 2, "decided": 1, "withdrawn": 1, "open": 2}


def test_a_challenge_is_no_decision(make_review, decide, rows):
    review = make_review("2025-05-06")
    decide(review, "2025-05-27")
    decide(review, "2025-06-05", "no-further-review")
    decide(make_review("2025-05-06"), "2025-06-05", "no-further-review")
    decide(make_review("2025-05-06"), "2025-06-05", "practice-review")

    assert rows("reviews.outcomes") == [
        ("No further review", 2, {"percent": "66.7"}),
        ("Practice review", 1, {"percent": "33.3"}),
        ("All outcomes", 3, {"percent": "100.0"}),
    ]


def test_what_is_opened_and_decided_stands_in_its_quarter(make_review, decide, rows):
    review = make_review("2025-06-30")
    decide(review, "2025-07-01", "practice-review")

    assert rows("reviews.flow")[:2] == [("April to June 2025", 1, 0), ("July to September 2025", 0, 1)]


def test_midnight_in_london_divides_the_periods(make_review, figures):
    late = make_review("2025-04-01")
    RapidReview.objects.filter(pk=late.pk).update(opened_at="2025-03-31T23:30:00Z")
    early = make_review("2025-04-01")
    RapidReview.objects.filter(pk=early.pk).update(opened_at="2025-03-31T22:30:00Z")

    assert figures("reviews.stages")["opened"] == 1


def test_another_partnerships_cases_are_not_counted(make_review, other_partnership, taken):
    make_review("2025-05-06", children=["died"], where=other_partnership)

    for key in ("reviews.stages", "reviews.flow", "reviews.referrals", "reviews.harm"):
        assert taken(key).as_json() == Taken(empty=taken(key).empty).as_json()


def test_nothing_names_a_case(make_review, decide, taken):
    review = make_review("2025-05-06", children=["died"], met="2025-05-20")
    decide(review, "2025-05-27", "practice-review")

    for key in ("reviews.stages", "reviews.flow", "reviews.outcomes", "reviews.referrals", "reviews.harm"):
        assert "RR-T" not in str(taken(key).as_json())
        assert "REF-T" not in str(taken(key).as_json())


def test_the_records_behind_a_row_are_its_reviews(make_review, taken):
    review = make_review("2025-05-06", met="2025-05-20")
    make_review("2025-05-07")

    records = taken("reviews.stages").records()

    assert records["row:1"] == [["rapid-review", review.pk, review.reference, f"/reviews/{review.reference}/"]]


def test_a_record_is_called_as_its_room_calls_it(make_review, taken):
    review = make_review("2025-05-06")

    assert taken("reviews.stages").figures[0].records == (review.subject,)
