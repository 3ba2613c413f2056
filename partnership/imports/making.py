"""An import outside the request: claim its row, read and check the file, or write what was chosen.

Any number of workers may run this at once: whoever changes the row takes it. A worker that dies
leaves a claim that goes stale and nothing else; the next tick takes the row up again. What is
written is written in one transaction or not at all.
"""

import datetime
import logging
import secrets

from django.db import transaction
from django.db.models import F, Q

from partnership.imports import checking, columns, showing, writing
from partnership.imports.matching import Register
from partnership.imports.reading import MOST_ROWS, CannotReadError, rows_of
from partnership.models import ActionImport
from safeguarding.clock import wall
from safeguarding.documents.models import DocumentVersion
from safeguarding.documents.store import path_of
from safeguarding.notices.commands import tell

log = logging.getLogger("safeguarding.partnership")

STALE_AFTER = datetime.timedelta(minutes=5)
MOST_ATTEMPTS = 3
SAID_EVERY = 500
SHOWN = 10
State = ActionImport.State
AT_WORK = {State.WAITING: State.READING, State.READING: State.READING, State.WRITING: State.WRITING}


def take_up(job_id: int) -> str:
    """Read and check the file, or write what was chosen, whichever the import waits for; its state afterwards.

    Raises whatever went wrong that nobody foresaw, after the row says so in words.
    """
    token = claim(job_id, wall.now())
    job = _job(job_id)
    if not token:
        return job.state
    if job.attempts > MOST_ATTEMPTS:
        return fail(job, token, "Every try ended before the file was finished. Send it again in a while.")
    try:
        return _write(job, token) if job.state == State.WRITING else _read(job, token)
    except CannotReadError as fault:
        return fail(job, token, str(fault))
    except Exception as fault:
        fail(job, token, f"The portal could not go on with this file ({type(fault).__name__}). Send it again.")
        raise


def _job(job_id: int) -> ActionImport:
    return ActionImport.objects.select_related("partnership", "group", "sent_by").defer("faults").get(pk=job_id)


def waiting(now: datetime.datetime) -> Q:
    """What there is to do: a file to read, rows to write, or either left by a worker that died."""
    dead = Q(claimed_at__lt=now - STALE_AFTER, state__in=[State.READING, State.WRITING])
    return Q(state=State.WAITING) | Q(state=State.WRITING, claim="") | dead


def claim(job_id: int, now: datetime.datetime) -> str:
    """Take the import if there is something to do; the claim's word, or "" when somebody else has it."""
    token = secrets.token_hex(16)
    for before, after in AT_WORK.items():
        free = ActionImport.objects.filter(waiting(now), pk=job_id, state=before)
        if free.update(state=after, claim=token, claimed_at=now, attempts=F("attempts") + 1, done=0):
            return token
    return ""


def mine(job: ActionImport, token: str):
    """The row as long as it is this worker's."""
    return ActionImport.objects.filter(pk=job.pk, claim=token)


def fail(job: ActionImport, token: str, reason: str) -> str:
    """Write on the row why it was not brought in, and tell whoever sent it."""
    with transaction.atomic():
        changes = {"state": State.FAILED, "claim": "", "finished_at": wall.now(), "reason": reason[:500], "rows": []}
        if mine(job, token).update(**changes):
            _tell(job, "log-failed")
    return State.FAILED


# Reading


def _read(job: ActionImport, token: str) -> str:
    version = DocumentVersion.objects.get(pk=job.version_id)
    heading, rows = read_rows(path_of(version.file_name), version.extension, job.options.get("columns"))
    if heading.missing:
        return _ask_for_columns(job, token, heading)
    checked = checking.Checked()
    for checked in checking.Checker(setting_of(job, heading), rows).run():
        if checked.total % SAID_EVERY == 0:
            mine(job, token).update(done=checked.total, total=len(rows), claimed_at=wall.now())
    return _keep(job, token, heading, checked)


def read_rows(path, extension: str, chosen: dict[str, int] | None) -> tuple[columns.Found, list]:
    """The heading of a file and the rows below it; ``chosen`` says which column is what, where a person said so.

    Raises CannotReadError for a file without rows or with more than ``MOST_ROWS``.
    """
    found = rows_of(path, extension)
    rows = [row for _, row in zip(range(columns.MOST_BEFORE), found, strict=False)]
    if not rows:
        raise CannotReadError("The file is empty. Put one action on each row, below a row of headings.")
    heading, used = columns.find(rows)
    if chosen is not None:
        heading = columns.Found(heading.row, heading.headings, chosen)
    rows = rows[used:]
    for row in found:
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise CannotReadError(
                f"The file has more than {MOST_ROWS:,} rows. Split it into files of up to {MOST_ROWS:,} rows, "
                "or take out the actions that were closed years ago."
            )
    if not rows and not heading.missing:
        raise CannotReadError("There is no action below the headings. Put one action on each row.")
    return heading, rows


def setting_of(job: ActionImport, heading: columns.Found) -> checking.Setting:
    """What the rows of this import have in common."""
    return checking.Setting(
        found=heading,
        register=Register.of(job.partnership),
        today=wall.today(),
        importer=job.sent_by_id,
        group=job.group_id,
        keep_unknown=job.options.get("keep_unknown", True),
        taken=writing.taken(job.partnership),
    )


def _ask_for_columns(job: ActionImport, token: str, heading: columns.Found) -> str:
    options = {**job.options, "headings": heading.headings, "found": heading.columns, "missing": heading.missing}
    mine(job, token).update(state=State.COLUMNS, claim="", options=options, attempts=0)
    return State.COLUMNS


def _keep(job: ActionImport, token: str, heading: columns.Found, checked: checking.Checked) -> str:
    names = {columns.FIELDS[key].title: heading.headings[place] for key, place in heading.columns.items()}
    changes = {
        "state": State.CHECKED,
        "claim": "",
        "attempts": 0,
        "done": checked.total,
        "total": checked.total,
        "good": len(checked.good),
        "rows": checked.good,
        "faults": checked.faults,
        "options": {
            **job.options,
            "read_as": names,
            "unknown": list(heading.unknown.values()),
            "sample": showing.sample(checked.good[:SHOWN], job.partnership),
        },
    }
    with transaction.atomic():
        if mine(job, token).update(**changes):
            _tell(job, "log-checked")
    return State.CHECKED


# Writing


def _write(job: ActionImport, token: str) -> str:
    """All the good rows or none. Another worker that took over meanwhile finds nothing of this one."""
    with transaction.atomic():
        if not mine(job, token).select_for_update().exists():
            return _job(job.pk).state
        written = writing.write(job, job.rows)
        changes = {"state": State.DONE, "claim": "", "finished_at": wall.now(), "reason": "", "rows": []}
        mine(job, token).update(written=written, done=written, **changes)
        _tell(job, "log-brought-in")
    return State.DONE


def _tell(job: ActionImport, kind: str) -> None:
    tell(
        people=[job.sent_by],
        kind=kind,
        subject=job.subject,
        noun="an action log",
        partnership_key=job.partnership.key,
        occasion=f"{kind}-{wall.now():%Y%m%dT%H%M%S}",
    )


def make_waiting() -> int:
    """Take up every import that waits or was left by a worker that died, oldest first; how many were taken up.

    One that cannot be read does not hold up the next: its row says why.
    """
    found = ActionImport.objects.filter(waiting(wall.now())).order_by("sent_at").values_list("pk", flat=True)
    for pk in found:
        try:
            take_up(pk)
        except Exception as fault:  # already written on its row
            log.error("import %s was not finished: %s", pk, type(fault).__name__)
    return len(found)
