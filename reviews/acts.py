"""What the portal's commands do, told to a review's clock.

A procedure names acts (docs/arrangement-files.md): an event happens on an act, a step is met by
an act. So two partnerships' procedures differ with no code between them.
"""

import datetime

from reviews.models import RapidReview
from safeguarding.clock import wall
from safeguarding.clock.commands import record
from safeguarding.clock.models import RunningClock
from safeguarding.design.dates import long_date

# Acts that a command of this room performs. A step met by any other act is ticked by hand.
PERFORMED = frozenset(
    {
        "incident-happened",
        "became-aware",
        "referral-made",
        "review-opened",
        "partners-told",
        "call-held",
        "strategy-minutes-received",
        "information-requested",
        "information-gathered",
        "panel-notified",
        "meeting-held",
        "submitted",
        "advised",
        "decided",
        "outcome-told",
        "fed-back",
        "panel-replied",
        "practice-review-started",
    }
)


def by_hand(step: dict) -> bool:
    """Whether a step of a procedure is ticked by hand: it names no act, or one that no command performs."""
    return step.get("met-by", "") not in PERFORMED


def perform(clock: RunningClock, act: str, *, at: datetime.datetime | datetime.date, by) -> None:
    """Tell ``clock`` that ``act`` was done ``at`` (London): its events happen, its steps are met.

    An event that has happened and a step that is met stay as they are; a later correction is an
    entry of its own.
    """
    happened = set(clock.entries.filter(kind__in=["anchored", "met"]).values_list("kind", "name"))
    procedure = clock.procedure
    when = _moment(at)
    for event in procedure.get("events", []):
        if event.get("when") == act and ("anchored", event["key"]) not in happened:
            record(clock=clock, kind="anchored", name=event["key"], by=by, **when)
    for step in procedure.get("steps", []):
        if step.get("met-by") == act and ("met", step["key"]) not in happened:
            _meet(clock, step, when, by)


def _meet(clock: RunningClock, step: dict, when: dict, by) -> None:
    """A step is met; one that was done before its own days began is not needed any more, and says why.

    The council may tell the Panel before the referral reaches the team: the law's step is then met
    by that, and the partnership's own has nothing left to count.
    """
    began = clock.entries.filter(kind="anchored", name=step.get("anchor", "")).order_by("-id").first()
    before = began and (when["at"] < began.at if when["at"] and began.at else when["on"] < began.on)
    if before:
        reason = f"Done on {long_date(when['on'])}, before its days began"
        record(clock=clock, kind="not-needed", name=step["key"], reason=reason, by=by)
    else:
        record(clock=clock, kind="met", name=step["key"], by=by, **when)


def _moment(at) -> dict:
    if isinstance(at, datetime.datetime):
        return {"on": wall.london_date(at), "at": at}
    return {"on": at, "at": None}


def done(review: RapidReview, act: str, *, at=None, by) -> None:
    """``perform`` on a review's own clock, now unless ``at`` says otherwise."""
    perform(review.clock, act, at=at or wall.now(), by=by)
