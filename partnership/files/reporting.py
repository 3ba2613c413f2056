"""What the arrangement file says of the yearly report, held against the guidance that it follows."""

import datetime

from partnership.files import guidance
from partnership.files.faults import Report, one_of, quoted

A_LEAP_YEAR = 2024


def check(document: dict, report: Report) -> None:
    """Note requirements that the guidance does not have, and a yearly date that no calendar has."""
    terms = document.get("reporting", {}).get("report", {})
    _covers(document, terms, report)
    _due(terms.get("due", {}), report)


def _covers(document, terms, report):
    known = [requirement["key"] for requirement in guidance.must_say(document)]
    edition = document["partnership"].get("guidance-edition")
    for position, content in enumerate(terms.get("contents", [])):
        for number, key in enumerate(content.get("covers", [])):
            if key not in known:
                place = ("reporting", "report", "contents", position, "covers", number)
                report.add(place, f"{quoted(key)} is nothing that {_of(edition)} asks for. {_right(key, known)}")


def _of(edition: str | None) -> str:
    return f"the edition {quoted(edition)}" if edition else "a named edition of the guidance"


def _right(key, known) -> str:
    if known:
        return one_of(key, known, "requirement")
    return "Say what the edition asks for under its report-must-say in guidance-editions, or leave the key out."


def _due(due, report):
    place = ("reporting", "report", "due")
    if ("month" in due) != ("day" in due):
        report.add(place, "month and day belong together: give both, or on, or says.")
    elif "month" in due and not _is_a_day(due["month"], due["day"]):
        report.add((*place, "day"), f"no month {due['month']} has a day {due['day']}. Check the two.")


def _is_a_day(month: int, day: int) -> bool:
    try:
        datetime.date(A_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
