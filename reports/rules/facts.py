"""When facts may be taken anew, what has changed in one since it was taken, and whose records stand behind it."""

from collections.abc import Iterable

from django.db.models import Prefetch

from reports.facts.registry import known
from reports.facts.value import Cell, Taken, shown
from reports.models import Fact, Report, Section

# Records about one child or family: opening a list of them is written to the log.
CASE_KINDS = frozenset(
    {
        "agreed-action",
        "information-request",
        "panel-reply",
        "practice-review",
        "rapid-review",
        "referral",
    }
)
EMPTY = Taken().as_json()
NOTHING = "nothing"
WORDS_ONLY = "The words around the numbers have changed."


def facts_of(report: Report):
    """The facts of a report, with their sections and who took them."""
    return Fact.objects.filter(section__report=report).select_related("section__report__partnership", "taken_by")


def sections_with_facts(report: Report) -> list[Section]:
    """The sections of a report with their facts, without what the facts say: two statements."""
    slim = Fact.objects.defer("value", "records", "parameters").select_related("taken_by")
    return list(report.sections.prefetch_related(Prefetch("facts", slim)))


def never_taken(sections: Iterable[Section], *, group: bool) -> int:
    """How many facts sections want, that are offered and have not been taken."""
    wanted = ((section, known(dict.fromkeys(section.facts_wanted), group=group)) for section in sections)
    return sum(
        len({one.key for one in facts} - {fact.key for fact in section.facts.all()}) for section, facts in wanted
    )


def reasons_against_taking(report: Report) -> list[str]:
    """Facts stay as they were once the report is sealed."""
    if report.may_be_written:
        return []
    return ["The report is sealed, so its facts stay as they are. Take it back to its draft first."]


def reasons_against_refreshing(report: Report, keys: Iterable[str] | None, kept: Iterable[str]) -> list[str]:
    """As for taking; and what is chosen stands in the report."""
    reasons = reasons_against_taking(report)
    if keys is not None and not set(keys):
        reasons.append("Choose at least one fact.")
    if keys is not None and set(keys) - set(kept):
        reasons.append("Choose facts that the report shows: one of these it shows no longer.")
    return reasons


def changes(kept: dict, fresh: dict) -> list[str]:
    """What a fact says now and said when it was taken, a sentence for each number: *Closed: 41, was 38*.

    Both are values as JSON. Nothing where they are the same.
    """
    # What an earlier release did not keep yet counts as empty.
    kept = {**EMPTY, **kept}
    if kept == fresh:
        return []
    found = [
        *_figures(kept["figures"], fresh["figures"]),
        *_table(kept["table"], fresh["table"]),
        *_items(kept["items"], fresh["items"]),
    ]
    if kept["empty"] != fresh["empty"]:
        found.append(fresh["empty"] or "There is something to show now; there was nothing before.")
    return found or [WORDS_ONLY]


def _said(cell: Cell) -> str:
    return shown(cell) or NOTHING


def _capital(label: str) -> str:
    return f"{label[:1].upper()}{label[1:]}"


def _figures(kept: list, fresh: list) -> list[str]:
    was, now = ({figure["key"]: figure for figure in figures} for figures in (kept, fresh))
    found = []
    for key, figure in (was | now).items():
        old, new = (_said(side[key]["number"]) if key in side else NOTHING for side in (was, now))
        if old != new:
            found.append(f"{_capital(figure['label'])}: {new}, was {old}")
    return found


def _table(kept: dict | None, fresh: dict | None) -> list[str]:
    if not kept or not fresh:
        return [] if kept == fresh else [f"The table is {'new' if fresh else 'no longer there'}."]
    if kept["headings"] != fresh["headings"]:
        return ["The table has other columns."]
    was, now = _rows(kept), _rows(fresh)
    headings = fresh["headings"]
    found = [sentence for row in now if row in was for sentence in _row(row, was[row], now[row], headings)]
    found += [f"New: {name}" for name, _ in now.keys() - was.keys()]
    found += [f"No longer there: {name}" for name, _ in was.keys() - now.keys()]
    return found or ([] if list(was) == list(now) else ["The rows stand in another order."])


def _rows(table: dict) -> dict[tuple[str, int], list]:
    """The rows by what heads them; the second of the same name is another."""
    rows = [*table["rows"], *([table["total"]] if table["total"] else [])]
    names = [_said(row[0]) for row in rows]
    return {(name, names[:place].count(name)): row for place, (name, row) in enumerate(zip(names, rows, strict=True))}


def _row(name: tuple[str, int], was: list, now: list, headings: list) -> list[str]:
    return [
        f"{name[0]}, {heading[:1].lower()}{heading[1:]}: {_said(new)}, was {_said(old)}"
        for heading, old, new in zip(headings, was, now, strict=True)
        if old != new
    ]


def _items(kept: list, fresh: list) -> list[str]:
    was, now = ({item["title"]: item["text"] for item in items} for items in (kept, fresh))
    found = [f"New: {title}" for title in now if title not in was]
    found += [f"No longer there: {title}" for title in was if title not in now]
    return found + [f"{title}: says something else now" for title in now if title in was and now[title] != was[title]]
