"""Differences in priorities, reporting, money, commitments and words."""

from decimal import Decimal

from partnership import sections
from partnership.arrangement import Arrangement
from partnership.comparison.facts import rows
from partnership.comparison.people import both
from partnership.comparison.saying import Section, alike, by_key, listed
from partnership.sections.common import day, span
from safeguarding.design import dates


def priorities(before: Arrangement, after: Arrangement) -> Section:
    """What the partnership has chosen to work on, and for which years."""
    readers = both(
        before,
        after,
        years=lambda item, _: span(item),
        groups=lambda item, a: [a.group(key)["name"] for key in item["groups"]],
    )
    same = alike("title", "audience", "doing", "note")
    sides = (by_key(a.document["priorities"]) for a in (before, after))
    return listed(Section("Priorities"), *sides, lambda item: item["title"], {**same, **readers})


def reporting(before: Arrangement, after: Arrangement) -> Section:
    """What is reported, when, and what every group must evidence."""
    return rows(Section("Reporting"), sections.reporting(before), sections.reporting(after))


def funding(before: Arrangement, after: Arrangement) -> Section:
    """Contributions by year; sums to the penny."""
    sides = ({year["year"]: year for year in a.document["funding"]} for a in (before, after))
    readers = {
        **both(before, after, contributions=_contributions),
        "total": (_total, _total),
        "next talks": (_talks, _talks),
        **alike("status", "note"),
    }
    return listed(Section("Funding"), *sides, lambda item: f"Year {item['year']}", readers)


def _contributions(year: dict, arrangement: Arrangement) -> list[str]:
    return [f"{_contributor(row, arrangement)} {_pounds(row)}" for row in [*year["rows"], *year["not-counted"]]]


def _contributor(row: dict, arrangement: Arrangement) -> str:
    name = arrangement.agency(row["agency"])["name"] if "agency" in row else row.get("source", "")
    return f"{name} (in kind)" if row.get("kind") == "in-kind" else name


def _pounds(row: dict) -> str:
    return dates.money(Decimal(row["amount"])) if "amount" in row else ""


def _total(year: dict) -> str:
    money = [Decimal(row["amount"]) for row in year["rows"] if row["kind"] == "money"]
    return dates.money(sum(money, Decimal(0))) if money else ""


def _talks(year: dict) -> str:
    return year.get("next-talks") or day(year, "next-talks-from")


def commitments(before: Arrangement, after: Arrangement) -> Section:
    """What will be done once, and what the arrangement commits to by subject."""
    section = Section("Plans and commitments")
    sides = (by_key(a.document["plans"]) for a in (before, after))
    when = {"when": (_when, _when)}
    listed(section, *sides, lambda item: item["title"], {**alike("title", "how", "with", "groups", "note"), **when})
    sides = (by_key(a.document["statements"]) for a in (before, after))
    return listed(section, *sides, lambda item: item["title"], alike("title", "says", "points", "note"))


def _when(plan: dict) -> str:
    return plan.get("says") or day(plan, "on") or span(plan)


def terms(before: Arrangement, after: Arrangement) -> Section:
    """The words in use; the same key may stand several times, each with its own dates."""
    sides = ({(t["key"], t.get("from", "")): t for t in a.document["terms"]} for a in (before, after))
    return listed(Section("Terms"), *sides, lambda item: f"“{item['says']}”", alike("says", "written-out", "until"))
