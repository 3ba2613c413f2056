"""Changes to a review's clock: steps ticked by hand, corrected anchors, pauses, extensions."""

import datetime

from django.db import transaction

from reviews import acts
from reviews.models import PracticeReview, RapidReview
from safeguarding.clock import wall
from safeguarding.clock.commands import record
from safeguarding.clock.models import RunningClock
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note


@transaction.atomic
def tick_step(*, review: RapidReview, step: str, on: datetime.date, evidence: str = "", by) -> None:
    """A step of a rapid review that no page of the portal meets was done, on a day, with what shows it."""
    _refuse_closed(review)
    _tick(review.clock, review.subject, step, on, evidence, by)


@transaction.atomic
def tick_practice_step(*, practice: PracticeReview, step: str, on: datetime.date, evidence: str = "", by) -> None:
    """The same on the clock of the review that followed; it runs on after the rapid review is closed."""
    _tick(practice.clock, practice.rapid_review.subject, step, on, evidence, by)


def _tick(clock: RunningClock, subject: Subject, key: str, on, evidence: str, by) -> None:
    steps = {row["key"]: row for row in clock.procedure["steps"]}
    if key not in steps:
        raise Refused("Choose one of the steps that are open.", field="step")
    if not acts.by_hand(steps[key]):
        raise Refused("This step is met by recording what was done, on its own page.", field="step")
    if act := steps[key].get("met-by"):
        acts.perform(clock, act, at=on, by=by)
    else:
        record(clock=clock, kind="met", name=key, on=on, reason=evidence, by=by)
    shown = f". {evidence.strip()}" if evidence.strip() else ""
    note(subject=subject, what=f"Done: {steps[key]['title']}, on {long_date(on)}{shown}", by=by)


@transaction.atomic
def correct_event(*, review: RapidReview, event: str, at: datetime.datetime, reason: str, by) -> None:
    """Correct when something happened; the dates that hang on it are worked out again, the old stay in the log."""
    _refuse_closed(review)
    if not reason.strip():
        raise Refused("Say why it is corrected.", field="reason")
    entry = review.clock.entries.filter(kind="anchored", name=event).order_by("id").last()
    if entry is None:
        raise Refused("This has not happened yet, so it cannot be corrected.", field="event")
    record(
        clock=review.clock,
        kind="anchored",
        name=event,
        on=wall.london_date(at),
        at=at,
        corrects=entry,
        reason=reason,
        by=by,
    )
    note(subject=review.subject, what=f"Corrected a date of the clock: {reason.strip()}", kind="clock", by=by)


@transaction.atomic
def pause(*, review: RapidReview, on: datetime.date, reason: str, by) -> None:
    """Stop the partnership's own days from a day on; the law's date runs on."""
    _refuse_closed(review)
    if not reason.strip():
        raise Refused("Say why the clock is paused.", field="reason")
    record(clock=review.clock, kind="paused", on=on, reason=reason, by=by)
    note(subject=review.subject, what=f"Paused the clock from {long_date(on)}: {reason.strip()}", kind="clock", by=by)


@transaction.atomic
def resume(*, review: RapidReview, on: datetime.date, by) -> None:
    """Count again from a day on; that day counts."""
    _refuse_closed(review)
    record(clock=review.clock, kind="resumed", on=on, by=by)
    note(subject=review.subject, what=f"Resumed the clock from {long_date(on)}", kind="clock", by=by)


@transaction.atomic
def extend(*, review: RapidReview, step: str, n: int, unit: str, reason: str, by) -> None:
    """Give a step more time, with the reason; the first date stays beside the new one."""
    _refuse_closed(review)
    if not reason.strip():
        raise Refused("Say why the step is given more time.", field="reason")
    record(clock=review.clock, kind="extended", name=step, n=n, unit=unit, reason=reason, by=by)
    note(
        subject=review.subject,
        what=f"Extended a step by {n} {unit.replace('-', ' ')}: {reason.strip()}",
        kind="clock",
        by=by,
    )


def _refuse_closed(review: RapidReview) -> None:
    if review.ended_at:
        raise Refused("This review is closed; its clock stands as it is.")
