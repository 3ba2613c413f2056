"""How late things are, at the moment that somebody reads."""

import datetime

import pytest

from safeguarding.clock.lateness import lateness
from safeguarding.clock.plan import Planned
from safeguarding.clock.wall import LONDON

FRIDAY, SATURDAY, MONDAY = (datetime.date(2027, 2, day) for day in (5, 6, 8))
NINE = datetime.datetime(2027, 2, 5, 9, tzinfo=LONDON)


def open_step(due):
    return Planned("meeting", "Hold the meeting", due=due, state="open")


@pytest.mark.parametrize(
    ("due", "now", "said"),
    [
        (FRIDAY, FRIDAY, ""),
        (FRIDAY, NINE.replace(hour=23), ""),
        (FRIDAY, SATURDAY, "late by less than a working day"),
        (FRIDAY, MONDAY, "1 working day late"),
        (FRIDAY, datetime.date(2027, 3, 30), "35 working days late"),
        (NINE, NINE, ""),
        (NINE, NINE.replace(minute=1), "late by less than a working day"),
        (NINE, FRIDAY, ""),
        (NINE, MONDAY, "1 working day late"),
        (None, MONDAY, ""),
    ],
)
def test_open_steps_are_late_from_the_end_of_their_day_or_hour(calendar, due, now, said):
    assert str(lateness(open_step(due), now, calendar)) == said


def test_a_finished_step_stays_as_late_as_it_was(calendar):
    done = Planned("meeting", "Hold the meeting", due=FRIDAY, state="met", met_on=MONDAY)

    assert lateness(done, datetime.date(2028, 1, 1), calendar).working_days == 1


@pytest.mark.parametrize("state", ["paused", "waiting", "not-needed"])
def test_what_nobody_owes_is_not_late(calendar, state):
    assert not lateness(Planned("meeting", "", due=FRIDAY, state=state), MONDAY, calendar)
