"""Amounts are exact, shares add up to a hundred, years are read as partnerships write them."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funding.rules.pounds import read_pounds, shares, total
from funding.rules.years import span_of, year_after, year_of
from safeguarding.clock.refusal import Refused

PENNIES = st.lists(st.integers(0, 10**11).map(lambda n: Decimal(n) / 100), max_size=40)


@given(PENNIES)
def test_shares_add_up_to_exactly_a_hundred_or_are_all_nothing(amounts):
    assert sum(shares(amounts)) == (100 if any(amounts) else 0)


@given(PENNIES)
def test_no_share_is_further_than_a_tenth_from_the_truth(amounts):
    whole = total(amounts)

    exact = [amount * 100 / whole for amount in amounts] if whole else []
    assert all(abs(share - true) < Decimal("0.1") for share, true in zip(shares(amounts), exact, strict=False))


@given(PENNIES, st.randoms())
def test_the_order_of_the_rows_changes_neither_total_nor_set_of_shares(amounts, random):
    shuffled = random.sample(amounts, len(amounts))

    assert total(shuffled) == total(amounts)
    assert sorted(shares(shuffled)) == sorted(shares(amounts))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("£105,683", "105683.00"), (" 1 234.5 ", "1234.50"), ("0", "0.00"), ("10633", "10633.00"), ("£ 550.00", "550.00")],
)
def test_an_amount_is_read_as_people_write_it(typed, amount):
    assert read_pounds(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["-5", "(100)", "−1", "12.345", "1,23", "ten", "", "£", "1e5", "99999999999", "１２"])
def test_anything_else_gets_a_sentence(typed):
    with pytest.raises(Refused) as refused:
        read_pounds(typed)

    assert refused.value.reasons[0].endswith(".")


def test_a_financial_year_runs_from_april_and_a_calendar_year_from_january():
    assert span_of("2019/20") == (datetime.date(2019, 4, 1), datetime.date(2020, 3, 31))
    assert span_of("2026") == (datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
    assert span_of("1999/00")[1] == datetime.date(2000, 3, 31)


@pytest.mark.parametrize("title", ["2019/21", "19/20", "next year", "2019-20", ""])
def test_what_is_no_year_gets_a_sentence(title):
    with pytest.raises(Refused, match="is not a year"):
        span_of(title)


def test_the_year_after_and_the_year_of_a_day():
    assert (year_after("2019/20"), year_after("2026"), year_after("2098/99")) == ("2020/21", "2027", "2099/00")
    assert (year_of(datetime.date(2026, 3, 31)), year_of(datetime.date(2026, 4, 1))) == ("2025/26", "2026/27")
