"""What a pause costs, whom it does not stop, and how extensions add up."""

import datetime

from tests.clock.conftest import FEB, entry


def test_a_pause_from_friday_to_monday_costs_one_working_day(step):
    paused = [entry("paused", on=FEB[5], reason="Inquest"), entry("resumed", on=FEB[8])]
    found = step("meeting", *paused)

    assert (found.due, found.original_due) == (FEB[17], FEB[16])
    assert (
        "Paused from Friday 5 February 2027 until Monday 8 February 2027, when it counted again (Inquest)." in found.why
    )


def test_while_the_clock_is_paused_a_step_has_no_date(step):
    found = step("meeting", entry("paused", on=FEB[5], reason="Inquest"))

    assert (found.due, found.state, found.original_due) == (None, "paused", FEB[16])
    assert found.waits_for.startswith("Paused since Friday 5 February 2027 (Inquest).")


def test_the_laws_date_runs_on_through_a_pause_and_says_so(step):
    found = step("notify", entry("paused", on=FEB[3], reason="Inquest"))

    assert (found.due, found.state) == (FEB[8], "open")
    assert "this date runs on, because it is the law's." in "".join(found.why)


def test_a_step_can_be_made_not_to_stop(step, change):
    change("meeting", pausable=False)

    assert step("meeting", entry("paused", on=FEB[5], reason="Inquest")).due == FEB[16]


def test_a_pause_does_not_hide_what_was_overdue_before_it(step):
    found = step("meeting", entry("paused", on=FEB[17], reason="Inquest"))

    assert (found.due, found.state) == (FEB[16], "open")
    assert "It fell due before the clock was paused on Wednesday 17 February 2027" in "".join(found.why)


def test_a_pause_on_the_due_day_stops_it(step):
    assert step("meeting", entry("paused", on=FEB[16], reason="Inquest")).state == "paused"


def test_a_pause_of_one_step_leaves_the_others(step):
    paused = entry("paused", "meeting", FEB[5], reason="Room")

    assert step("meeting", paused).state == "paused"
    assert step("feedback", entry("met", "meeting", FEB[10]), paused).due == FEB[12]


def test_a_date_counted_back_is_not_moved_by_a_pause(step):
    publication = entry("anchored", "publication", datetime.date(2027, 4, 1))
    pause = [
        entry("paused", on=datetime.date(2027, 3, 22), reason="x"),
        entry("resumed", on=datetime.date(2027, 3, 24)),
    ]

    assert step("copy", publication, *pause).due == datetime.date(2027, 3, 19)


def test_extensions_in_the_same_unit_add_up(step):
    more = [entry("extended", "meeting", FEB[3], n=n, unit="working-days", reason="Late return") for n in (1, 2)]
    found = step("meeting", *more)

    assert (found.due, found.original_due) == (FEB[19], FEB[16])
    assert "Extended by 2 working days (Late return)." in found.why


def test_an_extension_in_another_unit_follows_the_count(step):
    assert step("meeting", entry("extended", "meeting", FEB[3], n=4, unit="calendar-days", reason="x")).due == FEB[20]


def test_the_latest_date_of_an_extension_wins(step):
    more = [entry("extended", "meeting", FEB[3], until=until, reason="x") for until in (FEB[26], FEB[24])]

    assert step("meeting", *more).due == FEB[26]


def test_an_extension_never_brings_a_date_forward(step):
    assert step("meeting", entry("extended", "meeting", FEB[3], until=FEB[10], reason="x")).due == FEB[16]


def test_hours_extend_a_date_from_its_end(step):
    found = step("meeting", entry("extended", "meeting", FEB[3], n=12, unit="hours", reason="x"))

    assert found.due.isoformat() == "2027-02-17T12:00:00+00:00"


def test_days_extend_a_moment_at_its_own_time(step, change):
    change("meeting", limit={"within": 24, "unit": "hours"})
    found = step("meeting", entry("extended", "meeting", FEB[3], n=2, unit="working-days", reason="x"))

    assert found.due.isoformat() == "2027-02-05T00:00:00+00:00"


def test_a_step_finished_while_paused_keeps_a_date(step):
    found = step("meeting", entry("paused", on=FEB[5], reason="x"), entry("met", "meeting", FEB[9]))

    assert (found.state, found.due) == ("met", FEB[18])
