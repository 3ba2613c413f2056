"""Arrangement files: read one, hold it against the format, bring it to the normal form; write one. No database."""

from partnership.files.editing import drop_item, put_facts, put_item
from partnership.files.faults import Faulty
from partnership.files.reading import read, read_text
from partnership.files.writing import as_text

__all__ = ["Faulty", "as_text", "drop_item", "put_facts", "put_item", "read", "read_text"]
