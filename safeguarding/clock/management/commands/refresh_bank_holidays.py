"""Writes the bundled bank holidays anew, for a developer to review before the file is committed."""

import datetime
import difflib
import json

from django.core.management.base import BaseCommand

from safeguarding.clock.calendar import DATA, WEEKEND

SOURCE = (
    "Bank holidays of England and Wales as listed by GOV.UK (https://www.gov.uk/bank-holidays) for the announced "
    "years; later years by the rules of the Banking and Financial Dealings Act 1971 and the yearly proclamations. "
    "Made with the Python package holidays, compared in the tests with a second, independent list."
)
TITLES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Diamond Jubilee of Elizabeth II": "Diamond Jubilee of Queen Elizabeth II",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee of Queen Elizabeth II",
    "Coronation of Charles III": "Coronation of King Charles III",
}
MOVED = {
    datetime.date(2020, 5, 8): "Early May bank holiday, moved to VE Day",
    datetime.date(2012, 6, 4): "Spring bank holiday, moved for the Diamond Jubilee",
    datetime.date(2022, 6, 2): "Spring bank holiday, moved for the Platinum Jubilee",
}


class Command(BaseCommand):
    """``refresh_bank_holidays --announced-to 2028 --to 2030 [--write]``; needs the development packages."""

    help = "Work out the bank holidays of England and Wales anew and show what differs from the bundled file."
    requires_system_checks = []

    def add_arguments(self, parser):
        """The years to cover, and whether the file is written."""
        parser.add_argument("--from", dest="first", type=int, default=2012, help="first year")
        parser.add_argument("--to", dest="last", type=int, default=2030, help="last year")
        parser.add_argument("--announced-to", type=int, default=2028, help="last year that GOV.UK lists")
        parser.add_argument("--write", action="store_true", help="write the file, to be reviewed and committed")

    def handle(self, *, first, last, announced_to, write, **options):
        """Print the differences; with ``--write`` keep the new list."""
        old = DATA.read_text(encoding="utf-8") if DATA.exists() else ""
        new = as_text(bank_holidays(first, last), first, last, announced_to)
        difference = list(difflib.unified_diff(old.splitlines(), new.splitlines(), "bundled", "new", lineterm="", n=0))
        self.stdout.write("\n".join(difference) or "Nothing differs from the bundled file.")
        if write:
            DATA.write_text(new, encoding="utf-8")
            self.stdout.write(f"Written to {DATA}. Review the difference, then commit it.")


def bank_holidays(first: int, last: int) -> dict[datetime.date, str]:
    """The bank holidays of England and Wales that fall on weekdays, from year ``first`` to year ``last``."""
    import holidays  # a development package, needed by this command only

    listed = holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1))
    return {day: _title(day, name) for day, name in sorted(listed.items()) if day.weekday() not in WEEKEND}


def _title(day: datetime.date, name: str) -> str:
    if day in MOVED:
        return MOVED[day]
    plain = name.removesuffix(" (observed)")
    title = TITLES.get(plain, plain)
    return title if plain == name else f"{title}, substitute day"


def as_text(days: dict[datetime.date, str], first: int, last: int, announced_to: int) -> str:
    """The file's text: one line for each day, so that a review reads well."""
    head = {
        "title": "Bank holidays of England and Wales that fall on weekdays",
        "source": SOURCE,
        "known_from": f"{first}-01-01",
        "known_to": f"{last}-12-31",
        "announced_to": f"{announced_to}-12-31",
    }
    rows = [
        {"on": day.isoformat(), "title": title, "basis": "announced" if day.year <= announced_to else "by rule"}
        for day, title in days.items()
    ]
    lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
    return f'{json.dumps(head, indent=2, ensure_ascii=False)[:-2]},\n  "days": [\n{lines}\n  ]\n}}\n'
