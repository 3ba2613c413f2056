"""*Day 7 of 15*."""

import pytest

from safeguarding.clock.plan import day_of
from tests.clock.conftest import FEB, entry


@pytest.mark.parametrize(
    ("on", "day"),
    [(FEB[2], 0), (FEB[3], 1), (FEB[5], 3), (FEB[7], 3), (FEB[8], 4), (FEB[23], 15), (FEB[26], 18), (FEB[1], 0)],
)
def test_the_day_of_fifteen_is_never_capped(procedure, calendar, on, day):
    assert day_of(procedure, [entry("anchored", "referral", FEB[2])], on, calendar) == (day, 15)


def test_the_day_stands_still_while_paused(procedure, calendar):
    entries = [entry("anchored", "referral", FEB[2]), entry("paused", on=FEB[4], reason="x")]

    assert day_of(procedure, entries, FEB[26], calendar) == (1, 15)


def test_there_is_no_day_before_the_referral_or_without_a_count(procedure, calendar):
    assert day_of(procedure, [], FEB[2], calendar) == (None, 15)
    assert day_of({**procedure, "day-count": None}, [], FEB[2], calendar) == (None, None)
