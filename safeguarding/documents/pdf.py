"""Looking into a PDF: it opens without a password and runs nothing."""

from typing import BinaryIO

import pikepdf

from safeguarding.documents.taken import NotTaken

ACTS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm")


def check(file: BinaryIO) -> None:
    """Raises NotTaken when the PDF is locked, damaged, or carries scripts or other files."""
    try:
        with pikepdf.open(file) as pdf:
            pages, active = len(pdf.pages), _is_active(pdf)
    except pikepdf.PasswordError as fault:
        raise NotTaken(
            "The PDF is locked with a password. Save it without the password and choose it again."
        ) from fault
    except pikepdf.PdfError as fault:
        raise NotTaken("The PDF is damaged or only half there. Save it again and choose the new file.") from fault
    if not pages:
        raise NotTaken("The PDF has no pages. Save it again and choose the new file.")
    if active:
        raise NotTaken("The PDF carries scripts or other files inside. Print it to a new PDF and choose that one.")


def _is_active(pdf: pikepdf.Pdf) -> bool:
    """Whether anything in the file acts by itself or is a file of its own."""
    names = pdf.Root.get("/Names", {})
    if "/JavaScript" in names or len(pdf.attachments):
        return True
    return any(isinstance(thing, pikepdf.Dictionary) and str(thing.get("/S", "")) in ACTS for thing in pdf.objects)
