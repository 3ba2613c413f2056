"""Ask for a paper: a row first, the messenger when that is committed."""

from celery import current_app
from django.conf import settings
from django.db import transaction

from reviews import content
from reviews.commands.referrals import refuse_if
from reviews.document import rules
from reviews.models import DocumentJob, RapidReview, Submission
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.documents import store
from safeguarding.documents.models import DocumentVersion
from safeguarding.history.commands import note

Kind = DocumentJob.Kind
State = DocumentJob.State


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
    job, new = DocumentJob.objects.get_or_create(
        key=key_of(review, kind, submission),
        defaults={"review": review, "submission": submission, "kind": kind, "asked_by": by, "asked_at": wall.now()},
    )
    again = not new and _put_back(job, by)
    if new or again:
        note(subject=review.subject, what=f"Asked for a paper: {job.get_kind_display().lower()}", kind="paper", by=by)
        if settings.REDIS_URL:
            transaction.on_commit(lambda: _hand_over(job.pk), robust=True)
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


def _put_back(job: DocumentJob, by) -> bool:
    """A job that failed, or whose file is gone, waits again, for whoever asks now."""
    gone = job.state == State.MADE and not is_kept(version_of(job))
    again = [State.FAILED, State.MADE] if gone else [State.FAILED]
    changed = DocumentJob.objects.filter(pk=job.pk, state__in=again).update(
        state=State.WAITING, attempts=0, reason="", claim="", version_id=None, asked_by=by, asked_at=wall.now()
    )
    if changed:
        job.refresh_from_db()
    return bool(changed)


def version_of(job: DocumentJob) -> DocumentVersion | None:
    """The document version that came of a job."""
    return DocumentVersion.objects.select_related("document").filter(pk=job.version_id).first()


def is_kept(version: DocumentVersion | None) -> bool:
    """Whether the file of a version still lies in the store."""
    return version is not None and store.path_of(version.file_name).exists()


def _hand_over(job_id: int) -> None:
    current_app.send_task("reviews.tasks.make_document", args=[job_id])
