"""The doors to documents: keep an upload, keep a file that the portal made."""

from django.db import transaction

from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.documents import content, store
from safeguarding.documents.models import Document, DocumentVersion

TITLE_LIMIT = Document._meta.get_field("title").max_length


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
    if document is None:
        document = _new(subject, title, partnership_key, marking)
    return _next_version(document, subject, upload.chunks(), kind, by)


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
    if document is None:
        document = _new(subject, title, partnership_key, marking, made_by_portal=True)
    return _next_version(document, subject, [data], content.MADE[extension], by)


def _new(subject, title, partnership_key, marking, made_by_portal=False) -> Document:
    title = title.strip()
    if not title:
        raise Refused("Enter a title for the document.", field="title")
    if len(title) > TITLE_LIMIT:
        raise Refused(f"The title must be {TITLE_LIMIT} characters or fewer.", field="title")
    return Document.objects.create(
        **subject.as_fields(),
        title=title,
        partnership_key=partnership_key,
        marking=marking,
        made_by_portal=made_by_portal,
        created_at=wall.now(),
    )


def _next_version(document: Document, subject: Subject, chunks, kind, by) -> DocumentVersion:
    """Write the bytes and number them; the document is locked, so two at once get two numbers."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if (document.subject_kind, document.subject_id) != (subject.kind, subject.id):
        raise ValueError("A version belongs to the record of its document.")
    last = document.versions.order_by("-n").values_list("n", flat=True).first() or 0
    name, sha256, size = store.write(chunks)
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
