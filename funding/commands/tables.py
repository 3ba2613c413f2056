"""Bring in a table of contributions: checked whole, shown first, written whole or not at all."""

from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Agency
from funding.commands.contributions import add_contribution, change_agreed
from funding.models import Contribution, ContributionTable, FundingYear
from funding.rules.tables import Sheet, plain, read_sheet
from partnership.models import Part
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused


@transaction.atomic
def read_table(*, year: FundingYear, rows: list[list[str]], by) -> ContributionTable:
    """Check a table and keep it for the preview; no contribution changes.

    Raises Refused with a sentence for each fault, and with both figures where its printed total is not the sum.
    """
    sheet: Sheet = read_sheet(rows, names_of(year))
    if sheet.faults:
        raise Refused(*sheet.faults)
    kept = [[entry.agency_id, str(entry.amount), entry.note] for entry in sheet.entries]
    return ContributionTable.objects.create(year=year, rows=kept, sent_by=by)


def names_of(year: FundingYear) -> dict[str, int | None]:
    """Every name by which the partnership's agencies may be written; None where it fits more than one."""
    found: dict[str, int | None] = {}
    for part in Part.objects.of(year.partnership).select_related("agency"):
        agency = part.agency
        for name in {plain(n) for n in (part.name, agency.name, agency.short_name, agency.key) if n}:
            found[name] = agency.pk if found.get(name, agency.pk) == agency.pk else None
    return found


def lines_of(table: ContributionTable) -> list[tuple[Agency, Contribution | None, Decimal, str]]:
    """Each line with its agency, what stands there now, the new amount and the note."""
    agencies = Agency.objects.in_bulk([row[0] for row in table.rows])
    now = {one.agency_id: one for one in _money_of(table.year)}
    return [(agencies[agency], now.get(agency), Decimal(amount), words) for agency, amount, words in table.rows]


def _money_of(year: FundingYear) -> QuerySet:
    rows = year.contributions.filter(kind=Contribution.Kind.MONEY, agency__isnull=False)
    return rows.select_related("agency", "year").prefetch_related("payments")


@transaction.atomic
def bring_in_table(*, table: ContributionTable, by) -> ContributionTable:
    """Write every line of a table that was shown. Raises Refused, and writes nothing, when one cannot be."""
    table = (
        ContributionTable.objects.select_for_update(of=("self",)).select_related("year__partnership").get(pk=table.pk)
    )
    if table.brought_in_at:
        raise Refused("This table is brought in already.")
    for agency, now, amount, words in lines_of(table):
        if now is None:
            add_contribution(year=table.year, agency=agency, agreed=amount, note_words=words, by=by)
        elif now.agreed != amount or (words and words != now.note):
            change_agreed(contribution=now, agreed=amount, described=now.described, note_words=words or now.note, by=by)
    table.brought_in_at = wall.now()
    table.save()
    return table
