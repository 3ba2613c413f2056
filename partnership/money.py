"""The arrangement's contributions as the page shows them: amounts, shares, the total."""

from decimal import Decimal

from partnership.arrangement import Arrangement
from safeguarding.design import dates
from safeguarding.design.cells import Table


def funding(arrangement: Arrangement) -> list[dict]:
    """Each year with its contributions, shares and total."""
    return [_year(year, arrangement) for year in arrangement.document["funding"]]


def _year(year: dict, arrangement: Arrangement) -> dict:
    money = [row for row in year["rows"] if row["kind"] == "money"]
    total = sum((Decimal(row["amount"]) for row in money), Decimal(0))
    rows = [(_contributor(row, arrangement), _pounds(row["amount"]), _share(row, total)) for row in money]
    rows += [(_contributor(row, arrangement), _pounds(row["amount"]), "In kind") for row in _in_kind(year)]
    rows += [("Total", _pounds(total), "100.0%")] if money else []
    caption = f"Contributions {year['year']}"
    notes = [year[key] for key in ("note", "next-talks") if key in year]
    notes += [_not_counted(item) for item in year["not-counted"]]
    return {
        "year": year["year"],
        "table": Table.of(caption, ["Contributor", "Amount", "Share"], rows, numeric=(1, 2)) if rows else None,
        "notes": notes,
    }


def _in_kind(year: dict) -> list[dict]:
    return [row for row in year["rows"] if row["kind"] == "in-kind"]


def _contributor(row: dict, arrangement: Arrangement) -> str:
    name = arrangement.agency(row["agency"])["name"] if "agency" in row else row["source"]
    return f"{name} ({row['note']})" if "note" in row else name


def _pounds(amount) -> str:
    return dates.money(Decimal(amount))


def _share(row: dict, total: Decimal) -> str:
    return f"{Decimal(row['amount']) / total * 100:.1f}%" if total else ""


def _not_counted(item: dict) -> str:
    amount = f", {'about ' if item.get('about') else ''}{_pounds(item['amount'])}" if "amount" in item else ""
    return f"Not counted: {item['source']}{amount}. {item.get('note', '')}".strip()
