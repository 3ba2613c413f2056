"""Making a paper that was asked for: claim its row, lay it out, keep the file, say that it is ready.

Any number of workers may run this at once: whoever changes the row from waiting to being made makes it, if the
machine has a place for one more (``turns``). A worker
that dies leaves a claim that goes stale and nothing else; the next sweep takes the row up again. The file and the
row are written together or not at all.
"""

import datetime
import logging
import secrets
from dataclasses import dataclass

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.documents import store
from safeguarding.documents.commands import keep_made_file
from safeguarding.documents.jobs import MadeOutsideTheRequest
from safeguarding.documents.layout import CannotRender
from safeguarding.documents.models import Document, DocumentVersion
from safeguarding.documents.turns import NoPlaceFree, place
from safeguarding.notices.commands import tell

log = logging.getLogger("safeguarding.documents")

State = MadeOutsideTheRequest.State
MOST_ATTEMPTS = 3


@dataclass(frozen=True)
class Paper:
    """What comes of a job: whose document it is, what it is called there, and where its asker finds it."""

    subject: Subject
    title: str
    place: str
    partnership_key: str
    marking: str = ""
    extension: str = "pdf"


class OvertakenError(Exception):
    """What was to be made has changed while it waited; the text is a sentence for the page."""


class Maker:
    """The making of one room's papers: a room says what they are, this says how none is lost or made twice."""

    model: type[MadeOutsideTheRequest]
    related: tuple[str, ...] = ("asked_by",)
    task = ""
    thing = "paper"  # what the sentences on the row call it
    noun = "a document"  # what notices call it
    ready, failed = "document-ready", "document-failed"
    # A worker that has not come back by then is taken for dead.
    stale_after = datetime.timedelta(minutes=10)

    # What the room says

    def paper_of(self, job) -> Paper:
        """Where the file goes and what it is called."""
        raise NotImplementedError

    def bytes_of(self, job) -> bytes:
        """The file. Raises OvertakenError or CannotRender with a sentence for the page."""
        raise NotImplementedError

    def made(self, job) -> None:
        """What else becomes true when the file is there; in the same transaction."""

    # Asking

    def ask(self, *, key: str, by, **fields) -> tuple[MadeOutsideTheRequest, bool]:
        """The job of this key, and whether somebody has work with it now. Inside the command's transaction.

        One that failed, or whose file is gone, is put back in the queue for whoever asks now.
        """
        job, new = self.model.objects.get_or_create(
            key=key, defaults={"asked_by": by, "asked_at": wall.now(), **fields}
        )
        wanted = new or self._put_back(job, by)
        if wanted and settings.REDIS_URL:
            transaction.on_commit(lambda: current_app.send_task(self.task, args=[job.pk]), robust=True)
        return job, wanted

    def _put_back(self, job, by) -> bool:
        gone = job.state == State.MADE and not is_kept(version_of(job))
        again = [State.FAILED, State.MADE] if gone else [State.FAILED]
        changed = self.model.objects.filter(pk=job.pk, state__in=again).update(
            state=State.WAITING, attempts=0, reason="", claim="", version_id=None, asked_by=by, asked_at=wall.now()
        )
        if changed:
            job.refresh_from_db()
        return bool(changed)

    # Making

    def make(self, job_id: int) -> str:
        """Make one paper if it waits for that and nobody else is at it; its state afterwards.

        Raises NoPlaceFree, and the row goes on waiting, while the machine makes as many as it can; and whatever
        went wrong that nobody foresaw, after the row says so in words.
        """
        with place():
            return self._make(job_id)

    def _make(self, job_id: int) -> str:
        token = self.claim(job_id, wall.now())
        job = self.model.objects.select_related(*self.related).get(pk=job_id)
        if not token:
            return job.state
        if job.attempts > MOST_ATTEMPTS:
            tried = f"Every try ended before the {self.thing} was finished. Ask for it again in a while."
            return self.fail(job, token, tried)
        try:
            data = self.bytes_of(job)
        except (CannotRender, OvertakenError) as fault:
            return self.fail(job, token, str(fault))
        except Exception as fault:
            why = f"The portal could not make this {self.thing} ({type(fault).__name__}). Ask for it again."
            self.fail(job, token, why)
            raise
        return self._keep(job, token, data)

    def claim(self, job_id: int, now: datetime.datetime) -> str:
        """Take the job if it waits or its worker has died; the claim's word, or "" when somebody else has it."""
        token = secrets.token_hex(16)
        free = self.model.objects.filter(self._free(now), pk=job_id)
        taken = free.update(state=State.MAKING, claim=token, claimed_at=now, attempts=F("attempts") + 1)
        return token if taken else ""

    def fail(self, job, token: str, reason: str) -> str:
        """Write on the row why it was not made, and tell whoever asked."""
        with transaction.atomic():
            mine = self.model.objects.filter(pk=job.pk, claim=token, state=State.MAKING)
            if mine.update(state=State.FAILED, claim="", finished_at=wall.now(), reason=reason[:300]):
                self._tell(job, self.failed)
        return State.FAILED

    def make_waiting(self) -> int:
        """Make what waits or was left by a worker that died, oldest first; how many papers were made.

        One paper that cannot be made does not hold up the next: its row says why. While others make as many as
        the machine can, the rest waits for the next time.
        """
        made = 0
        for pk in self.model.objects.filter(self._free(wall.now())).order_by("asked_at").values_list("pk", flat=True):
            try:
                made += self.make(pk) == State.MADE
            except NoPlaceFree:
                break
            except Exception as fault:  # already written on its row
                log.error("%s %s was not made: %s", self.thing, pk, type(fault).__name__)
        return made

    def _free(self, now: datetime.datetime) -> Q:
        return Q(state=State.WAITING) | Q(state=State.MAKING, claimed_at__lt=now - self.stale_after)

    @transaction.atomic
    def _keep(self, job, token: str, data: bytes) -> str:
        """The file, the row and the notice in one transaction; nothing when another worker took over meanwhile."""
        mine = self.model.objects.select_for_update().filter(pk=job.pk, claim=token, state=State.MAKING)
        if mine.first() is None:
            return self.model.objects.values_list("state", flat=True).get(pk=job.pk)
        version = self._keep_file(job, data)
        mine.update(state=State.MADE, claim="", finished_at=wall.now(), version_id=version.pk, reason="")
        self.made(job)
        self._tell(job, self.ready)
        return State.MADE

    def _keep_file(self, job, data: bytes) -> DocumentVersion:
        """The next version of the document of that name among those of the record."""
        paper = self.paper_of(job)
        earlier = Document.objects.filter(
            subject_kind=paper.subject.kind, subject_id=paper.subject.id, title=paper.title, made_by_portal=True
        ).first()
        return keep_made_file(
            subject=paper.subject,
            title=paper.title,
            data=data,
            by=job.asked_by,
            partnership_key=paper.partnership_key,
            marking=paper.marking,
            extension=paper.extension,
            document=earlier,
        )

    def _tell(self, job, kind: str) -> None:
        paper = self.paper_of(job)
        subject = paper.subject
        tell(
            people=[job.asked_by],
            kind=kind,
            subject=Subject(subject.kind, subject.id, subject.label, paper.place),
            noun=self.noun,
            partnership_key=paper.partnership_key,
            occasion=f"paper-{job.pk}-try-{job.asked_at:%Y%m%dT%H%M%S}",
        )


def version_of(job) -> DocumentVersion | None:
    """The document version that came of a job, or that a paper is."""
    return DocumentVersion.objects.select_related("document").filter(pk=job.version_id).first()


def is_kept(version: DocumentVersion | None) -> bool:
    """Whether the file of a version still lies in the store."""
    return version is not None and store.path_of(version.file_name).exists()
