"""The money of a frame's year, reckoned by the room that keeps it, and the totals of every year."""

import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Sum

from funding.models import BudgetLine, Contribution, FundingYear, Income, Payment
from funding.rules.pounds import NOTHING
from funding.rules.reckoning import Reckoning, by_contributor, reckon
from reports.facts.frame import Frame
from reports.facts.period import A_DAY
from reports.facts.reading.made_once import rows as rows_of


def years(frame: Frame) -> list[FundingYear]:
    """Every year whose money the portal keeps for the partnership, the oldest first; one statement."""
    return list(FundingYear.objects.filter(partnership=frame.partnership).order_by("starts_on"))


def year_of(frame: Frame) -> FundingYear | None:
    """The funding year that shares most days with the period, the earlier of two that share as many."""
    meeting = [year for year in frame.shared(years) if _shared_days(frame, year) > 0]
    return max(meeting, key=lambda year: _shared_days(frame, year), default=None)


def _shared_days(frame: Frame, year: FundingYear) -> int:
    first, last = max(frame.from_on, year.starts_on), min(frame.until_on, year.ends_on)
    return (last - first + datetime.timedelta(days=1)).days


def reckoning(frame: Frame) -> Reckoning | None:
    """The year added up, with income and budget; None where there is no such year. Four statements."""
    year = year_of(frame)
    if year is None:
        return None
    last = next((one for one in frame.shared(years) if one.ends_on == year.starts_on - A_DAY), None)
    given = Contribution.objects.filter(year__in=[one for one in (year, last) if one]).select_related("agency")
    rows = list(given.order_by("kind", "position", "pk").prefetch_related("payments"))
    for row in rows:
        row.year = year if row.year_id == year.pk else last
    before = (last, by_contributor(row for row in rows if row.year_id == last.pk)) if last else None
    found = reckon(year, [row for row in rows if row.year_id == year.pk], before, frame.today)
    found.income = list(Income.objects.filter(year=year))
    found.budget = list(BudgetLine.objects.filter(year=year))
    return found


class YearTotal(NamedTuple):
    """A year's money in pounds: contributions in money as agreed and as received, and what was spent."""

    year: FundingYear
    agreed: Decimal
    received: Decimal
    spent: Decimal


def totals(frame: Frame) -> list[YearTotal]:
    """Every year up to the frame's, the oldest first. Three statements."""
    agreed, received, spent = (dict(rows_of(frame, asked)) for asked in (_agreed, _received, _spent))
    begun = [year for year in frame.shared(years) if year.starts_on <= frame.until_on]
    return [YearTotal(year, *(sums.get(year.pk, NOTHING) for sums in (agreed, received, spent))) for year in begun]


def _agreed(frame: Frame):
    return _sums(Contribution.objects.filter(kind=Contribution.Kind.MONEY), frame, "year", "agreed")


def _received(frame: Frame):
    paid = Payment.objects.filter(contribution__kind=Contribution.Kind.MONEY, taken_back_because="")
    return _sums(paid, frame, "contribution__year", "amount")


def _spent(frame: Frame):
    return _sums(BudgetLine.objects, frame, "year", "spent")


def _sums(rows, frame: Frame, year: str, column: str):
    here = rows.order_by().filter(**{f"{year}__partnership": frame.partnership})
    return here.values_list(year).annotate(sum=Sum(column))
