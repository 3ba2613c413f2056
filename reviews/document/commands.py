"""Ask for a paper: a row first, the messenger when that is committed."""

from django.db import transaction

from reviews import content
from reviews.commands.referrals import refuse_if
from reviews.document import rules
from reviews.document.making import PAPERS
from reviews.models import DocumentJob, RapidReview, Submission
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note

Kind = DocumentJob.Kind


@transaction.atomic
def ask_for_document(*, review: RapidReview, kind: str, submission: Submission | None = None, by) -> DocumentJob:
    """Ask for a ``draft``, the ``review`` as submitted (the latest submission unless one is given) or the ``letter``.

    The same submission with the same decision and addenda is one paper: asking again gives the
    job that there is, and one that failed is put back in the queue. Raises Refused when the stage
    of the review does not allow it.
    """
    if kind not in Kind.values:
        raise Refused("Choose one of the papers on the page.")
    submission = _submission(review, kind, submission)
    job, wanted = PAPERS.ask(
        key=key_of(review, kind, submission), by=by, review=review, submission=submission, kind=kind
    )
    if wanted:
        note(subject=review.subject, what=f"Asked for a paper: {job.get_kind_display().lower()}", kind="paper", by=by)
    return job


def _submission(review, kind, submission) -> Submission | None:
    if kind == Kind.DRAFT:
        refuse_if(rules.reasons_against_draft(review))
        return None
    if kind == Kind.LETTER:
        refuse_if(rules.reasons_against_letter(review))
        decision = rules.final_decision(review)
        return decision.submission if decision else None
    found = submission or review.submissions.order_by("-number").first()
    if found is None:
        raise Refused("Nothing has been submitted yet. Make a draft instead.")
    if found.review_id != review.pk:
        raise ValueError("A paper is made of a submission of its own review.")
    return found


def key_of(review: RapidReview, kind: str, submission: Submission | None) -> str:
    """What would be printed, as one word: ``review:12:2:4f0c…:d7:a1:v0``."""
    if submission is None:
        printed = content.digest(content.of(review))[:32] if kind == Kind.DRAFT else "withdrawn"
        return f"{kind}:{review.pk}:{printed}"
    decision = getattr(submission, "decision", None)
    addenda = decision.addenda.count() if decision else 0
    advice = submission.advice.count()
    return (
        f"{kind}:{review.pk}:{submission.number}:{submission.digest[:32]}"
        f":d{decision.pk if decision else 0}:a{addenda}:v{advice}"
    )
