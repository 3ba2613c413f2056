"""The clock of a review: days counted, corrected, paused, extended; the law's date apart."""

import datetime

import pytest
import time_machine

from reviews import acts
from reviews.commands import outside, timing
from reviews.overview import overview_of
from safeguarding.clock import wall
from safeguarding.clock.commands import add_closure_day
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import steps_of

pytestmark = pytest.mark.django_db

MONDAY = datetime.datetime(2026, 6, 1, 10, tzinfo=wall.LONDON)


@pytest.fixture
def on_monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def review(on_monday, review):
    return review


def due(review, step):
    return Deadline.objects.get(subject_kind="rapid-review", subject_id=review.pk, step=step).due_on


def step_by(review, act, law=False):
    source = "law" if law else "local"
    rows = review.clock.procedure["steps"]
    return next(row["key"] for row in rows if row.get("met-by") == act and row["source"] == source)


def test_the_decision_is_due_on_day_14_and_the_law_s_date_stands_apart(review):
    assert due(review, step_by(review, "decided")) == datetime.date(2026, 6, 19)
    assert due(review, step_by(review, "panel-notified")) == datetime.date(2026, 6, 3)
    assert due(review, step_by(review, "panel-notified", law=True)) == datetime.date(2026, 6, 8)


def test_the_day_is_counted_and_never_capped(review, on_monday):
    on_monday.move_to(MONDAY + datetime.timedelta(days=35))

    overview = overview_of(review.clock)

    assert (overview.day, overview.last_day) == (25, 15)
    assert max(step.late for step in overview.late_steps) > 15


def test_a_pause_over_a_weekend_costs_one_working_day_of_ours_and_none_of_the_law_s(review, on_monday, people):
    law, ours = step_by(review, "panel-notified", law=True), step_by(review, "decided")
    on_monday.move_to(MONDAY + datetime.timedelta(days=4))
    timing.pause(review=review, on=datetime.date(2026, 6, 5), reason="Criminal trial", by=people["support"])
    on_monday.move_to(MONDAY + datetime.timedelta(days=7))

    timing.resume(review=review, on=datetime.date(2026, 6, 8), by=people["support"])

    assert due(review, ours) == datetime.date(2026, 6, 22)
    assert due(review, law) == datetime.date(2026, 6, 8)


def test_an_extension_has_a_reason_and_keeps_the_first_date(review, people):
    step = step_by(review, "submitted")
    with pytest.raises(Refused):
        timing.extend(review=review, step=step, n=2, unit="working-days", reason="", by=people["support"])

    timing.extend(review=review, step=step, n=2, unit="working-days", reason="Late return", by=people["support"])

    row = Deadline.objects.get(subject_kind="rapid-review", subject_id=review.pk, step=step)
    assert (row.original_due_on, row.due_on) == (datetime.date(2026, 6, 17), datetime.date(2026, 6, 19))


def test_a_corrected_awareness_moves_the_law_s_date(review, people):
    timing.correct_event(
        review=review,
        event="awareness",
        at=MONDAY - datetime.timedelta(days=3),
        reason="The ward's log shows Friday.",
        by=people["support"],
    )

    assert due(review, step_by(review, "panel-notified", law=True)) == datetime.date(2026, 6, 5)


def test_a_closure_day_moves_open_steps_and_writes_a_line_in_the_log(review, people):
    add_closure_day(
        partnership_key=review.partnership.key, on=datetime.date(2026, 6, 10), title="Office move", by=people["support"]
    )

    assert due(review, step_by(review, "decided")) == datetime.date(2026, 6, 22)
    assert steps_of(review.subject).filter(what__contains="closure day").exists()


def test_a_running_review_keeps_its_timetable_when_the_arrangement_changes(review):
    before = review.clock.procedure["version"]

    review.partnership.arrangements.update(version="another")

    assert type(review).objects.get(pk=review.pk).clock.procedure["version"] == before


def test_notifying_the_panel_meets_the_law_s_step_and_ours(review, people):
    outside.record_outside_notice(
        review=review,
        body="panel",
        about="incident",
        reference="P-1",
        sent_at=wall.now(),
        sent_by="Head of service",
        by=people["support"],
    )

    states = {step.key: step.state for step in overview_of(review.clock).steps if step.act == "panel-notified"}
    assert set(states.values()) == {"met"}


def test_the_panel_s_reference_is_asked_for(review, people):
    with pytest.raises(Refused, match="reference"):
        outside.record_outside_notice(
            review=review,
            body="panel",
            about="incident",
            reference="",
            sent_at=wall.now(),
            sent_by="X",
            by=people["support"],
        )


def test_a_panel_reply_becomes_a_task_with_a_date(review, people, tell_bodies):
    tell_bodies(review, "incident")

    reply = outside.record_panel_reply(
        review=review,
        kind="asks-more",
        received_on=wall.today(),
        words="Send the chronology.",
        act_by=datetime.date(2026, 6, 10),
        by=people["support"],
    )

    assert Deadline.objects.open().get(subject_kind="panel-reply", subject_id=reply.pk).due_on == datetime.date(
        2026, 6, 10
    )


def test_a_panel_told_before_the_referral_meets_the_law_s_step_and_leaves_ours_nothing_to_count(review, people):
    outside.record_outside_notice(
        review=review,
        body="panel",
        about="incident",
        reference="P-1",
        sent_at=MONDAY - datetime.timedelta(hours=1),
        sent_by="Head of service",
        by=people["support"],
    )

    states = {step.law: step.state for step in overview_of(review.clock).steps if step.act == "panel-notified"}
    assert states == {True: "met", False: "not-needed"}


def test_a_step_of_the_practice_review_is_ticked_by_hand_after_the_rapid_review_closed(people, decided):
    practice = outside.start_practice_review(review=decided, started_on=wall.today(), by=people["support"])
    step = next(row["key"] for row in practice.clock.procedure["steps"] if acts.by_hand(row))

    timing.tick_practice_step(practice=practice, step=step, on=wall.today(), by=people["support"])

    assert Deadline.objects.get(clock=practice.clock, step=step).state in {"met", "not-needed"}


def test_a_step_that_a_page_meets_is_not_ticked_by_hand(review, people):
    with pytest.raises(Refused, match="its own page"):
        timing.tick_step(review=review, step=step_by(review, "submitted"), on=wall.today(), by=people["support"])
