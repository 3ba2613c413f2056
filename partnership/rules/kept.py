"""Documents that hang on a record, found by their number."""

from safeguarding.clock.subject import Subject
from safeguarding.documents.models import DocumentVersion


def version_of(subject: Subject, number: int | None) -> DocumentVersion | None:
    """The document version of this number when it belongs to ``subject``; otherwise None."""
    kept = DocumentVersion.objects.filter(
        pk=number, document__subject_kind=subject.kind, document__subject_id=subject.id
    )
    return kept.select_related("document").first()
