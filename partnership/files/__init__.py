"""Arrangement files: read one, hold it against the format, and bring it to the normal form. No database."""

from partnership.files.faults import Faulty
from partnership.files.reading import read

__all__ = ["Faulty", "read"]
