"""A small procedure, its working days, and a clock that runs on it."""

import datetime
from itertools import count

import pytest

from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.commands import record, start_clock
from safeguarding.clock.log import Entry
from safeguarding.clock.plan import plan
from safeguarding.clock.subject import Subject

FEB = {n: datetime.date(2027, 2, n) for n in range(1, 29)}
NUMBERS = count(1)


def entry(kind, name="", on=None, **fields):
    """A line of a log, numbered in the order of writing."""
    return Entry(id=next(NUMBERS), kind=kind, name=name, on=on, **fields)


@pytest.fixture
def calendar():
    return WorkingCalendar()


@pytest.fixture
def procedure():
    """A referral, a law's date of five working days, a meeting within ten, feedback after the meeting."""
    return {
        "key": "small-review",
        "title": "Small review",
        "day-count": {"event": "referral", "last": 15, "unit": "working-days"},
        "events": [
            {"key": "awareness", "title": "Somebody became aware"},
            {"key": "referral", "title": "The referral arrived"},
            {"key": "publication", "title": "Publication"},
        ],
        "steps": [
            {
                "key": "notify",
                "title": "Notify",
                "anchor": "awareness",
                "limit": {"within": 5, "unit": "working-days"},
                "source": "law",
                "guidance": "An Act",
                "owner": "local-authority",
            },
            {
                "key": "meeting",
                "title": "Hold the meeting",
                "anchor": "referral",
                "limit": {"within": 10, "unit": "working-days"},
                "owner": "support_team",
            },
            {
                "key": "feedback",
                "title": "Feed back",
                "anchor": "meeting",
                "limit": {"within": 2, "unit": "working-days"},
                "owner": "support_team",
            },
            {
                "key": "copy",
                "title": "Send a copy",
                "anchor": "publication",
                "limit": {"before": 7, "unit": "working-days"},
                "owner": "support_team",
            },
        ],
    }


@pytest.fixture
def step(procedure, calendar):
    """``step("meeting", entries…)``: the planned step after a referral on Tuesday 2 February 2027."""

    def step(key, *entries):
        begun = [entry("anchored", "awareness", FEB[1]), entry("anchored", "referral", FEB[2])]
        return {planned.key: planned for planned in plan(procedure, [*begun, *entries], calendar=calendar)}[key]

    return step


@pytest.fixture
def change(procedure):
    """``change("meeting", limit=…)``: a step of the procedure, otherwise."""

    def change(key, **fields):
        found = next(step for step in procedure["steps"] if step["key"] == key)
        found.update({name.replace("_", "-"): value for name, value in fields.items()})

    return change


@pytest.fixture
def person(make_person):
    return make_person("Sam Okoro", "support_team")


@pytest.fixture
def subject():
    return Subject("small-review", 7, "SR-2026-007", "/reviews/7/")


@pytest.fixture
def on_monday(time_machine):
    """It is nine o'clock in London on Monday 7 December 2026."""
    time_machine.move_to(datetime.datetime(2026, 12, 7, 9, tzinfo=datetime.UTC), tick=False)
    return time_machine


@pytest.fixture
def clock(db, on_monday, subject, procedure, person):
    owners = {"local-authority": "agency:3"}
    return start_clock(subject=subject, procedure=procedure, partnership_key="riverside", owners=owners, by=person)


@pytest.fixture
def enter(clock, person):
    """``enter("anchored", "referral", on=…)``: an entry on the clock."""

    def enter(kind, name="", **fields):
        return record(clock=clock, kind=kind, name=name, by=person, **fields)

    return enter


@pytest.fixture
def row(clock):
    """``row("meeting")``: a step's deadline as it is kept now."""
    return lambda step: clock.deadlines.get(step=step)
