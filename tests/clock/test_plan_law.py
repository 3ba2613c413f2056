"""The law's date does not move when a partnership closes its own offices."""

import datetime

from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.log import Entry
from safeguarding.clock.plan import plan

NOW = datetime.datetime(2026, 6, 1, 9, tzinfo=datetime.UTC)
FIVE_DAYS = {"within": 5, "unit": "working-days"}
PROCEDURE = {
    "key": "p",
    "title": "P",
    "events": [{"key": "awareness", "title": "Aware"}],
    "steps": [
        {"key": "law", "title": "Law", "anchor": "awareness", "limit": FIVE_DAYS, "source": "law"},
        {"key": "ours", "title": "Ours", "anchor": "awareness", "limit": FIVE_DAYS, "source": "local"},
    ],
}


def test_a_closure_day_moves_our_date_and_not_the_law_s():
    aware = Entry(id=1, kind="anchored", name="awareness", on=datetime.date(2026, 6, 1), recorded_at=NOW)
    closed = WorkingCalendar({datetime.date(2026, 6, 3): "Staff conference"})

    dues = {step.key: step.due for step in plan(PROCEDURE, [aware], calendar=closed)}

    assert dues == {"law": datetime.date(2026, 6, 8), "ours": datetime.date(2026, 6, 9)}
