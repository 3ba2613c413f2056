"""Dates of an arrangement file: real days, in order."""

import datetime
import re

from partnership.files.faults import Report, quoted

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PAIRS = (
    ("from", "until"),
    ("starts-on", "ends-on"),
    ("effective-from", "effective-until"),
    ("in-force-from", "in-force-to"),
    ("in-force-from", "review-on"),
    ("published-on", "review-on"),
    ("date", "effective-from"),
)
_KEYS = {key for pair in _PAIRS for key in pair} | {"on", "published-on", "next-talks-from"}


def check(document, report: Report) -> None:
    """Note days that no calendar has and pairs that end before they begin."""
    _walk(document, (), report)


def _walk(value, place, report):
    if isinstance(value, dict):
        for key in _KEYS & value.keys():
            _real(value[key], (*place, key), report)
        for first, second in _PAIRS:
            _in_order(value, first, second, place, report)
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, dict | list):
            _walk(inner, (*place, key), report)


def _real(value, place, report):
    if isinstance(value, str) and _DAY.fullmatch(value) and _day(value) is None:
        report.add(place, f"{quoted(value)} is not a day of the calendar. Check the month and the day.")


def _day(value):
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _in_order(value, first, second, place, report):
    begin, end = _day(value.get(first)), _day(value.get(second))
    if begin and end and end < begin and not _review_of_a_past_start(first, second, value):
        report.add((*place, second), f"{end} is before “{first}”, which is {begin}. Correct one of the two.")


def _review_of_a_past_start(first, second, value) -> bool:
    """A review may fall between publication and the day an arrangement takes force."""
    return (first, second) == ("in-force-from", "review-on") and "published-on" in value
