"""What the case page shows where an arrangement sets no days of its own."""

import datetime

import pytest

from reviews.overview import Overview, StepLine
from safeguarding.design.cells import Tag


def step(key, *, state="waiting", due=None, met_on=None, law=False, no_limit=True):
    return StepLine(
        key=key, title=key, state=state, tag=Tag("open"), due=due, opens=None, original_due=None, met_on=met_on,
        late=0, law=law, owner="", waits_for="", why=[], act="", evidence="", has_no_limit=no_limit,
    )  # fmt: skip


DAY = datetime.date(2026, 6, 1)


def test_our_first_step_without_a_date_is_next_before_the_law_s():
    law = step("law", state="open", due=DAY, law=True, no_limit=False)
    overview = Overview(day=1, last_day=15, steps=[step("done", state="met", met_on=DAY), step("decide"), law])

    assert overview.next.key == "decide"


def test_a_step_that_waits_for_its_anchor_is_not_next():
    waits = step("waits", no_limit=False)
    law = step("law", state="open", due=DAY, law=True, no_limit=False)

    assert Overview(day=1, last_day=15, steps=[waits, law]).next.key == "law"


def test_done_steps_without_a_date_stand_on_the_day_they_were_done():
    overview = Overview(
        day=1,
        last_day=15,
        steps=[step("tell", state="met", met_on=DAY), step("gather", state="met", met_on=DAY), step("decide")],
    )

    assert [(day.on, len(day.steps)) for day in overview.days] == [(DAY, 2), (None, 1)]


@pytest.mark.parametrize(("states", "worst"), [(["met", "late"], "late"), (["met", "open"], "open"), (["met"], "done")])
def test_a_day_shows_the_worst_of_its_steps(states, worst):
    steps = [step(f"s{n}", state=state, due=DAY) for n, state in enumerate(states)]

    assert Overview(day=1, last_day=15, steps=steps).days[0].state == worst
