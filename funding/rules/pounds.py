"""Amounts in pounds and pence, exactly: how they are read, and how they are shared out."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from safeguarding.clock.refusal import Refused

PENNY = Decimal("0.01")
NOTHING = Decimal("0.00")
MOST = Decimal("9999999999.99")
SHARES_ARE_ROUNDED = "Shares are rounded to one decimal place so that they add up to 100.0%."

_PLAIN = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
_SPACES = re.compile(r"\s")


def read_pounds(text: str) -> Decimal:
    """*£1,234.50* as 1234.50; a pound sign, commas between thousands and spaces are understood.

    Raises Refused with a sentence for anything that is no amount, below nothing or finer than a penny.
    """
    bare = _SPACES.sub("", str(text)).replace("£", "", 1)
    if bare.startswith(("-", "−", "(")):
        raise Refused(f"“{text}” is less than nothing. A contribution is 0 or more.")
    if not _PLAIN.fullmatch(bare):
        raise Refused(f"“{text}” is not an amount. Write it in pounds, like 1,234.50.")
    amount = Decimal(bare.replace(",", ""))
    if amount != amount.quantize(PENNY):
        raise Refused(f"“{text}” is finer than a penny. Give two decimal places at most.")
    if amount > MOST:
        raise Refused(f"“{text}” is more than the portal can keep. Check the figures.")
    return amount.quantize(PENNY)


def total(amounts: Iterable[Decimal | None]) -> Decimal:
    """The exact sum; what is not known adds nothing."""
    return sum((amount for amount in amounts if amount is not None), NOTHING)


def shares(amounts: Sequence[Decimal]) -> list[Decimal]:
    """Each amount's share in per cent, to one decimal place, adding up to exactly 100.0.

    Every share is rounded down and what is left over goes to the largest remainders, one tenth each,
    the earlier of two equal ones first. Shares of nothing are all 0.0.
    """
    pennies = [int(amount / PENNY) for amount in amounts]
    whole = sum(pennies)
    if not whole:
        return [Decimal("0.0")] * len(pennies)
    tenths = [penny * 1000 // whole for penny in pennies]
    by_remainder = sorted(range(len(pennies)), key=lambda n: (-(pennies[n] * 1000 % whole), n))
    for n in by_remainder[: 1000 - sum(tenths)]:
        tenths[n] += 1
    return [Decimal(tenth) / 10 for tenth in tenths]
