"""Ask for the pack of a meeting: a row first, the messenger when that is committed."""

from celery import current_app
from django.conf import settings
from django.db import transaction

from partnership.commands.meetings import refuse_if
from partnership.models import Meeting, PackJob, Paper
from partnership.packs import content
from partnership.rules import meetings as rules
from safeguarding.clock import wall
from safeguarding.documents import store
from safeguarding.documents.models import DocumentVersion
from safeguarding.history.commands import note

State = PackJob.State
RESTRICTED_SINCE = "Something in it has been restricted since. Bind it again."


@transaction.atomic
def ask_for_pack(*, meeting: Meeting, restricted: bool = False, by) -> PackJob:
    """Ask for agenda and papers as one PDF; ``restricted`` with what is for the group's members only.

    The same agenda and papers are one pack: asking again gives the job that there is, and one that
    failed or whose file is gone is put back in the queue. Raises Refused while the agenda is empty, and
    where restricted items are not for the person.
    """
    refuse_if(reasons_against_asking(meeting, by, restricted))
    job, new = PackJob.objects.get_or_create(
        key=key_of(meeting, restricted),
        defaults={"meeting": meeting, "with_restricted": restricted, "asked_by": by, "asked_at": wall.now()},
    )
    if new or _put_back(job, by):
        note(subject=meeting.subject, what="Asked for the pack", kind="paper", by=by)
        if settings.REDIS_URL:
            transaction.on_commit(lambda: _hand_over(job.pk), robust=True)
    return job


def reasons_against_asking(meeting: Meeting, person, restricted: bool) -> list[str]:
    """Why ``person`` cannot have this pack made."""
    if not meeting.items.exists():
        return ["The agenda is empty, so there is nothing to bind yet."]
    if restricted and not rules.sees_restricted(person, meeting.group):
        return ["The pack with restricted items is for the members of the group. Ask for the one without."]
    return []


def withdraw_open_packs(meeting: Meeting) -> None:
    """What is restricted from now on is bound in the packs for everybody: they are nobody's any more."""
    packs = meeting.packs.filter(with_restricted=False).exclude(state=State.FAILED)
    packs.update(state=State.FAILED, claim="", version_id=None, finished_at=wall.now(), reason=RESTRICTED_SINCE)


def key_of(meeting: Meeting, restricted: bool) -> str:
    """What would be bound now, as one word."""
    return content.key_of(meeting, content.of(meeting, restricted=restricted))


def version_of(row: PackJob | Paper) -> DocumentVersion | None:
    """The document version of a paper, or the one that came of a job."""
    return DocumentVersion.objects.select_related("document").filter(pk=row.version_id).first()


def is_kept(version: DocumentVersion | None) -> bool:
    """Whether the file of a version still lies in the store."""
    return version is not None and store.path_of(version.file_name).exists()


def _put_back(job: PackJob, by) -> bool:
    """A job that failed, or whose file is gone, waits again, for whoever asks now."""
    gone = job.state == State.MADE and not is_kept(version_of(job))
    again = [State.FAILED, State.MADE] if gone else [State.FAILED]
    changed = PackJob.objects.filter(pk=job.pk, state__in=again).update(
        state=State.WAITING, attempts=0, reason="", claim="", version_id=None, asked_by=by, asked_at=wall.now()
    )
    if changed:
        job.refresh_from_db()
    return bool(changed)


def _hand_over(job_id: int) -> None:
    current_app.send_task("partnership.tasks.bind_pack", args=[job_id])
