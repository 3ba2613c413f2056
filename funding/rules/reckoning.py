"""A year's money added up: who gives what share, what changed, what is owed, what is spent and left."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from funding.models import BudgetLine, Contribution, FundingYear, Income
from funding.rules.contributions import Standing, standing_of
from funding.rules.pounds import NOTHING, shares, total


@dataclass(frozen=True)
class Line:
    """One contribution of money. ``before`` is last year's, None where there was none or nobody knows."""

    contribution: Contribution
    share: Decimal
    before: Decimal | None
    standing: Standing

    @property
    def change(self) -> Decimal | None:
        """More (or less) than last year, in pounds."""
        return None if self.before is None else self.contribution.agreed - self.before


@dataclass
class Reckoning:
    """Everything that a page of one year shows. Every figure is an exact sum of what is kept."""

    year: FundingYear
    before: FundingYear | None
    agreed_before: Decimal | None
    lines: list[Line]
    in_kind: list[Contribution]
    income: list[Income] = field(default_factory=list)
    budget: list[BudgetLine] = field(default_factory=list)

    @property
    def agreed(self) -> Decimal:
        return total(line.contribution.agreed for line in self.lines)

    @property
    def received(self) -> Decimal:
        return total(line.standing.received for line in self.lines)

    @property
    def owed(self) -> Decimal:
        return total(line.standing.owed for line in self.lines)

    @property
    def late(self) -> Decimal:
        """What is owed after the day it was due."""
        return total(line.standing.owed for line in self.lines if line.standing.state == "late")

    @property
    def worth_in_kind(self) -> Decimal:
        return total(one.agreed for one in self.in_kind)

    @property
    def counted(self) -> list[Income]:
        return [one for one in self.income if one.counted]

    @property
    def not_counted(self) -> list[Income]:
        return [one for one in self.income if not one.counted]

    @property
    def other_income(self) -> Decimal:
        return total(one.amount for one in self.counted)

    @property
    def available(self) -> Decimal:
        """Carried forward, agreed and other income together."""
        return self.year.brought_forward + self.agreed + self.other_income

    def budgeted(self, *kinds: str) -> Decimal:
        """Set aside under headings of these kinds; under all when none is named."""
        return total(one.budget for one in self.budget if not kinds or one.kind in kinds)

    @property
    def spent(self) -> Decimal:
        return total(one.spent for one in self.budget)

    @property
    def not_set_aside(self) -> Decimal:
        """What is there and under no heading; below nothing when more is set aside than there is."""
        return self.available - self.budgeted()

    @property
    def to_carry_forward(self) -> Decimal:
        """What would be left if everything agreed came in and nothing more were spent."""
        return self.available - self.spent


def reckon(
    year: FundingYear,
    contributions: Iterable[Contribution],
    last: tuple[FundingYear, dict] | None,
    today: datetime.date,
) -> Reckoning:
    """Add up a year. ``last`` is the year before with its money by contributor, as ``by_contributor`` gives it."""
    money = [one for one in contributions if one.kind == Contribution.Kind.MONEY]
    before = last[1] if last else {}
    lines = [
        Line(one, share, before.get(key_of(one), NOTHING if before else None), standing_of(one, today))
        for one, share in zip(money, shares([one.agreed for one in money]), strict=True)
    ]
    in_kind = [one for one in contributions if one.kind == Contribution.Kind.IN_KIND]
    return Reckoning(year, last[0] if last else None, total(before.values()) if before else None, lines, in_kind)


def key_of(contribution: Contribution) -> tuple:
    """Who gives, comparable from year to year."""
    return contribution.agency_id, contribution.source.casefold()


def by_contributor(contributions: Iterable[Contribution]) -> dict[tuple, Decimal]:
    """Money by contributor, of one year."""
    return {key_of(one): one.agreed for one in contributions if one.kind == Contribution.Kind.MONEY}
