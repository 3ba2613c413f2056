"""A log line never holds the key of a calendar, of an invitation or of a new password. Imports nothing of ours."""

import logging
import re

_KEYS = re.compile(r"(/calendar/|/join/|/password/reset/)(?!sent/|done/)[^/\s\"'?]+")


def without_keys(text: str) -> str:
    """The text with every path that is a key cut short: ``/calendar/…``."""
    return _KEYS.sub(r"\1…", text)


class WithoutKeys(logging.Filter):
    """Takes keys out of whatever is about to be written."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        clean = without_keys(said)
        if clean != said:
            record.msg, record.args = clean, ()
        return True
