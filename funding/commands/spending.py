"""Other income and the headings of a year's budget."""

import datetime
from decimal import Decimal

from django.db import transaction

from funding.commands.years import OWNER
from funding.models import BudgetLine, FundingYear, Income
from funding.rules.pounds import NOTHING
from safeguarding.clock import wall
from safeguarding.clock.commands import drop_deadline, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import money
from safeguarding.history.commands import note


@transaction.atomic
def save_income(
    *,
    year: FundingYear,
    income: Income | None = None,
    source: str,
    kind: str,
    amount: Decimal | None,
    about: bool = False,
    counted: bool = True,
    restricted_to: str = "",
    spend_by: datetime.date | None = None,
    note_words: str = "",
    by,
) -> Income:
    """Income besides the contributions, new or changed. Restricted money has a day by which it is spent.

    Raises Refused for counted income without an amount, a second one of a name, and a last day without a purpose.
    """
    others = year.income.exclude(pk=income.pk if income else None)
    if counted and amount is None:
        raise Refused("Give the amount, or say that it is not counted.", field="amount")
    if spend_by and not restricted_to.strip():
        raise Refused("Say what the money may be spent on, or leave the last day out.", field="restricted_to")
    if others.filter(source=source.strip()).exists():
        raise Refused(f"“{source.strip()}” is there already. Change that one.", field="source")
    income = income or Income(year=year)
    income.source, income.kind, income.amount, income.about = source.strip(), kind, amount, bool(about)
    income.counted, income.restricted_to, income.spend_by = bool(counted), restricted_to.strip(), spend_by
    income.note = note_words.strip()
    income.version += 1 if income.pk else 0
    income.save()
    _watch_spending(income, by)
    note(subject=year.subject, what=f"Other income, {income.get_kind_display().lower()}: {money(amount)}.", by=by)
    return income


def _watch_spending(income: Income, by) -> None:
    """Restricted money is spent by its last day, or it is lost."""
    year, step = income.year, f"spend-{income.pk}"
    if income.spend_by and income.spend_by >= wall.today():
        set_deadline(
            subject=year.subject,
            step=step,
            title=f"Spend the restricted income from {income.source}"[:300],
            due=income.spend_by,
            owner=OWNER,
            partnership_key=year.partnership.key,
            by=by,
        )
        return
    for known in Deadline.objects.open().filter(subject_kind="funding-year", subject_id=year.pk, step=step):
        drop_deadline(deadline=known, by=by)


@transaction.atomic
def save_heading(
    *,
    year: FundingYear,
    line: BudgetLine | None = None,
    heading: str,
    kind: str,
    budget: Decimal,
    spent: Decimal | None = None,
    note_words: str = "",
    by,
) -> BudgetLine:
    """A heading of the budget, new or changed. Raises Refused for a second one of the name."""
    others = year.budget.exclude(pk=line.pk if line else None)
    if others.filter(heading=heading.strip()).exists():
        raise Refused(f"“{heading.strip()}” stands in the budget already. Change that one.", field="heading")
    line = line or BudgetLine(year=year, position=year.budget.count())
    line.heading, line.kind, line.budget, line.spent = heading.strip(), kind, budget, spent or NOTHING
    line.note = note_words.strip()
    line.version += 1 if line.pk else 0
    line.save()
    what = f"Budget, {line.heading}: {money(budget)}, of which {money(line.spent)} is spent."
    note(subject=year.subject, what=what, by=by)
    return line
