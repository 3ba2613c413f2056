"""The only way a file leaves: as an attachment, under our own reference, kept by nobody on the way."""

import re

from django.http import FileResponse, Http404

from safeguarding.documents import store
from safeguarding.documents.models import DocumentVersion

PLAIN = re.compile(r"[^A-Za-z0-9]+")


def response(version: DocumentVersion) -> FileResponse:
    """The file of ``version`` as a download. The caller has checked access and logs the opening.

    Its name is made from our reference alone, such as ``RR-2026-004-document-7-v2.pdf``.
    Raises Http404 when the file is missing.
    """
    try:
        file = store.path_of(version.file_name).open("rb")
    except FileNotFoundError as missing:
        raise Http404("This document is not in the store.") from missing
    answer = FileResponse(file, as_attachment=True, filename=name_of(version), content_type=version.content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def name_of(version: DocumentVersion) -> str:
    """The download's name, in plain ASCII."""
    reference = PLAIN.sub("-", version.document.subject_label).strip("-") or "document"
    return f"{reference}-document-{version.document_id}-v{version.n}.{version.extension}"
