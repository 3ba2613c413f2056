"""Making a paper that was asked for: claim its row, lay it out, keep the file, say that it is ready.

Any number of workers may run this at once: whoever changes the row from waiting to being made
makes it. A worker that dies leaves a claim that goes stale and nothing else; the next sweep takes
the row up again. The file and the row are written together or not at all.
"""

import datetime
import logging
import secrets

from django.db import transaction
from django.db.models import F, Q

from reviews import acts
from reviews.document import html, pdf, rules
from reviews.models import DocumentJob, RapidReview
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.documents.commands import keep_made_file
from safeguarding.documents.models import Document, DocumentVersion
from safeguarding.notices.commands import tell

log = logging.getLogger("safeguarding.reviews")

MARKING = html.MARKING
State = DocumentJob.State


def make(job_id: int) -> str:
    """Make one paper if it waits for that and nobody else is at it; its state afterwards.

    Raises whatever went wrong that nobody foresaw, after the row says so in words.
    """
    token = claim(job_id, wall.now())
    job = DocumentJob.objects.select_related("review__partnership", "submission", "asked_by").get(pk=job_id)
    if not token:
        return job.state
    if job.attempts > rules.MOST_ATTEMPTS:
        return fail(job, token, "Every try ended before the paper was finished. Ask for it again in a while.")
    try:
        data = pdf.render(html.of_job(job))
    except pdf.CannotRender as fault:
        return fail(job, token, str(fault))
    except Exception as fault:
        fail(job, token, f"The portal could not lay out this paper ({type(fault).__name__}). Ask for it again.")
        raise
    return _keep(job, token, data)


def claim(job_id: int, now: datetime.datetime) -> str:
    """Take the job if it waits or its worker has died; the claim's word, or "" when somebody else has it."""
    token = secrets.token_hex(16)
    dead = Q(state=State.MAKING, claimed_at__lt=now - rules.STALE_AFTER)
    free = DocumentJob.objects.filter(Q(state=State.WAITING) | dead, pk=job_id)
    taken = free.update(state=State.MAKING, claim=token, claimed_at=now, attempts=F("attempts") + 1)
    return token if taken else ""


def fail(job: DocumentJob, token: str, reason: str) -> str:
    """Write on the row why it was not made, and tell whoever asked."""
    with transaction.atomic():
        mine = DocumentJob.objects.filter(pk=job.pk, claim=token, state=State.MAKING)
        if mine.update(state=State.FAILED, claim="", finished_at=wall.now(), reason=reason[:300]):
            _tell(job, "document-failed")
    return State.FAILED


@transaction.atomic
def _keep(job: DocumentJob, token: str, data: bytes) -> str:
    """The file, the row and the notice in one transaction; nothing when another worker took over meanwhile."""
    mine = DocumentJob.objects.select_for_update().filter(pk=job.pk, claim=token, state=State.MAKING)
    if mine.first() is None:
        return DocumentJob.objects.values_list("state", flat=True).get(pk=job.pk)
    version = _keep_file(job, data)
    mine.update(state=State.MADE, claim="", finished_at=wall.now(), version_id=version.pk, reason="")
    if job.kind == DocumentJob.Kind.LETTER and not job.review.ended_at:
        acts.done(job.review, "letter-made", by=job.asked_by)
    _tell(job, "document-ready")
    return State.MADE


def _keep_file(job: DocumentJob, data: bytes) -> DocumentVersion:
    review, title = job.review, title_of(job)
    subject = review.subject
    earlier = Document.objects.filter(
        subject_kind=subject.kind, subject_id=subject.id, title=title, made_by_portal=True
    ).first()
    return keep_made_file(
        subject=subject,
        title=title,
        data=data,
        by=job.asked_by,
        partnership_key=review.partnership.key,
        marking=MARKING,
        document=earlier,
    )


def title_of(job: DocumentJob) -> str:
    """What the paper is called among the documents of the case."""
    if job.kind == DocumentJob.Kind.REVIEW:
        return f"Rapid review, submission {job.submission.number}"
    return job.get_kind_display()


def place_of(review: RapidReview) -> Subject:
    """The page on which the papers of a review wait."""
    subject = review.subject
    return Subject(subject.kind, subject.id, subject.label, f"{subject.url}document/")


def _tell(job: DocumentJob, kind: str) -> None:
    tell(
        people=[job.asked_by],
        kind=kind,
        subject=place_of(job.review),
        noun="a document",
        partnership_key=job.review.partnership.key,
        occasion=f"paper-{job.pk}-try-{job.asked_at:%Y%m%dT%H%M%S}",
    )


def make_waiting() -> int:
    """Make what waits or was left by a worker that died, oldest first; how many papers were made.

    One paper that cannot be made does not hold up the next: its row says why.
    """
    dead = Q(state=State.MAKING, claimed_at__lt=wall.now() - rules.STALE_AFTER)
    made = 0
    for pk in (
        DocumentJob.objects.filter(Q(state=State.WAITING) | dead).order_by("asked_at").values_list("pk", flat=True)
    ):
        try:
            made += make(pk) == State.MADE
        except Exception as fault:  # already written on its row
            log.error("paper %s was not made: %s", pk, type(fault).__name__)
    return made
