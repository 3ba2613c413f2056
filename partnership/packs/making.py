"""Making a pack that was asked for: claim its row, bind it, keep the file, say that it is ready.

Any number of workers may run this at once: whoever changes the row from waiting to being made
makes it. A worker that dies leaves a claim that goes stale and nothing else; the next sweep takes
the row up again. The file and the row are written together or not at all.
"""

import datetime
import logging
import secrets

from django.db import transaction
from django.db.models import F, Q

from partnership.models import PackJob
from partnership.packs import binding, content
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.documents.commands import keep_made_file
from safeguarding.documents.layout import CannotRender
from safeguarding.documents.models import Document
from safeguarding.notices.commands import tell

log = logging.getLogger("safeguarding.partnership")

State = PackJob.State
# A worker that has not come back by then is taken for dead; a pack of a thousand pages takes a minute.
STALE_AFTER = datetime.timedelta(minutes=10)
MOST_ATTEMPTS = 3
TITLES = {False: "Agenda and papers", True: "Agenda and papers with restricted items"}


def make(job_id: int) -> str:
    """Bind one pack if it waits for that and nobody else is at it; its state afterwards.

    Raises whatever went wrong that nobody foresaw, after the row says so in words.
    """
    token = claim(job_id, wall.now())
    job = PackJob.objects.select_related("meeting__group__partnership", "asked_by").get(pk=job_id)
    if not token:
        return job.state
    if job.attempts > MOST_ATTEMPTS:
        return fail(job, token, "Every try ended before the pack was finished. Ask for it again in a while.")
    asked = content.of(job.meeting, restricted=job.with_restricted)
    if content.key_of(job.meeting, asked) != job.key:
        return fail(job, token, "The agenda or its papers changed while the pack waited. Ask for it again.")
    try:
        data, outcome = binding.bind(asked)
    except CannotRender as fault:
        return fail(job, token, str(fault))
    except Exception as fault:
        fail(job, token, f"The portal could not bind this pack ({type(fault).__name__}). Ask for it again.")
        raise
    return _keep(job, token, data, outcome)


def claim(job_id: int, now: datetime.datetime) -> str:
    """Take the job if it waits or its worker has died; the claim's word, or "" when somebody else has it."""
    token = secrets.token_hex(16)
    free = PackJob.objects.filter(_free(now), pk=job_id)
    taken = free.update(state=State.MAKING, claim=token, claimed_at=now, attempts=F("attempts") + 1)
    return token if taken else ""


def fail(job: PackJob, token: str, reason: str) -> str:
    """Write on the row why it was not made, and tell whoever asked."""
    with transaction.atomic():
        mine = PackJob.objects.filter(pk=job.pk, claim=token, state=State.MAKING)
        if mine.update(state=State.FAILED, claim="", finished_at=wall.now(), reason=reason[:300]):
            _tell(job, "pack-failed")
    return State.FAILED


def make_waiting() -> int:
    """Bind what waits or was left by a worker that died, oldest first; how many packs were made.

    One pack that cannot be made does not hold up the next: its row says why.
    """
    made = 0
    for pk in PackJob.objects.filter(_free(wall.now())).order_by("asked_at").values_list("pk", flat=True):
        try:
            made += make(pk) == State.MADE
        except Exception as fault:  # already written on its row
            log.error("pack %s was not made: %s", pk, type(fault).__name__)
    return made


def _free(now: datetime.datetime) -> Q:
    return Q(state=State.WAITING) | Q(state=State.MAKING, claimed_at__lt=now - STALE_AFTER)


@transaction.atomic
def _keep(job: PackJob, token: str, data: bytes, outcome: dict) -> str:
    """The file, the row and the notice in one transaction; nothing when another worker took over meanwhile."""
    mine = PackJob.objects.select_for_update().filter(pk=job.pk, claim=token, state=State.MAKING)
    if mine.first() is None:
        return PackJob.objects.values_list("state", flat=True).get(pk=job.pk)
    version = _keep_file(job, data)
    mine.update(state=State.MADE, claim="", finished_at=wall.now(), version_id=version.pk, reason="", outcome=outcome)
    _tell(job, "pack-ready")
    return State.MADE


def _keep_file(job: PackJob, data: bytes):
    """The next version of this meeting's pack, with or without what is restricted."""
    subject, title = job.meeting.subject, TITLES[job.with_restricted]
    earlier = Document.objects.filter(
        subject_kind=subject.kind, subject_id=subject.id, title=title, made_by_portal=True
    ).first()
    return keep_made_file(
        subject=subject,
        title=title,
        data=data,
        by=job.asked_by,
        partnership_key=job.meeting.group.partnership.key,
        document=earlier,
    )


def _tell(job: PackJob, kind: str) -> None:
    subject = job.meeting.subject
    tell(
        people=[job.asked_by],
        kind=kind,
        subject=Subject(subject.kind, subject.id, subject.label, f"{subject.url}papers/"),
        noun="a pack of papers",
        partnership_key=job.meeting.group.partnership.key,
        occasion=f"pack-{job.pk}-try-{job.asked_at:%Y%m%dT%H%M%S}",
    )
