"""The questions about money."""

from funding.forms.contributions import (
    AddContributionForm,
    AgreedForm,
    InvoiceForm,
    PaymentForm,
    TakeBackForm,
)
from funding.forms.fields import PoundsField
from funding.forms.years import AgreeYearForm, BeginYearForm, BudgetForm, IncomeForm, TableForm, TalksForm, YearForm

__all__ = [
    "AddContributionForm",
    "AgreeYearForm",
    "AgreedForm",
    "BeginYearForm",
    "BudgetForm",
    "IncomeForm",
    "InvoiceForm",
    "PaymentForm",
    "PoundsField",
    "TableForm",
    "TakeBackForm",
    "TalksForm",
    "YearForm",
]
