"""The doors to documents: keep an upload, keep a file that the portal made."""

import hashlib
import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction

from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.documents import content
from safeguarding.documents.models import Document, DocumentVersion


@transaction.atomic
def add_document(
    *,
    subject: Subject,
    title: str,
    upload,
    by,
    partnership_key: str,
    marking: str = "",
    document: Document | None = None,
) -> DocumentVersion:
    """Keep an upload as a new document of ``subject``, or as the next version of ``document``.

    The kind of file is found from its bytes. Raises Refused, with ``field="upload"`` or
    ``"title"``, when it is empty, too large, of a kind that is not taken, or not what its
    name says. The file is removed again when the transaction is rolled back.
    """
    kind = content.checked(upload)
    return _keep(
        subject=subject,
        title=title,
        chunks=upload.chunks(),
        kind=kind,
        by=by,
        partnership_key=partnership_key,
        marking=marking,
        document=document,
    )


@transaction.atomic
def keep_made_file(
    *,
    subject: Subject,
    title: str,
    data: bytes,
    by,
    partnership_key: str,
    marking: str = "",
    extension: str = "pdf",
    document: Document | None = None,
) -> DocumentVersion:
    """Keep a file that the portal made, with its digest; otherwise as ``add_document``."""
    return _keep(
        subject=subject,
        title=title,
        chunks=[data],
        kind=content.KINDS[extension],
        by=by,
        partnership_key=partnership_key,
        marking=marking,
        document=document,
        made_by_portal=True,
    )


def _keep(*, subject, title, chunks, kind, by, partnership_key, marking, document, made_by_portal=False):
    document = (
        _locked(document, subject) if document else _new(subject, title, partnership_key, marking, made_by_portal)
    )
    name = secrets.token_hex(24)
    sha256, size = _write(name, chunks)
    last = document.versions.order_by("-n").values_list("n", flat=True).first() or 0
    return DocumentVersion.objects.create(
        document=document,
        n=last + 1,
        file_name=name,
        sha256=sha256,
        size=size,
        content_type=kind.content_type,
        extension=kind.extension,
        uploaded_by=by,
        uploaded_at=wall.now(),
    )


def _new(subject, title, partnership_key, marking, made_by_portal) -> Document:
    if not title.strip():
        raise Refused("Enter a title for the document.", field="title")
    return Document.objects.create(
        **subject.as_fields(),
        title=title.strip(),
        partnership_key=partnership_key,
        marking=marking,
        made_by_portal=made_by_portal,
        created_at=wall.now(),
    )


def _locked(document: Document, subject: Subject) -> Document:
    document = Document.objects.select_for_update().get(pk=document.pk)
    if (document.subject_kind, document.subject_id) != (subject.kind, subject.id):
        raise ValueError("A version belongs to the record of its document.")
    return document


def _write(name: str, chunks) -> tuple[str, int]:
    """Stream to a new file under MEDIA_ROOT; its digest and size in bytes."""
    path = Path(settings.MEDIA_ROOT) / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
    return digest.hexdigest(), size
