"""A report's facts as pages show them: where each comes from, what would change, the records behind a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.commands.facts import Difference
from reports.facts.suppression import is_suppressed
from reports.facts.value import shown
from reports.models import Fact, Report, Section
from safeguarding.design.cells import Cell, Heading, Link, Row, Table
from safeguarding.design.dates import counted, long_date, long_moment, short_moment

MOST_WORDS = 5
COLUMNS = ("Fact", "Taken")


def table_of(section: Section, address) -> Table:
    """The facts of a section: each with when it was taken and by whom. ``address(fact)`` is its page."""
    rows = [
        [
            Cell(fact.title, COLUMNS[0], url=address(fact)),
            Cell(f"{short_moment(fact.taken_at)}, by {fact.taken_by}", COLUMNS[1]),
        ]
        for fact in section.facts.all()
    ]
    return Table(section.title, [Heading(title) for title in COLUMNS], rows)


def about(fact: Fact, report: Report) -> list[Row]:
    """Where a fact comes from, for its page."""
    whose = fact.section.report.partnership.name
    group = f"{report.group.name} of " if report.group else ""
    asked = fact.parameters
    return [
        Row("What it counts", fact.definition),
        Row("Of", f"{group}{whose}"),
        Row("Period", f"{long_date(report.from_on)} to {long_date(report.until_on)}"),
        Row("As things stood on", _day(asked.get("on", "")) or long_date(fact.taken_at)),
        Row("Taken", f"{long_moment(fact.taken_at)}, by {fact.taken_by}"),
        Row("Shown in", Link(fact.section.title, fact.section.get_absolute_url())),
        Row("Digest (SHA-256)", fact.digest),
    ]


def _day(text: str) -> str:
    return shown({"date": text}) if text else ""


def in_short(difference: Difference) -> str:
    """What would change in a fact, in one line: the first few numbers, and how many more."""
    words, more = difference.words[:MOST_WORDS], len(difference.words) - MOST_WORDS
    tail = f"; and {counted(more, 'more change')}" if more > 0 else ""
    return f"{'; '.join(words)}{tail}"


@dataclass(frozen=True)
class Behind:
    """A figure or a row of a fact with the records behind it, as they were kept: kind, id, label and address."""

    key: str
    title: str
    records: list


def behind(fact: Fact) -> list[Behind]:
    """Each figure and row that has records behind it, in the order in which the fact shows them."""
    value = fact.value
    names = {f"figure:{one['key']}": f"{shown(one['number'])} {one['label']}" for one in value.get("figures", [])}
    rows = (value.get("table") or {}).get("rows", [])
    names |= {f"row:{place}": shown(row[0]) for place, row in enumerate(rows)}
    names["items"] = "The list"
    return [Behind(key, title, fact.records[key]) for key, title in names.items() if fact.records.get(key)]


def behind_table(parts: Iterable[Behind], current: Behind, *, numbers: bool) -> Table:
    """What there are records of; how many only where nothing small is kept back."""
    columns = ["Figure or row", "Records"] if numbers else ["Figure or row"]
    rows = [
        [
            Cell(part.title, columns[0], url="" if part is current else f"?of={part.key}"),
            *([Cell(len(part.records), columns[1], numeric=True)] if numbers else []),
        ]
        for part in parts
    ]
    return Table(
        "Figures and rows of this fact", [Heading(title, place == 1) for place, title in enumerate(columns)], rows
    )


def unseen(fact: Fact, number: int) -> str:
    """How many records are behind a number that this person may not see; not how many where that is kept back."""
    if not number:
        return ""
    if is_suppressed(fact.value):
        return "There are records behind this that you may not see. How many is not said, because numbers are small."
    return f"{counted(number, 'record').capitalize()} that you may not see."
