"""Many copies of finished and running cases, row by row and in bulk, each with its own reference and dates.

Only for measuring: what a person reads in the demo is made by commands. The copies keep every
constraint and trigger: what is frozen is frozen anew with its own digest.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

from reviews import content
from reviews.models import (
    Advice,
    AgreedAction,
    ChronologyEntry,
    ConferenceCall,
    Decision,
    Dissent,
    FeedBack,
    InformationRequest,
    KeyPracticeEpisode,
    Meeting,
    Named,
    Outcome,
    OutsideNotice,
    PanelReply,
    PartnerAttendance,
    RapidReview,
    Recommendation,
    Referral,
    ReferralChild,
    Representative,
    StageChange,
    Submission,
)
from safeguarding.clock.commands.planning import calendar_for, follow, plan_of
from safeguarding.clock.models import ClockEntry, Deadline, RunningClock
from safeguarding.clock.wall import LONDON
from safeguarding.history.models import Step

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SUBJECTS = {
    "rapid-review": RapidReview,
    "referral": Referral,
    "information-request": InformationRequest,
    "agreed-action": AgreedAction,
    "panel-reply": PanelReply,
}
# Every model of a case in an order in which it can be written, with its way to the review.
OF_A_CASE = (
    (ReferralChild, "referral__review"),
    (Referral.agencies_involved.through, "referral__review"),
    (StageChange, "review"),
    (Named, "review"),
    (Representative, "review"),
    (InformationRequest, "review"),
    (KeyPracticeEpisode, "request__review"),
    (ChronologyEntry, "review"),
    (ConferenceCall, "review"),
    (AgreedAction, "review"),
    (Meeting, "review"),
    (PartnerAttendance, "meeting__review"),
    (Outcome, "review"),
    (Recommendation, "review"),
    (Recommendation.agencies.through, "recommendation__review"),
    (Dissent, "review"),
    (Submission, "review"),
    (Advice, "submission__review"),
    (Decision, "review"),
    (OutsideNotice, "review"),
    (FeedBack, "review"),
    (PanelReply, "review"),
)


@dataclass
class Copy:
    """One copy of ``review``, so many weeks earlier. ``made`` maps (model, old id) to the new id."""

    review: RapidReview
    weeks: int
    references: dict[str, str]
    made: dict[tuple, int] = field(default_factory=dict)
    digests: dict[int, str] = field(default_factory=dict)

    def earlier(self, value):
        """A date or a moment (by London's clock) so many weeks earlier."""
        if isinstance(value, datetime.datetime):
            value = value.astimezone(LONDON)
        return value - datetime.timedelta(weeks=self.weeks)

    def words(self, text: str) -> str:
        """A text in which the case goes by its new references."""
        for old, new in self.references.items():
            text = text.replace(old, new)
        return text

    def again(self, row: models.Model) -> models.Model:
        """``row`` as a new row of this copy."""
        new = type(row)()
        for column in row._meta.concrete_fields:
            if not column.primary_key:
                setattr(new, column.attname, self._value(column, getattr(row, column.attname)))
        if hasattr(row, "subject_kind"):
            self._follow_subject(new)
        if isinstance(row, Submission):
            self._freeze(row, new)
        elif isinstance(row, Decision):
            new.digest = self.digests[row.submission_id]
        return new

    def _value(self, column: models.Field, value):
        if isinstance(value, datetime.date):
            return self.earlier(value)
        if column.is_relation:
            return self.made.get((column.related_model, value), value)
        return self.words(value) if isinstance(value, str) else value

    def _follow_subject(self, new) -> None:
        old = new.subject_id
        new.subject_id = self.made.get((SUBJECTS[new.subject_kind], old), old)
        new.subject_url = new.subject_url.replace(f"/requests/{old}/", f"/requests/{new.subject_id}/")

    def _freeze(self, row: Submission, new: Submission) -> None:
        new.content = self._shifted(row.content)
        new.digest = self.digests[row.pk] = content.digest(new.content)

    def _shifted(self, value):
        if isinstance(value, dict):
            return {key: self._shifted(inside) for key, inside in value.items()}
        if isinstance(value, list):
            return [self._shifted(inside) for inside in value]
        return ISO_DAY.sub(self._day, self.words(value)) if isinstance(value, str) else value

    def _day(self, found: re.Match) -> str:
        return self.earlier(datetime.date.fromisoformat(found[0])).isoformat()


def copy_cases(copies: list[Copy]) -> None:
    """Write the copies, a few statements for each model."""
    _write(Referral, copies, lambda review: [review.referral])
    reviews = _write(RapidReview, copies, lambda review: [review], without=("clock_id",))
    for model, way in OF_A_CASE:
        rows = _rows(model, way, copies)
        _write(model, copies, lambda review, rows=rows: rows[review.pk])
    _write(RunningClock, copies, lambda review: [review.clock])
    for copy, review in zip(copies, reviews, strict=True):
        review.clock_id = copy.made[RunningClock, copy.review.clock_id]
    RapidReview.objects.bulk_update(reviews, ["clock"], batch_size=200)
    _write(ClockEntry, copies, lambda review: review.clock.entries.all())
    _write_deadlines(copies)
    _write(Step, copies, _steps)


def _rows(model, way: str, copies: Iterable[Copy]) -> dict[int, list]:
    """Rows of ``model`` by the id of the case that is copied."""
    found = defaultdict(list)
    for pk in {copy.review.pk for copy in copies}:
        found[pk] = list(model.objects.filter(**{way: pk}).order_by("pk"))
    return found


def _write(model, copies: list[Copy], rows_of, without: tuple[str, ...] = ()) -> list:
    known: dict[int, list] = {}
    pairs = []
    for copy in copies:
        rows = known.setdefault(copy.review.pk, list(rows_of(copy.review)) if copy.review.pk not in known else [])
        pairs += [(copy, row, copy.again(row)) for row in rows]
    for _, _, new in pairs:
        for name in without:
            setattr(new, name, None)
    made = model.objects.bulk_create([new for _, _, new in pairs], batch_size=500)
    for (copy, row, _), new in zip(pairs, made, strict=True):
        copy.made[model, row.pk] = new.pk
    return made


def _of_subjects(review: RapidReview) -> Q:
    about = Q(subject_kind="rapid-review", subject_id=review.pk)
    for kind, model in SUBJECTS.items():
        if model not in (RapidReview, Referral):
            about |= Q(subject_kind=kind, subject_id__in=model.objects.filter(review=review).values("pk"))
    return about


def _steps(review: RapidReview):
    return Step.objects.filter(subject_kind="rapid-review", subject_id=review.pk).order_by("pk")


def _write_deadlines(copies: list[Copy]) -> None:
    """The deadlines of each copy, those on its clock counted anew on the calendar of its own weeks."""
    rows = {pk: list(Deadline.objects.filter(_of_subjects(review))) for pk, review in _reviews(copies).items()}
    clocks = RunningClock.objects.prefetch_related("entries").in_bulk([_clock(copy) for copy in copies])
    calendar = calendar_for(copies[0].review.partnership.key) if copies else None
    new_rows = []
    for copy in copies:
        planned = {step.key: step for step in plan_of(clocks[_clock(copy)], calendar)}
        for row in rows[copy.review.pk]:
            new = copy.again(row)
            if row.clock_id:
                follow(new, planned[row.step], calendar, row.changed_by)
            new_rows.append(new)
    Deadline.objects.bulk_create(new_rows, batch_size=500)


def _clock(copy: Copy) -> int:
    return copy.made[RunningClock, copy.review.clock_id]


def _reviews(copies: list[Copy]) -> dict[int, RapidReview]:
    return {copy.review.pk: copy.review for copy in copies}
