"""An action log is sent in, its columns are named, its good rows are chosen, or it is given up."""

import io
from pathlib import PurePath

from celery import current_app
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from partnership.imports.columns import FIELDS, Found
from partnership.imports.reading import as_utf8
from partnership.models import ActionImport
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.clock.words import list_words
from safeguarding.documents.commands import add_document
from safeguarding.history.commands import note

State = ActionImport.State
KINDS = (".xlsx", ".csv")


@transaction.atomic
def send_log(*, partnership, upload, by, group=None, keep_unknown: bool = True) -> ActionImport:
    """Keep the file and have it read in the background.

    A CSV file in the letters of Windows or in UTF-16 is kept as UTF-8. ``group`` is the group of rows that name none,
    ``keep_unknown`` keeps columns that the portal does not know in each action's first note. Raises Refused with
    ``field="upload"`` for a file of another kind.
    """
    ending = PurePath(upload.name or "").suffix.lower()
    if ending not in KINDS:
        raise Refused("Choose an Excel workbook (.xlsx) or a CSV file (.csv).", field="upload")
    job = ActionImport.objects.create(
        partnership=partnership,
        group=group,
        title=PurePath(upload.name).name[:200],
        version_id=0,
        options={"keep_unknown": keep_unknown},
        sent_by=by,
    )
    version = add_document(
        subject=job.subject,
        title="An action log",
        upload=_readable(upload, ending),
        by=by,
        partnership_key=partnership.key,
    )
    job.version_id = version.pk
    job.save(update_fields=["version_id"])
    note(subject=job.subject, what="Sent in an action log", kind="import-sent", by=by)
    _hand_over(job)
    return job


def _readable(upload, ending: str):
    """A text file as UTF-8; a workbook as it is."""
    if ending != ".csv" or upload.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
        return upload
    upload.seek(0)
    data = upload.read()
    readable = as_utf8(data)
    if readable is data:
        upload.seek(0)
        return upload
    made = SimpleUploadedFile(upload.name, b"")
    made.file, made.size = io.BytesIO(readable), len(readable)
    return made


@transaction.atomic
def name_columns(*, job: ActionImport, columns: dict[str, int], by) -> ActionImport:
    """Say which column is what, where the headings did not; the file is read again with that.

    ``columns`` maps fields to places of columns. Raises Refused while one that must be there is missing, or where
    two fields are given one column.
    """
    job = _locked(job, State.COLUMNS, State.CHECKED)
    chosen = {key: place for key, place in columns.items() if place is not None}
    twice = [FIELDS[key].title for key in chosen if list(chosen.values()).count(chosen[key]) > 1]
    if twice:
        raise Refused(f"{list_words(twice)} are given the same column. Choose another for one of them.")
    missing = Found(0, [], chosen).missing
    if missing:
        raise Refused(f"Choose the column for {list_words(missing)}.")
    _again(job, State.WAITING, options={**job.options, "columns": chosen})
    note(subject=job.subject, what="Said which column is what", kind="import-columns", by=by)
    return job


@transaction.atomic
def bring_in(*, job: ActionImport, by, only_good: bool = False) -> ActionImport:
    """Write the rows in the background: all of them, or with ``only_good`` those without a fault.

    Raises Refused where there are faults and nobody chose the good rows, or where no row is good.
    """
    job = _locked(job, State.CHECKED)
    if not job.good:
        raise Refused("No row can be brought in. Put the faults right in the file and send it again.")
    if job.faults and not only_good:
        raise Refused("There are faults in the file. Choose the good rows, or put the file right and send it again.")
    _again(job, State.WRITING)
    note(subject=job.subject, what="Chose to bring in the rows", kind="import-chosen", by=by)
    return job


@transaction.atomic
def give_up(*, job: ActionImport, by) -> ActionImport:
    """Nothing of it is brought in; what was read from it is forgotten."""
    job = _locked(job, State.WAITING, State.COLUMNS, State.CHECKED, State.FAILED)
    job.state, job.rows, job.faults, job.finished_at = State.GIVEN_UP, [], [], wall.now()
    job.save(update_fields=["state", "rows", "faults", "finished_at"])
    note(subject=job.subject, what="Gave up bringing in an action log", kind="import-given-up", by=by)
    return job


def _locked(job: ActionImport, *states: str) -> ActionImport:
    """The import as it is now. Raises Refused where it has moved on."""
    found = ActionImport.objects.select_for_update().get(pk=job.pk)
    if found.state not in states:
        raise Refused(f"This action log has moved on: {found.get_state_display().lower()}. Look at it again.")
    return found


def _again(job: ActionImport, state: str, **changes) -> None:
    fields = {"state": state, "claim": "", "claimed_at": None, "attempts": 0, "done": 0, **changes}
    for name, value in fields.items():
        setattr(job, name, value)
    job.save(update_fields=list(fields))
    _hand_over(job)


def _hand_over(job: ActionImport) -> None:
    """To Celery at once, where there is one; otherwise the next tick finds the row."""
    if settings.REDIS_URL:
        transaction.on_commit(lambda: _send(job.pk), robust=True)


def _send(job_id: int) -> None:
    current_app.send_task("partnership.tasks.take_up_import", args=[job_id])
