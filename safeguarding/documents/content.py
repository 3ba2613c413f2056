"""What an upload really is, from its bytes, and whether the portal takes it.

The name is only a claim: the bytes decide, and a name that says something else is refused.
Nothing that a browser or an office program would run is taken.
"""

from dataclasses import dataclass
from typing import BinaryIO

import puremagic
from django.conf import settings

from safeguarding.clock.refusal import Refused
from safeguarding.documents import office, pdf
from safeguarding.documents.taken import NotTaken

FIELD = "upload"
HEAD = 64 * 1024


@dataclass(frozen=True)
class Kind:
    """A kind of file that the portal takes; ``extension`` is without the dot."""

    extension: str
    content_type: str
    title: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.extension: kind
    for kind in (
        Kind("pdf", "application/pdf", "PDF"),
        Kind("docx", f"{_OFFICE}.wordprocessingml.document", "Word (DOCX)"),
        Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel (XLSX)"),
        Kind("pptx", f"{_OFFICE}.presentationml.presentation", "PowerPoint (PPTX)"),
        Kind("png", "image/png", "PNG"),
        Kind("jpg", "image/jpeg", "JPEG"),
        Kind("txt", "text/plain; charset=utf-8", "plain text (TXT)"),
        Kind("csv", "text/csv; charset=utf-8", "CSV"),
    )
}
# What the portal itself makes and nobody uploads.
MADE = {**KINDS, "html": Kind("html", "text/html; charset=utf-8", "web page (HTML)")}
SAME = {"jpeg": "jpg"}
TEXTS = ("txt", "csv")
ALLOWED = (
    "The portal takes PDF, Word (DOCX), Excel (XLSX), PowerPoint (PPTX), PNG, JPEG, plain text (TXT) and CSV files"
)
ACCEPT = ",".join(f".{extension}" for extension in [*KINDS, *SAME])


def allowed() -> str:
    """What is taken, as a sentence for a hint or a refusal."""
    return f"{ALLOWED} of up to {settings.UPLOAD_LIMIT_MB} MB."


def checked(upload) -> Kind:
    """The kind of ``upload`` (a Django UploadedFile), which is left at its beginning.

    Raises Refused at the field ``upload``, in words, for anything that is not taken.
    """
    claimed = _claimed(upload.name or "")
    _check_size(upload.size)
    upload.seek(0)
    head = upload.read(HEAD)
    found = _found(upload, head, claimed)
    upload.seek(0)
    if found != claimed:
        raise _refusal(
            f"The file is named as {KINDS[claimed].title} but its content is {KINDS[found].title}. "
            "Save it again under the right ending."
        )
    return KINDS[found]


def _claimed(name: str) -> str:
    """The kind that a name claims; refuses names that hide a path or unprintable characters."""
    if not name.isprintable() or any(mark in name for mark in "/\\:") or name.startswith("."):
        raise _refusal("The file's name has characters that a name cannot have. Rename the file and choose it again.")
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    extension = SAME.get(extension, extension)
    if extension not in KINDS:
        raise _refusal(f"This kind of file is not taken. {allowed()}")
    return extension


def _check_size(size: int) -> None:
    if not size:
        raise _refusal("The file is empty. Choose the file that has the content.")
    if size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
        raise _refusal(f"The file is larger than {settings.UPLOAD_LIMIT_MB} MB. Make it smaller or split it.")


def _found(file: BinaryIO, head: bytes, claimed: str) -> str:
    """The kind that the bytes are."""
    if head.startswith(b"%PDF-"):
        return _pdf(file)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"PK\x03\x04"):
        return _office(file)
    if claimed in TEXTS:
        return _text(file, claimed)
    raise _refusal(f"The content is {_named(head)}, whatever the file is called. {allowed()}")


def _pdf(file: BinaryIO) -> str:
    file.seek(0)
    try:
        pdf.check(file)
    except NotTaken as fault:
        raise _refusal(str(fault)) from fault
    return "pdf"


def _office(file: BinaryIO) -> str:
    file.seek(0)
    try:
        return office.kind_of(file)
    except NotTaken as fault:
        raise _refusal(f"{fault} {allowed()}") from fault


def _text(file: BinaryIO, claimed: str) -> str:
    """All of the file is UTF-8 text without control characters, and neither markup nor a script."""
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _refusal("The file is not plain text as UTF-8. Save it as UTF-8 text and choose it again.") from fault
    start = text.lstrip()[:512].lower()
    if (
        start.startswith(("#!", "<"))
        or "<script" in text.lower()
        or any(ord(s) < 32 and s not in "\t\r\n\f" for s in text)
    ):
        raise _refusal(f"The file is a web page, a script or a program under a text file's name. {allowed()}")
    return claimed


def _named(head: bytes) -> str:
    """What the bytes are, for the sentence that refuses them."""
    try:
        name = puremagic.magic_string(head)[0].name
    except (puremagic.PureError, ValueError, IndexError):
        name = ""
    return name or "not one of these kinds"


def _refusal(sentence: str) -> Refused:
    return Refused(sentence, field=FIELD)
