"""What an upload really is, from its bytes, and whether the portal takes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of file that the portal takes."""

    extension: str
    content_type: str
    title: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.extension: kind
    for kind in (
        Kind("pdf", "application/pdf", "PDF"),
        Kind("docx", f"{_OFFICE}.wordprocessingml.document", "Word document"),
        Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel workbook"),
        Kind("pptx", f"{_OFFICE}.presentationml.presentation", "PowerPoint presentation"),
        Kind("png", "image/png", "PNG picture"),
        Kind("jpg", "image/jpeg", "JPEG picture"),
        Kind("txt", "text/plain; charset=utf-8", "plain text"),
        Kind("csv", "text/csv; charset=utf-8", "CSV table"),
    )
}


def checked(upload) -> Kind:
    """The kind of ``upload``."""
    return KINDS[upload.name.rsplit(".", 1)[-1].lower()]
