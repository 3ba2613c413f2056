"""The same entries in any order give the same plan."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from safeguarding.clock.calendar import WorkingCalendar
from safeguarding.clock.log import Entry
from safeguarding.clock.plan import day_of, plan

START = datetime.date(2026, 12, 7)
CALENDAR = WorkingCalendar()
PROCEDURE = {
    "key": "any",
    "day-count": {"event": "referral", "last": 15, "unit": "working-days"},
    "events": [{"key": "referral"}, {"key": "notified"}],
    "steps": [
        {"key": "meeting", "anchor": "referral", "limit": {"within": 10, "unit": "working-days"}},
        {"key": "decide", "anchor": "meeting", "limit": {"from": 1, "to": 4, "unit": "weekdays"}},
        {"key": "refer", "anchor": "notified", "limit": {"within": 24, "unit": "hours"}},
        {"key": "law", "anchor": "notified", "source": "law", "limit": {"within": 5, "unit": "working-days"}},
        {"key": "publish", "anchor": "decide", "limit": {"within": 6, "unit": "months", "roll": "forward"}},
    ],
}


def on(days):
    return START + datetime.timedelta(days=days)


def recorded(hour):
    return datetime.datetime(2027, 3, 1, hour, tzinfo=datetime.UTC)


# Two pauses, two extensions, and corrections of the first pause, of its correction and of the anchor.
STORY = [
    Entry(1, "anchored", "referral", on(0), recorded_at=recorded(1)),
    Entry(
        2,
        "anchored",
        "notified",
        at=datetime.datetime(2026, 12, 9, 16, 45, tzinfo=datetime.UTC),
        recorded_at=recorded(2),
    ),
    Entry(3, "paused", "", on(4), reason="Inquest", recorded_at=recorded(3)),
    Entry(4, "resumed", "", on(7), recorded_at=recorded(4)),
    Entry(5, "paused", "", on(10), reason="Police", recorded_at=recorded(5)),
    Entry(6, "resumed", "", on(15), recorded_at=recorded(6)),
    Entry(7, "extended", "meeting", on(8), n=2, unit="working-days", reason="Late return", recorded_at=recorded(7)),
    Entry(8, "extended", "meeting", on(9), n=3, unit="calendar-days", reason="Snow", recorded_at=recorded(8)),
    Entry(9, "paused", "", on(3), reason="Inquest", corrects=3, recorded_at=recorded(9)),
    Entry(10, "paused", "", on(2), reason="Inquest", corrects=9, recorded_at=recorded(10)),
    Entry(11, "anchored", "referral", on(1), corrects=1, recorded_at=recorded(11)),
    Entry(12, "met", "meeting", on(40), recorded_at=recorded(12)),
    Entry(13, "met", "meeting", on(41), corrects=12, recorded_at=recorded(13)),
    Entry(14, "met", "meeting", on(39), corrects=12, recorded_at=recorded(14)),
]


def test_the_story_comes_out_as_counted_by_hand():
    meeting, *_ = plan(PROCEDURE, STORY, calendar=CALENDAR)

    # From Tuesday 8 December, twelve days: 14, 15, 16, (paused), 22, 23, 24, (Christmas), 29, 30, 31, (New Year),
    # 4, 5 and 6 January; three calendar days on is Saturday 9 January.
    assert (meeting.due, meeting.met_on) == (datetime.date(2027, 1, 9), on(39))


@settings(deadline=None)
@given(st.permutations(STORY))
def test_one_story_in_any_order(shuffled):
    assert plan(PROCEDURE, shuffled, calendar=CALENDAR) == plan(PROCEDURE, STORY, calendar=CALENDAR)


NAMES = {"anchored": ["referral", "notified"], "met": ["meeting", "decide"], "extended": ["meeting", "refer"]}


@st.composite
def stories(draw):
    """Any log at all, sensible or not: correct ids may point anywhere."""
    size = draw(st.integers(1, 12))
    entries = []
    for number in range(size):
        kind = draw(st.sampled_from(["anchored", "met", "paused", "resumed", "extended", "not-needed", "withdrawn"]))
        entries.append(
            Entry(
                id=number,
                kind=kind,
                name=draw(st.sampled_from(NAMES.get(kind, [""]))),
                on=on(draw(st.integers(0, 60))),
                n=draw(st.integers(1, 5)),
                unit=draw(st.sampled_from(["working-days", "hours", "months"])),
                reason=draw(st.sampled_from(["", "Because"])),
                corrects=draw(st.none() | st.integers(0, size)),
                recorded_at=recorded(draw(st.integers(0, 5))),
            )
        )
    return entries


@settings(deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_any_story_in_any_order(entries, random):
    shuffled = random.sample(entries, len(entries))

    assert plan(PROCEDURE, shuffled, calendar=CALENDAR) == plan(PROCEDURE, entries, calendar=CALENDAR)
    assert day_of(PROCEDURE, shuffled, on(70), CALENDAR) == day_of(PROCEDURE, entries, on(70), CALENDAR)


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(1, 30), st.integers(0, 20), st.integers(0, 20))
def test_a_pause_costs_exactly_the_working_days_in_it(start, n, since, length):
    def due(*entries):
        steps = [{"key": "x", "anchor": "e", "limit": {"within": n, "unit": "working-days"}}]
        anchored = Entry(1, "anchored", "e", on(start))
        return plan({"key": "p", "events": [{"key": "e"}], "steps": steps}, [anchored, *entries], calendar=CALENDAR)[
            0
        ].due

    first, last = on(start + since), on(start + since + length)
    moved = due(Entry(2, "paused", "", first, reason="x"), Entry(3, "resumed", "", last))
    worked = [first + datetime.timedelta(days=k) for k in range(length)]
    cost = sum(CALENDAR.is_working(day) for day in worked if on(start) < day <= moved)
    assert CALENDAR.working_days_between(due(), moved) == cost
