"""The one way to read an arrangement file: text, shape, cross-references, normal form."""

from pathlib import Path

from partnership.files import crossings, dates, links, normal, reporting, shape, text
from partnership.files.faults import Faulty


def read(path: str | Path) -> dict:
    """The arrangement in its normal form: JSON-able, every default filled in, keys as the file writes them.

    Dates are text as YYYY-MM-DD, amounts are text with two decimals, a limit that is not given is
    ``None``. Needs no database. Raises ``Faulty`` with one line for each fault; the shape is checked
    first, and references only in a file whose shape is right.
    """
    return _checked(*text.load(path))


def read_text(written: str) -> dict:
    """The same from the text of a file that is at hand. Raises ``Faulty``."""
    if not written.strip():
        raise Faulty(["the file is empty. Start from the arrangement in force or from a file."])
    return _checked(*text.load_text(written))


def _checked(document, report) -> dict:
    shape.check(document, report)
    report.raise_if_any()
    for check in (dates.check, crossings.check, links.check, reporting.check):
        check(document, report)
    report.raise_if_any()
    return normal.form(document)
