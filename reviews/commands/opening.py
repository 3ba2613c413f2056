"""Day 1: the review opens, its clock starts, the people who must know are told."""

import datetime

from django.db import transaction

from accounts.models import Agency
from partnership.arrangement import in_force
from partnership.references import next_reference
from reviews import acts, rules
from reviews.commands.people import addresses_for, owners_for, partner_addresses, tell_addresses, terms_of
from reviews.commands.referrals import move_once, refuse_if, stop_watching
from reviews.models import AgreedAction, ConferenceCall, Named, RapidReview, Referral, StageChange
from safeguarding.clock import wall
from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline, start_clock
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.history.commands import note


@transaction.atomic
def accept_referral(*, referral: Referral, by) -> RapidReview:
    """Open the rapid review: the clock of the arrangement in force starts, and those it names are told.

    The review keeps this arrangement and this timetable to its end, whatever is loaded later.
    """
    refuse_if(rules.reasons_against_answering_referral(referral))
    now = wall.now()
    move_once(referral, Referral.State.ACCEPTED, answered_by=by, answered_at=now)
    referral.save()
    stop_watching(referral, by)
    review = _open(referral, now, by)
    _start(review, by)
    told = _tell_who_must_know(review, by)
    note(subject=referral.subject, what=f"Accepted the referral; rapid review {review.reference} opened", by=by)
    note(subject=review.subject, what=f"Opened the rapid review and told {told} people", kind="stage", by=by)
    return review


def _open(referral, now, by) -> RapidReview:
    arrangement = in_force(referral.partnership)
    review = RapidReview.objects.create(
        partnership=referral.partnership,
        reference=next_reference(RapidReview, "RR"),
        referral=referral,
        arrangement_id=arrangement.version_id,
        opened_by=by,
        opened_at=now,
    )
    StageChange.objects.create(review=review, stage=review.stage, at=now, by=by)
    return review


def _start(review: RapidReview, by) -> None:
    arrangement = terms_of(review)
    procedure = arrangement.procedure(arrangement.rapid_review.procedure)
    referral = review.referral
    review.clock = start_clock(
        subject=review.subject,
        procedure=procedure,
        partnership_key=review.partnership.key,
        owners=owners_for(arrangement, procedure, referral),
        by=by,
    )
    review.save()
    acts.done(review, "incident-happened", at=referral.happened_on, by=by)
    acts.done(review, "became-aware", at=referral.aware_at, by=by)
    acts.done(review, "referral-made", at=referral.sent_at, by=by)
    acts.done(review, "review-opened", by=by)


def _tell_who_must_know(review: RapidReview, by) -> int:
    arrangement = terms_of(review)
    terms = arrangement.rapid_review
    words = ["support_team", "business_manager", *terms.tells_when_opened, *terms.advises, terms.decides]
    for address in addresses_for(words, arrangement):
        name_on(review, address, why="The arrangement gives them a part in rapid reviews", by=by)
    addresses = addresses_for(terms.tells_when_opened, arrangement, review.referral)
    people = tell_addresses(review, addresses, kind="review-opened", noun="a rapid review", by=by)
    if people:
        acts.done(review, "partners-told", by=by)
    return len(people)


def name_on(review: RapidReview, address: str, *, why: str, by) -> None:
    """Put an address on the need-to-know list, once."""
    Named.objects.get_or_create(
        review=review, address=address, until=None, defaults={"why": why, "since": wall.now(), "added_by": by}
    )


@transaction.atomic
def record_call(
    *, review: RapidReview, held_at: datetime.datetime, took_part: str, decisions: str, by
) -> ConferenceCall:
    """The partners' first call: who took part and what was decided."""
    refuse_if(rules.reasons_against_change(review))
    if held_at > wall.now():
        raise Refused("The call is recorded after it was held: this time is in the future.", field="held_at")
    call = ConferenceCall.objects.create(
        review=review, held_at=held_at, took_part=took_part, decisions=decisions, recorded_by=by
    )
    acts.done(review, "call-held", at=held_at, by=by)
    note(subject=review.subject, what="Recorded the conference call", by=by)
    return call


@transaction.atomic
def record_strategy_minutes(*, review: RapidReview, by) -> None:
    """The strategy meeting's minutes have arrived (the document itself is kept by the page's upload)."""
    acts.done(review, "strategy-minutes-received", by=by)
    note(subject=review.subject, what="Filed the strategy meeting's minutes", by=by)


def action_subject(action: AgreedAction) -> Subject:
    """An agreed action as the clock and the notices know it."""
    review = action.review
    return Subject("agreed-action", action.pk, review.reference, review.get_absolute_url())


@transaction.atomic
def agree_action(*, review: RapidReview, agency: Agency, what: str, due_on: datetime.date, by) -> AgreedAction:
    """Something an agency does at once, with a date that the clock watches."""
    if due_on < wall.today():
        raise Refused("An agreed action is due today or later. Correct the date.", field="due_on")
    if review.ended_at:
        raise Refused("This review is closed; actions can no longer be agreed on it.")
    action = AgreedAction.objects.create(review=review, agency=agency, what=what, due_on=due_on, added_by=by)
    set_deadline(
        subject=action_subject(action),
        step="action",
        title="Agreed action",
        due=due_on,
        owner=owner_of(agency, review),
        partnership_key=review.partnership.key,
        by=by,
    )
    note(subject=review.subject, what=f"Agreed an action with {agency}", by=by)
    return action


def owner_of(agency: Agency, review: RapidReview) -> str:
    """Who answers for an agency on the case: its executive member where it is a partner, otherwise the team."""
    partner = f"partner:{agency.pk}"
    return partner if partner in partner_addresses(terms_of(review)) else "role:support_team"


@transaction.atomic
def finish_action(*, action: AgreedAction, done_on: datetime.date, done_note: str, by) -> AgreedAction:
    """An agreed action was done, on a day that is not in the future, and how."""
    if done_on > wall.today():
        raise Refused("An action is done today or earlier. Correct the date.", field="done_on")
    action.done_on = done_on
    action.done_note = done_note
    action.save()
    deadline = Deadline.objects.filter(subject_kind="agreed-action", subject_id=action.pk).first()
    if deadline:
        meet_deadline(deadline=deadline, on=done_on, by=by)
    note(subject=action.review.subject, what=f"{action.agency} did an agreed action", by=by)
    return action


@transaction.atomic
def withdraw_review(*, review: RapidReview, reason: str, by) -> RapidReview:
    """End a review that does not meet the criteria after all: before anything was submitted, with the reason."""
    refuse_if(rules.reasons_against_move(review, RapidReview.Stage.WITHDRAWN))
    if not reason.strip():
        raise Refused("Say why the criteria are not met.", field="reason")
    review.withdrawn_reason = reason.strip()
    move(review, RapidReview.Stage.WITHDRAWN, reason=reason, by=by)
    end(review, by=by)
    arrangement = terms_of(review)
    addresses = addresses_for(arrangement.rapid_review.tells_when_opened, arrangement, review.referral)
    tell_addresses(review, addresses, kind="review-withdrawn", noun="a rapid review", by=by, urgent=False)
    return review


def move(review: RapidReview, stage: str, *, reason: str = "", by) -> None:
    """One step in the table of legal moves: a row, the stage, a line of history."""
    refuse_if(rules.reasons_against_move(review, stage))
    now = wall.now()
    ended_at = now if stage in {RapidReview.Stage.ENDED, RapidReview.Stage.WITHDRAWN} else None
    claimed = RapidReview.objects.filter(pk=review.pk, stage=review.stage).update(stage=stage, ended_at=ended_at)
    if not claimed:
        review.refresh_from_db()
        raise Refused("Somebody else moved this review a moment ago. Look at it again before you go on.")
    review.stage, review.ended_at = stage, ended_at
    review.save()
    StageChange.objects.create(review=review, stage=stage, at=now, by=by, reason=reason)
    note(subject=review.subject, what=f"Stage: {review.get_stage_display()}", kind="stage", by=by)


def end(review: RapidReview, *, by) -> None:
    """Nothing more is owed on a closed review: its open deadlines and requests are dropped."""
    acts.done(review, "ended", by=by)
    open_ones = Deadline.objects.open().filter(subject_kind="rapid-review", subject_id=review.pk)
    requests = review.requests.unanswered().values("pk")
    asked = Deadline.objects.open().filter(subject_kind="information-request", subject_id__in=requests)
    for deadline in [*open_ones, *asked]:
        drop_deadline(deadline=deadline, by=by)
