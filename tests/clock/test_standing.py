"""Standing at a past moment, for seeding and imports."""

import datetime

import pytest

from safeguarding.clock import wall

PAST = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=wall.LONDON)


def test_what_is_called_inside_sees_the_past_moment_as_the_present():
    with wall.standing_at(PAST):
        assert (wall.now(), wall.today()) == (PAST, PAST.date())

    assert wall.now() > PAST


def test_the_present_comes_back_after_a_fault():
    with pytest.raises(ZeroDivisionError), wall.standing_at(PAST):
        1 / 0  # noqa: B018

    assert wall.now() > PAST


@pytest.mark.parametrize("moment", [datetime.datetime(2026, 3, 2), wall.now() + datetime.timedelta(days=1)])
def test_nobody_stands_in_the_future_or_without_a_zone(moment):
    with pytest.raises(ValueError, match="aware moment"), wall.standing_at(moment):
        pass
