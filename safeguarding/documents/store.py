"""Where the bytes lie: files with random names under MEDIA_ROOT, written once."""

import datetime
import hashlib
import re
import secrets
import weakref
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from safeguarding.clock import wall
from safeguarding.documents.models import DocumentVersion

OURS = re.compile(r"[0-9a-f]{48}\Z")


class _Stays:
    """Called when the transaction commits; until then its finalizer stands ready to remove the file."""

    def __init__(self, path: Path):
        self._remove = weakref.finalize(self, path.unlink, missing_ok=True)

    def __call__(self) -> None:
        self._remove.detach()


def folder() -> Path:
    """The folder of all files; made for the portal alone where it is not there yet."""
    found = Path(settings.MEDIA_ROOT)
    found.mkdir(parents=True, exist_ok=True, mode=0o700)
    return found


def path_of(file_name: str) -> Path:
    """Where a file lies, outside the web root."""
    return Path(settings.MEDIA_ROOT) / file_name


def write(chunks: Iterable[bytes]) -> tuple[str, str, int]:
    """Stream ``chunks`` into a new file: its name, its SHA-256 in hexadecimal and its size in bytes.

    Inside a transaction the file stays only when that commits. Django has no hook for a
    rollback, but it then lets go of what was to run on commit, and with it goes the file.
    """
    name = secrets.token_hex(24)
    path = folder() / name
    stays = _Stays(path)
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
    transaction.on_commit(stays)
    return name, digest.hexdigest(), size


def remove_orphans(older_than: datetime.timedelta = datetime.timedelta(days=1)) -> int:
    """Remove files that no version knows, left by a process that died; how many. Run daily."""
    before = (wall.now() - older_than).timestamp()
    folder = Path(settings.MEDIA_ROOT)
    old = [p for p in folder.glob("*") if OURS.match(p.name) and p.stat().st_mtime < before]
    known = set(DocumentVersion.objects.values_list("file_name", flat=True)) if old else set()
    orphans = [path for path in old if path.name not in known]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)
