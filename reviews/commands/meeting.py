"""The rapid review meeting, the outcome, recommendations and dissent, and the submission."""

import datetime

from django.db import transaction

from accounts.models import Agency
from reviews import acts, content, rules
from reviews.commands.opening import move
from reviews.commands.people import addresses_for, tell_addresses, terms_of
from reviews.commands.referrals import refuse_if
from reviews.models import (
    Dissent,
    Meeting,
    Outcome,
    PartnerAttendance,
    RapidReview,
    Recommendation,
    Representative,
    Submission,
)
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note


@transaction.atomic
def record_meeting(
    *, review: RapidReview, held_at: datetime.datetime, chaired_by: str, others_present: str, attendance: list[dict], by
) -> Meeting:
    """The meeting was held. ``attendance`` has one row for each statutory partner: agency, presence, person, who.

    A partner that is absent marks the decision; a person who attends for an agency becomes its
    representative on this review and may not decide it.
    """
    refuse_if(rules.reasons_against_change(review))
    if held_at > wall.now():
        raise Refused("A meeting is recorded after it was held: this time is in the future.", field="held_at")
    meeting = Meeting.objects.create(
        review=review, held_at=held_at, chaired_by=chaired_by, others_present=others_present, recorded_by=by
    )
    for row in attendance:
        _attend(meeting, row)
    if review.stage == RapidReview.Stage.GATHERING:
        move(review, RapidReview.Stage.MET, by=by)
    acts.done(review, "meeting-held", at=held_at, by=by)
    missing = rules.missing_partners(review, terms_of(review).statutory_agency_keys)
    words = f" without {', '.join(missing)}" if missing else " with every statutory partner"
    note(subject=review.subject, what=f"Recorded the rapid review meeting{words}", by=by)
    return meeting


def _attend(meeting: Meeting, row: dict) -> None:
    if row["presence"] == "delegate" and not (row.get("who") or row.get("person")):
        raise Refused(f"Name who came for {row['agency']} as its delegate.", field=row.get("field"))
    PartnerAttendance.objects.create(
        meeting=meeting,
        agency=row["agency"],
        presence=row["presence"],
        person=row.get("person"),
        who=row.get("who", ""),
    )
    if row.get("person") and row["presence"] != "absent":
        Representative.objects.get_or_create(
            review=meeting.review, person=row["person"], agency=row["agency"], defaults={"since": wall.now()}
        )


@transaction.atomic
def write_outcome(*, review: RapidReview, fields: dict, by) -> Outcome:
    """Keep the rapid review as the partners have written it so far. Whoever writes last is its author."""
    refuse_if(rules.reasons_against_change(review))
    known = {outcome.key for outcome in terms_of(review).rapid_review.outcomes}
    if fields.get("outcome") and fields["outcome"] not in known:
        raise Refused("Choose one of the outcomes that the arrangement names.", field="outcome")
    outcome = Outcome.objects.filter(review=review).first() or Outcome(review=review, authored_by=by, version=0)
    for name, value in fields.items():
        setattr(outcome, name, value)
    outcome.authored_by = by
    outcome.version += 1
    outcome.save()
    return outcome


@transaction.atomic
def recommend(*, review: RapidReview, words: str, agencies, by) -> Recommendation:
    """Add a recommendation, to one agency or several."""
    refuse_if(rules.reasons_against_change(review))
    recommendation = Recommendation.objects.create(review=review, words=words, added_by=by)
    recommendation.agencies.set(agencies)
    note(subject=review.subject, what="Added a recommendation", by=by)
    return recommendation


@transaction.atomic
def remove_recommendation(*, recommendation: Recommendation, by) -> None:
    """Take a recommendation back before submission."""
    refuse_if(rules.reasons_against_change(recommendation.review))
    note(subject=recommendation.review.subject, what="Removed a recommendation", by=by)
    recommendation.delete()


@transaction.atomic
def record_dissent(*, review: RapidReview, agency: Agency, words: str, by) -> Dissent:
    """A partner sees it differently; its words go to the decision maker with the rest."""
    refuse_if(rules.reasons_against_change(review))
    dissent = Dissent.objects.create(review=review, agency=agency, words=words, added_by=by)
    note(subject=review.subject, what=f"Recorded the dissent of {agency}", by=by)
    return dissent


@transaction.atomic
def submit(*, review: RapidReview, by) -> Submission:
    """Freeze the rapid review with its digest and put it before the decision maker."""
    review = RapidReview.objects.select_for_update().get(pk=review.pk)
    refuse_if(rules.reasons_against_submitting(review))
    frozen = content.of(review)
    number = review.submissions.count() + 1
    submission = Submission.objects.create(
        review=review,
        number=number,
        content=frozen,
        digest=content.digest(frozen),
        authored_by=review.outcome.authored_by,
        submitted_by=by,
        submitted_at=wall.now(),
    )
    move(review, RapidReview.Stage.SUBMITTED, by=by)
    acts.done(review, "submitted", by=by)
    terms = terms_of(review).rapid_review
    addresses = addresses_for([terms.decides, *terms.advises], terms_of(review))
    tell_addresses(review, addresses, kind="decision-wanted", noun="a rapid review", by=by)
    note(subject=review.subject, what=f"Submitted version {number} for the decision", by=by)
    return submission
