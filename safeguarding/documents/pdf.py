"""Looking into a PDF: it opens without a password and runs nothing."""

from typing import BinaryIO

import pikepdf

from safeguarding.documents.taken import NotTaken

ACTS = ("/JavaScript", "/Launch")
DEEPEST = 12


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
    return any(_acts(thing, DEEPEST) for thing in pdf.objects)


def _acts(thing, depth: int) -> bool:
    """Whether an object, or one written inside it, is an action that runs something.

    What it only points to is an object of the file in its own right and is looked at there.
    """
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        if str(thing.get("/S", "")) in ACTS:
            return True
        inside = [value for _, value in thing.items()]
    else:
        inside = list(thing) if isinstance(thing, pikepdf.Array) else []
    direct = [value for value in inside if isinstance(value, pikepdf.Object) and not value.is_indirect]
    return depth > 0 and any(_acts(value, depth - 1) for value in direct)
