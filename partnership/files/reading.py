"""The one way to read an arrangement file: text, shape, cross-references, normal form."""

from pathlib import Path

from partnership.files import crossings, dates, links, normal, shape, text


def read(path: str | Path) -> dict:
    """The arrangement in its normal form: JSON-able, every default filled in, keys as the file writes them.

    Dates are text as YYYY-MM-DD, amounts are text with two decimals, a limit that is not given is
    ``None``. Needs no database. Raises ``Faulty`` with one line for each fault; the shape is checked
    first, and references only in a file whose shape is right.
    """
    document, report = text.load(path)
    shape.check(document, report)
    report.raise_if_any()
    for check in (dates.check, crossings.check, links.check):
        check(document, report)
    report.raise_if_any()
    return normal.form(document)
