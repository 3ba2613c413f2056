"""Years, contributions, what was received, income and spending; a file for each noun."""

from funding.models.contributions import Contribution, ContributionTable, Payment
from funding.models.spending import BudgetLine, Income
from funding.models.years import FundingYear

__all__ = ["BudgetLine", "Contribution", "ContributionTable", "FundingYear", "Income", "Payment"]
