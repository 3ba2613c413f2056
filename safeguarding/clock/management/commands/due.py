"""``manage.py due START N UNIT``: a date counted out loud. Needs no database."""

import datetime
import json

from django.core.management.base import BaseCommand, CommandError

from safeguarding.clock.calendar import CalendarEnds, WorkingCalendar
from safeguarding.clock.counting import UNITS, Counted, count
from safeguarding.clock.moments import read_when
from safeguarding.clock.words import say, say_amount, say_date


class Command(BaseCommand):
    """Counts from a start, and shows each day counted and each day skipped with its reason."""

    help = "Count N hours, days or months from START (N may be negative) and show how."
    requires_system_checks = []

    def add_arguments(self, parser):
        """START, N and UNIT, and how to print."""
        parser.add_argument("start", metavar="START", help="2026-12-21, or 2026-12-21T16:45 (London)")
        parser.add_argument("n", metavar="N", type=int, help="how many; negative counts back")
        parser.add_argument("unit", metavar="UNIT", choices=UNITS, help=", ".join(UNITS))
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, start, n, unit, format, **options):
        """Print the count. A start that cannot be read, or a count past the calendar, ends with 2 and a sentence."""
        try:
            when = read_when(start)
            result = count(when.moment, n, unit, calendar=WorkingCalendar())
        except (ValueError, CalendarEnds) as error:
            raise CommandError(str(error), returncode=2) from error
        result.notes.extend([when.note] if when.note else [])
        answer = as_json if format == "json" else as_text
        self.stdout.write(answer(when.moment, n, unit, result))


def iso(moment: datetime.date | datetime.datetime) -> str:
    """``2026-12-21``, or for a moment ``2026-12-21T16:45+00:00`` in London."""
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime.datetime) else moment.isoformat()


def as_json(start, n: int, unit: str, result: Counted) -> str:
    """The count for a program."""
    return json.dumps(
        {
            "start": iso(start),
            "n": n,
            "unit": unit,
            "due": iso(result.due),
            "counted": [{"date": day.on.isoformat(), "day": day.n} for day in result.counted],
            "skipped": [{"date": day.on.isoformat(), "reason": day.reason} for day in result.skipped],
            "notes": result.notes,
        },
        indent=2,
        ensure_ascii=False,
    )


def as_text(start, n: int, unit: str, result: Counted) -> str:
    """The count for a person: the date first, then the days in their order."""
    where = "after" if n >= 0 else "before"
    lines = [f"{say(result.due)}", f"{say_amount(n, unit)} {where} {say(start)}.", *result.notes]
    days = sorted([*result.counted, *result.skipped], key=lambda day: day.on, reverse=n < 0)
    for day in days:
        said = say_date(day.on)
        lines.append(
            f"  {'skipped' if day.reason else f'day {day.n}':<8} {said}" + (f": {day.reason}" if day.reason else "")
        )
    return "\n".join(lines)
