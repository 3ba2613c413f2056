"""Advice and the decision: signed off, challenged, or decided otherwise. Once, and by somebody independent."""

from django.db import IntegrityError, transaction

from accounts.access import holdings
from reviews import acts, content, rules
from reviews.commands.opening import move
from reviews.commands.people import addresses_for, tell_addresses, terms_of
from reviews.commands.referrals import refuse_if
from reviews.document.commands import ask_for_document
from reviews.models import Addendum, Advice, Decision, RapidReview, Submission
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import log_access, note


@transaction.atomic
def advise(*, submission: Submission, words: str, by) -> Advice:
    """Independent advice on what was submitted. It informs the decision; it does not make it."""
    review = submission.review
    refuse_if(rules.reasons_against_advising(review, by))
    if not words.strip():
        raise Refused("Write your advice.", field="words")
    if Advice.objects.filter(submission=submission, given_by=by).exists():
        raise Refused("You have advised on this submission already.")
    advice = Advice.objects.create(submission=submission, words=words.strip(), given_by=by, given_at=wall.now())
    acts.done(review, "advised", by=by)
    note(subject=review.subject, what="Gave independent advice", by=by)
    terms = terms_of(review).rapid_review
    tell_addresses(
        review, addresses_for([terms.decides], terms_of(review)), kind="advice-given", noun="a rapid review", by=by
    )
    return advice


def decide(
    *, submission: Submission, kind: str, reasons: str = "", outcome: str = "", seen_digest: str, by, request=None
) -> Decision:
    """Decide on ``submission``: ``signed``, ``challenged`` or ``overruled`` (with another ``outcome``).

    ``seen_digest`` is the digest of what the person had in front of them. Raises Refused when
    somebody decided a moment earlier, when the content is not what was read, or when ``by`` is
    not independent of the review; the database refuses the last as well.
    """
    try:
        with transaction.atomic():
            return _decide(submission, kind, reasons.strip(), outcome, seen_digest, by, request)
    except IntegrityError as error:
        raise Refused(*_why_the_database_refused(submission, by)) from error


def _why_the_database_refused(submission: Submission, by) -> list[str]:
    review = RapidReview.objects.get(pk=submission.review_id)
    terms = terms_of(review).rapid_review
    reasons = rules.reasons_against_deciding(review, by, terms.decides, holdings(by).roles_in(review.partnership))
    return reasons or ["The decision could not be recorded because this review changed a moment ago. Look at it again."]


def _decide(submission, kind, reasons, outcome, seen_digest, by, request) -> Decision:
    review = RapidReview.objects.select_for_update().get(pk=submission.review_id)
    terms = terms_of(review).rapid_review
    refuse_if(rules.reasons_against_deciding(review, by, terms.decides, holdings(by).roles_in(review.partnership)))
    _refuse_wrong_content(review, submission, seen_digest)
    final = _outcome(submission, kind, reasons, outcome, terms)
    decision = Decision.objects.create(
        review=review,
        submission=submission,
        kind=kind,
        reasons=reasons,
        outcome=final,
        role=terms.decides,
        digest=submission.digest,
        authored_by=submission.authored_by,
        submitted_by=submission.submitted_by,
        decided_by=by,
        decided_at=wall.now(),
    )
    _follow(review, decision, by)
    log_access(person=by, subject=review.subject, what="signed", request=request)
    return decision


def _refuse_wrong_content(review, submission, seen_digest) -> None:
    latest = review.submissions.order_by("-number").first()
    if submission != latest:
        raise Refused("There is a newer submission. Read that one before you decide.")
    if seen_digest != submission.digest or content.digest(submission.content) != submission.digest:
        raise Refused("What you read is not what was submitted. Open the review again and read it before you decide.")


def _outcome(submission, kind, reasons, outcome, terms) -> str:
    if kind != Decision.Kind.SIGNED and not reasons:
        raise Refused("Give your reasons.", field="reasons")
    if kind == Decision.Kind.CHALLENGED:
        return ""
    recommended = submission.content["outcome"]["key"]
    if kind == Decision.Kind.SIGNED:
        return recommended
    if outcome not in {choice.key for choice in terms.outcomes}:
        raise Refused("Choose the outcome that you decide instead.", field="outcome")
    if outcome == recommended:
        raise Refused("That is the outcome that the partners recommend: sign off instead.", field="outcome")
    return outcome


def _follow(review: RapidReview, decision: Decision, by) -> None:
    arrangement = terms_of(review)
    terms = arrangement.rapid_review
    challenged = decision.kind == Decision.Kind.CHALLENGED
    stage = RapidReview.Stage.CHALLENGED if challenged else RapidReview.Stage.DECIDED
    move(review, stage, reason=decision.reasons, by=by)
    words = [*terms.tells_when_decided, "support_team"]
    if not challenged:
        acts.done(review, "decided", by=by)
        ask_for_document(review=review, kind="review", submission=decision.submission, by=by)
        ask_for_document(review=review, kind="letter", by=by)
    kind = "decision-challenged" if challenged else "decision-made"
    tell_addresses(review, addresses_for(words, arrangement, review.referral), kind=kind, noun="a rapid review", by=by)
    note(
        subject=review.subject,
        what=f"{decision.get_kind_display()} (digest {decision.digest[:12]})",
        kind="decision",
        by=by,
    )


@transaction.atomic
def add_addendum(*, decision: Decision, words: str, by) -> Addendum:
    """A later correction, kept beside what was signed."""
    if decision.kind == Decision.Kind.CHALLENGED:
        raise Refused("A challenge is answered by a new submission, not by an addendum.")
    if not words.strip():
        raise Refused("Write the correction.", field="words")
    addendum = Addendum.objects.create(decision=decision, words=words.strip(), added_by=by, added_at=wall.now())
    note(subject=decision.review.subject, what="Added an addendum beside the signed review", by=by)
    return addendum
