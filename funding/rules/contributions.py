"""What may be done with a contribution, what is still owed of it, and how late."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from funding.models import Contribution, Payment
from funding.rules.pounds import NOTHING, total
from safeguarding.clock import wall
from safeguarding.design.dates import days_late, long_date, money


@dataclass(frozen=True)
class Standing:
    """How a contribution stands on a day. ``state`` is a key of the design's tags; ``words`` say it in full."""

    received: Decimal
    owed: Decimal
    state: str
    words: str


def received_of(contribution: Contribution) -> Decimal:
    """What came in and was not taken back. Reads ``payments.all()``, which lists prefetch."""
    return total(one.amount for one in contribution.payments.all() if not one.taken_back_because)


def owed_of(contribution: Contribution) -> Decimal:
    """What is still to come; nothing for help in kind."""
    if contribution.kind == Contribution.Kind.IN_KIND:
        return NOTHING
    return max(contribution.agreed - received_of(contribution), NOTHING)


def standing_of(contribution: Contribution, today: datetime.date) -> Standing:
    """Received, owed, and how that stands: in kind, received, late, invoiced, or not invoiced yet."""
    received, owed = received_of(contribution), owed_of(contribution)
    if contribution.kind == Contribution.Kind.IN_KIND:
        return Standing(received, owed, "closed", "Given in kind")
    if not owed:
        return Standing(received, owed, "done", "Received" if contribution.agreed else "Nothing is asked for")
    if not contribution.invoiced_on:
        return Standing(received, owed, "new", "Not invoiced yet" if not received else "Part received, not invoiced")
    how = days_late(contribution.invoice_due_on, today)
    late = contribution.invoice_due_on < today
    return Standing(received, owed, "late" if late else "open", f"{money(owed)} {'is ' if late else ''}{how}")


def against_agreeing(contribution: Contribution, agreed: Decimal) -> list[str]:
    """Why the agreed amount cannot be set to this."""
    received = received_of(contribution)
    if agreed < received:
        return [f"{money(received)} has been received already. Agree at least that, or take a payment back first."]
    return []


def against_invoicing(contribution: Contribution, invoiced_on: datetime.date, due_on: datetime.date) -> list[str]:
    """Why this cannot be the invoice."""
    if contribution.kind == Contribution.Kind.IN_KIND:
        return ["Help in kind is not invoiced."]
    reasons = []
    if not contribution.agreed:
        reasons.append("Nothing is agreed, so there is nothing to invoice. Set the agreed amount first.")
    if invoiced_on > wall.today():
        reasons.append(f"{long_date(invoiced_on)} is in the future. Enter the invoice once it is sent.")
    if due_on < invoiced_on:
        reasons.append(f"The invoice of {long_date(invoiced_on)} cannot be due before that, on {long_date(due_on)}.")
    return reasons


def against_receiving(contribution: Contribution, amount: Decimal, received_on: datetime.date) -> list[str]:
    """Why this payment cannot be recorded."""
    if contribution.kind == Contribution.Kind.IN_KIND:
        return ["Help in kind is not paid. Record money as a contribution of its own."]
    reasons, owed = [], owed_of(contribution)
    if amount <= 0:
        reasons.append("A payment is more than nothing.")
    if received_on > wall.today():
        reasons.append(f"{long_date(received_on)} is in the future. Enter the payment once it has come in.")
    if amount > owed:
        reasons.append(
            f"Only {money(owed)} is still owed of the {money(contribution.agreed)} that was agreed, and this is "
            f"{money(amount)}. Check the amount, or change what was agreed first."
        )
    return reasons


def against_taking_back(payment: Payment, because: str) -> list[str]:
    """Why a payment cannot be taken back."""
    if payment.taken_back_because:
        return ["This payment was taken back before."]
    return [] if because.strip() else ["Say why the payment is taken back."]
