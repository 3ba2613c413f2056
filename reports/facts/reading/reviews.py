"""Rows of referrals and reviews that touch a frame's period: one statement each, nothing typed in them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from partnership.arrangement import in_force
from partnership.models import Action, ImpactCheck
from reports.facts.frame import Frame
from reports.facts.period import A_DAY, end_of
from reports.facts.reading.made_once import rows as rows_of
from reviews.models import (
    Decision,
    InformationRequest,
    PanelReply,
    PracticeReview,
    RapidReview,
    Recommendation,
    RecommendationAction,
    Referral,
    ReferralChild,
    StageChange,
)
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject

CLOSED_STAGES = {RapidReview.Stage.ENDED, RapidReview.Stage.WITHDRAWN}
PUBLISHED = "practice-review-published"


def bounds(frame: Frame) -> tuple[datetime.datetime, datetime.datetime]:
    """The period as moments of London, ``[first, last)``."""
    first, after = (
        datetime.datetime.combine(day, datetime.time.min, wall.LONDON)
        for day in (frame.from_on, max(frame.from_on, end_of(frame) + A_DAY))
    )
    return first, after


def in_period(frame: Frame, day: datetime.date | None) -> bool:
    """Whether a day lies in the part of the period that has been."""
    return day is not None and frame.from_on <= day <= end_of(frame)


def review_subject(pk: int, reference: str) -> Subject:
    """A rapid review, without reading it or making a row of it: there are hundreds. A test holds it to the model's."""
    return Subject("rapid-review", pk, reference, f"/reviews/{reference}/")


def distinct(subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    """Each record once, in the order of their labels."""
    return tuple(sorted(set(subjects), key=lambda one: (one.label, one.kind, one.id)))


@dataclass(frozen=True)
class ReviewRow:
    """A rapid review that was open on some day of the period, with the stage it had reached at its end."""

    subject: Subject
    opened_on: datetime.date
    stage: str


def reviews(frame: Frame) -> list[ReviewRow]:
    """Rapid reviews that were open on a day of the period, in the order in which they were opened."""
    latest = {}
    for pk, reference, opened_at, stage in rows_of(frame, _changes):
        latest[pk] = ReviewRow(review_subject(pk, reference), wall.london_date(opened_at), stage)
    return sorted(latest.values(), key=lambda row: (row.opened_on, row.subject.label))


def _changes(frame: Frame):
    first, after = bounds(frame)
    touching = Q(review__ended_at__isnull=True) | Q(review__ended_at__gte=first)
    changes = StageChange.objects.filter(touching, review__partnership=frame.partnership, at__lt=after)
    return changes.order_by("at", "pk").values_list("review_id", "review__reference", "review__opened_at", "stage")


@dataclass(frozen=True)
class Decided:
    """A rapid review that was decided in the period, and its outcome's key."""

    subject: Subject
    on: datetime.date
    outcome: str


def _decisions(frame: Frame):
    first, after = bounds(frame)
    made = Decision.objects.filter(review__partnership=frame.partnership, decided_at__gte=first, decided_at__lt=after)
    return made.exclude(kind=Decision.Kind.CHALLENGED).order_by()


def decided(frame: Frame) -> list[Decided]:
    """The decisions of the period that ended a rapid review; challenges are not among them."""
    rows = rows_of(frame, _decided)
    found = [Decided(review_subject(pk, label), wall.london_date(at), outcome) for pk, label, at, outcome in rows]
    return sorted(found, key=lambda row: (row.on, row.subject.label))


def _decided(frame: Frame):
    return _decisions(frame).values_list("review_id", "review__reference", "decided_at", "outcome")


def terms(frame: Frame):
    """The arrangement in force on the day of the taking; None where there is none that knows rapid reviews."""
    try:
        found = in_force(frame.partnership, frame.today)
    except Refused:
        return None
    return found if found.document["rapid-review"] else None


def deadlines(frame: Frame) -> list[Deadline]:
    """The law's deadlines of rapid reviews that fell into the period, and every deadline of practice reviews."""
    law = Q(subject_kind="rapid-review", source="law", due_on__gte=frame.from_on, due_on__lte=end_of(frame))
    counted = law & Q(state__in=[Deadline.State.MET, Deadline.State.OPEN])
    wanted = Deadline.objects.in_partnership(frame.partnership.key).filter(counted | Q(subject_kind="practice-review"))
    names = ("subject_kind", "subject_id", "subject_label", "subject_url", "step", "title", "source", "state")
    return list(wanted.only(*names, "due_on", "due_at", "met_on", "met_at").order_by("pk"))


@dataclass(frozen=True)
class ReferralRow:
    """A referral that reached the team in the period, and what had become of it."""

    subject: Subject
    sent_on: datetime.date
    state: str


def referrals(frame: Frame) -> list[ReferralRow]:
    """Referrals that were sent in the period. What was answered after it still waits in here."""
    after = bounds(frame)[1]
    return [_referral(*row, after) for row in rows_of(frame, _referrals)]


def _referral(pk: int, reference: str, sent_at, state: str, answered_at, after: datetime.datetime) -> ReferralRow:
    answered = answered_at is not None and answered_at < after
    subject = Referral(pk=pk, reference=reference).subject
    return ReferralRow(subject, wall.london_date(sent_at), state if answered else Referral.State.SENT)


def _referrals(frame: Frame):
    first, after = bounds(frame)
    sent = Referral.objects.filter(partnership=frame.partnership, sent_at__gte=first, sent_at__lt=after)
    return sent.order_by("sent_at", "pk").values_list("pk", "reference", "sent_at", "state", "answered_at")


@dataclass(frozen=True)
class ChildRow:
    """A child in a rapid review that was opened in the period, as the referral describes them."""

    review: Subject
    harm: str
    age_band: str
    ethnicity: str


def children(frame: Frame) -> list[ChildRow]:
    """The children of the rapid reviews that were opened in the period."""
    return [ChildRow(review_subject(pk, label), *rest) for pk, label, *rest in rows_of(frame, _children)]


def _children(frame: Frame):
    first, after = bounds(frame)
    rows = ReferralChild.objects.filter(
        referral__review__partnership=frame.partnership,
        referral__review__opened_at__gte=first,
        referral__review__opened_at__lt=after,
    ).order_by("pk")
    return rows.values_list("referral__review", "referral__review__reference", "harm", "age_band", "ethnicity")


@dataclass(frozen=True)
class PracticeRow:
    """A review that a rapid review led to. ``steps`` are those of its procedure that publishing it meets."""

    subject: Subject
    title: str
    started_on: datetime.date
    steps: frozenset[str]


def practice_reviews(frame: Frame) -> list[PracticeRow]:
    """Every review that was started before the period ended."""
    rows = PracticeReview.objects.filter(
        rapid_review__partnership=frame.partnership, started_on__lte=end_of(frame)
    ).select_related("rapid_review", "clock")
    rows = rows.only("reference", "title", "started_on", "rapid_review__reference", "clock__procedure")
    return [
        PracticeRow(row.subject, row.title, row.started_on, _publishing(row.clock))
        for row in rows.order_by("started_on", "pk")
    ]


def _publishing(clock) -> frozenset[str]:
    steps = clock.procedure.get("steps", []) if clock else []
    return frozenset(step["key"] for step in steps if step.get("met-by") == PUBLISHED)


@dataclass(frozen=True)
class RecommendationRow:
    """A recommendation with one of its actions, or none. ``new`` where its review was decided in the period."""

    pk: int
    review: Subject
    new: bool
    action: Subject | None
    due_on: datetime.date | None
    closed_on: datetime.date | None

    def is_closed(self, on: datetime.date) -> bool:
        """Whether the action was closed by the end of a day."""
        return self.closed_on is not None and self.closed_on <= on

    def is_late(self, on: datetime.date) -> bool:
        """Whether the action was open then and past its due date as it is now."""
        return self.action is not None and not self.is_closed(on) and self.due_on < on


def recommendations(frame: Frame) -> list[RecommendationRow]:
    """Recommendations of reviews decided in the period, and earlier ones with an action that was open in it.

    A row for each action, and for each recommendation without one.
    """
    new = {row.subject.id for row in frame.shared(decided)}
    found = []
    for pk, review, label, action, reference, *days in rows_of(frame, _recommendations):
        subject = Action(pk=action, reference=reference).subject if action else None
        found.append(RecommendationRow(pk, review_subject(review, label), review in new, subject, *days))
    return found


def _recommendations(frame: Frame):
    open_ = Q(raised__action__closed_on__isnull=True) | Q(raised__action__closed_on__gte=frame.from_on)
    before = Q(raised__action__raised_on__lt=frame.from_on) & open_
    made = Q(review__in=_decisions(frame).values("review"))
    rows = Recommendation.objects.filter(made | before, review__partnership=frame.partnership).order_by("pk", "raised")
    names = ("raised__action", "raised__action__reference", "raised__action__due_on", "raised__action__closed_on")
    return rows.values_list("pk", "review_id", "review__reference", *names)


def impact_checks(frame: Frame) -> list[ImpactCheck]:
    """Impact checks of actions from recommendations: done in the period, or due by its end and not done then."""
    raised = RecommendationAction.objects.filter(recommendation__review__partnership=frame.partnership)
    end = end_of(frame)
    done = Q(done_on__gte=frame.from_on, done_on__lte=end)
    owed = Q(due_on__lte=end) & (Q(done_on__isnull=True) | Q(done_on__gt=end))
    checks = ImpactCheck.objects.filter(done | owed, action__in=raised.values("action"), dropped_on__isnull=True)
    names = ("months", "due_on", "finding", "done_on", "action__reference")
    return list(checks.select_related("action").only(*names).order_by("due_on", "pk"))


class RequestRow(NamedTuple):
    """What an agency was asked for a review, without the words."""

    pk: int
    reference: str
    agency: str
    due_on: datetime.date
    answered_at: datetime.datetime | None

    get_absolute_url = InformationRequest.get_absolute_url

    @property
    def subject(self) -> Subject:
        """The request as a record, called by its review as its own model calls it."""
        return Subject("information-request", self.pk, self.reference, self.get_absolute_url())

    @property
    def answered_on(self) -> datetime.date | None:
        """The London day of the answer."""
        return wall.london_date(self.answered_at) if self.answered_at else None


def requests(frame: Frame) -> list[RequestRow]:
    """What agencies were asked in the period, with when they answered; not what."""
    return [RequestRow(*row) for row in rows_of(frame, _requests)]


def _requests(frame: Frame):
    first, after = bounds(frame)
    here = InformationRequest.objects.filter(review__partnership=frame.partnership)
    asked = here.filter(asked_at__gte=first, asked_at__lt=after)
    return asked.order_by("pk").values_list("pk", "review__reference", "agency__name", "due_on", "answered_at")


@dataclass(frozen=True)
class ReplyRow:
    """What the Panel said of a rapid review."""

    review: Subject
    kind: str


def panel_replies(frame: Frame) -> list[ReplyRow]:
    """What the national Panel answered in the period."""
    return [ReplyRow(review_subject(pk, label), kind) for pk, label, kind in rows_of(frame, _replies)]


def _replies(frame: Frame):
    period = (frame.from_on, end_of(frame))
    came = PanelReply.objects.filter(review__partnership=frame.partnership, received_on__range=period)
    return came.order_by("received_on", "pk").values_list("review_id", "review__reference", "kind")
