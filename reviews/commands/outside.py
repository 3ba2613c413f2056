"""Outside bodies, feedback, the Panel's reply, and what a decision sets going."""

import datetime

from django.db import transaction

from accounts.access import describe_addresses
from partnership.references import next_reference
from reviews import acts, rules
from reviews.commands.opening import end, move
from reviews.commands.people import addresses_for, owners_for, people_for, tell_addresses, terms_of
from reviews.commands.referrals import refuse_if
from reviews.models import FeedBack, OutsideNotice, PanelReply, PracticeReview, RapidReview
from safeguarding.clock import wall
from safeguarding.clock.commands import meet_deadline, set_deadline, start_clock
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

PANEL = "panel"


@transaction.atomic
def record_outside_notice(
    *, review: RapidReview, body: str, about: str, reference: str, sent_at: datetime.datetime, sent_by: str, by
) -> OutsideNotice:
    """A body was told, of the incident or of the decision. The portal records it; the council's own system sends it."""
    names = {row.key: row.name for row in terms_of(review).rapid_review.outside_bodies}
    if body not in names:
        raise Refused("Choose one of the bodies that the arrangement names.", field="body")
    if sent_at > wall.now():
        raise Refused("Record it after it was sent: this time is in the future.", field="sent_at")
    if about == "decision" and review.stage not in {RapidReview.Stage.DECIDED, RapidReview.Stage.ENDED}:
        raise Refused("There is no decision to tell of yet.", field="about")
    if body == PANEL and about == "incident" and not reference.strip():
        raise Refused("Enter the reference that the Panel's system gave.", field="reference")
    if review.outside_notices.filter(body=body, about=about).exists():
        raise Refused(f"It is recorded already that {names[body]} was told of this.", field="body")
    row = OutsideNotice.objects.create(
        review=review,
        body=body,
        body_name=names[body],
        about=about,
        reference=reference.strip(),
        sent_at=sent_at,
        sent_by=sent_by,
        recorded_by=by,
    )
    _clock_outside(review, row, by)
    note(
        subject=review.subject, what=f"{names[body]} was told: {row.get_about_display().lower()}", kind="outside", by=by
    )
    return row


def _clock_outside(review, row, by) -> None:
    if row.about == "incident":
        if row.body == PANEL:
            acts.done(review, "panel-notified", at=row.sent_at, by=by)
        return
    told = set(review.outside_notices.filter(about="decision").values_list("body", flat=True))
    needed = {body.key for body in terms_of(review).rapid_review.outside_bodies}
    if needed <= told:
        latest = review.outside_notices.filter(about="decision").order_by("-sent_at").first()
        acts.done(review, "outcome-told", at=latest.sent_at, by=by)


def feedback_owed(review: RapidReview) -> list[str]:
    """The addresses that the arrangement owes feedback to, on this review."""
    arrangement = terms_of(review)
    return addresses_for(arrangement.rapid_review.feeds_back_to, arrangement, review.referral)


@transaction.atomic
def give_feedback(*, review: RapidReview, address: str, to: str, how: str, given_at: datetime.datetime, by) -> FeedBack:
    """The decision was fed back to one of those who are owed it."""
    if review.stage != RapidReview.Stage.DECIDED:
        raise Refused("Feedback is given on a decision; there is none yet, or the review is closed.")
    if address not in feedback_owed(review):
        raise Refused("Choose one of the people to whom the arrangement owes feedback.", field="address")
    if given_at > wall.now():
        raise Refused("Record it after it was given: this time is in the future.", field="given_at")
    if review.feedback.filter(address=address).exists():
        raise Refused("Feedback to them is recorded already.", field="address")
    row = FeedBack.objects.create(review=review, address=address, to=to, how=how, given_at=given_at, given_by=by)
    _tell_of_feedback(review, address, by)
    note(subject=review.subject, what=f"Fed the decision back to {to}", by=by)
    if set(feedback_owed(review)) <= set(review.feedback.values_list("address", flat=True)):
        acts.done(review, "fed-back", at=given_at, by=by)
    return row


def _tell_of_feedback(review: RapidReview, address: str, by) -> None:
    """A line in their inbox too; the referrer's leads to their own referral, the only part they see."""
    to_referrer = address == f"person:{review.referral.made_by_id}"
    tell(
        people=people_for([address], review.partnership.key),
        kind="feedback-given",
        subject=review.referral.subject if to_referrer else review.subject,
        noun="a decision",
        partnership_key=review.partnership.key,
        by=by,
        occasion="feedback",
    )


def reply_subject(reply: PanelReply) -> Subject:
    """A Panel reply as the clock knows it."""
    review = reply.review
    return Subject("panel-reply", reply.pk, review.reference, f"{review.get_absolute_url()}decision/")


@transaction.atomic
def record_panel_reply(
    *, review: RapidReview, kind: str, received_on: datetime.date, words: str, act_by: datetime.date, by
) -> PanelReply:
    """What the Panel answered, and the task that follows from it with its date."""
    if not review.outside_notices.filter(body=PANEL).exists():
        raise Refused("Record first that the Panel was notified.")
    if received_on > wall.today():
        raise Refused("A reply is recorded once it has come: this date is in the future.", field="received_on")
    if act_by < received_on:
        raise Refused("The task is due on or after the day the reply came. Correct the date.", field="act_by")
    reply = PanelReply.objects.create(
        review=review, kind=kind, received_on=received_on, words=words, act_by=act_by, recorded_by=by
    )
    set_deadline(
        subject=reply_subject(reply),
        step="act-on-reply",
        title="Act on the Panel's reply",
        due=act_by,
        owner="role:support_team",
        partnership_key=review.partnership.key,
        by=by,
    )
    acts.done(review, "panel-replied", at=received_on, by=by)
    terms = terms_of(review).rapid_review
    tell_addresses(
        review,
        addresses_for([*terms.tells_when_decided, terms.decides], terms_of(review), review.referral),
        kind="panel-replied",
        noun="a rapid review",
        urgent=False,
        by=by,
    )
    note(subject=review.subject, what=f"The Panel replied: {reply.get_kind_display().lower()}", kind="outside", by=by)
    return reply


@transaction.atomic
def act_on_reply(*, reply: PanelReply, acted_on: datetime.date, acted_note: str, by) -> PanelReply:
    """The task from a Panel reply is done, and how."""
    if reply.acted_on:
        raise Refused("This reply has been acted on already.")
    if acted_on > wall.today() or acted_on < reply.received_on:
        raise Refused(
            "Give the day on which it was done: after the reply came and not in the future.", field="acted_on"
        )
    reply.acted_on, reply.acted_note = acted_on, acted_note
    reply.save()
    deadline = Deadline.objects.filter(subject_kind="panel-reply", subject_id=reply.pk).first()
    if deadline:
        meet_deadline(deadline=deadline, on=acted_on, by=by)
    note(subject=reply.review.subject, what="Acted on the Panel's reply", by=by)
    return reply


@transaction.atomic
def close_review(*, review: RapidReview, by) -> RapidReview:
    """Close a decided review: everybody told, feedback given; a practice review's own clock starts here."""
    bodies = {body.key: body.name for body in terms_of(review).rapid_review.outside_bodies}
    owed = describe_addresses(feedback_owed(review), review.partnership.key)
    refuse_if(rules.reasons_against_closing(review, bodies=bodies, feedback=owed))
    move(review, RapidReview.Stage.ENDED, by=by)
    end(review, by=by)
    return review


def decided_outcome(review: RapidReview):
    """The outcome that was decided, as the arrangement describes it; None before the decision."""
    decision = review.decisions.exclude(kind="challenged").order_by("-decided_at").first()
    if decision is None:
        return None
    return next((o for o in terms_of(review).rapid_review.outcomes if o.key == decision.outcome), None)


@transaction.atomic
def start_practice_review(*, review: RapidReview, started_on: datetime.date, by) -> PracticeReview:
    """The decision to initiate a review was taken: its own clock (six months in both seeds) begins."""
    outcome = decided_outcome(review)
    if outcome is None or not outcome.opens:
        raise Refused("The outcome of this rapid review does not open another review.")
    if hasattr(review, "practice_review"):
        raise Refused(f"{review.practice_review.reference} was started from this rapid review already.")
    if started_on > wall.today():
        raise Refused(
            "A review starts on the day the decision is taken: this date is in the future.", field="started_on"
        )
    arrangement = terms_of(review)
    procedure = arrangement.procedure(outcome.opens)
    practice = PracticeReview.objects.create(
        rapid_review=review,
        reference=next_reference(PracticeReview, "PR"),
        title=outcome.title,
        started_on=started_on,
        started_by=by,
    )
    practice.clock = start_clock(
        subject=practice.subject,
        procedure=procedure,
        partnership_key=review.partnership.key,
        owners=owners_for(arrangement, procedure, review.referral),
        by=by,
    )
    practice.save()
    acts.perform(practice.clock, "practice-review-started", at=started_on, by=by)
    note(subject=review.subject, what=f"Started {practice.reference}: {outcome.title}", by=by)
    return practice
