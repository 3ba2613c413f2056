"""Entries that correct, withdraw and contradict one another."""

import copy
import datetime

from safeguarding.clock.log import Entry
from safeguarding.clock.plan import plan
from tests.clock.conftest import FEB, entry


def test_a_withdrawn_clock_needs_nothing_more_and_keeps_what_was_done(step):
    entries = [entry("met", "meeting", FEB[4]), entry("withdrawn", on=FEB[5], reason="Opened in error")]

    assert [step(key, *entries).state for key in ("notify", "meeting", "feedback")] == [
        "not-needed",
        "met",
        "not-needed",
    ]


def test_a_corrected_anchor_moves_every_step_and_is_said(step):
    first = entry("anchored", "publication", FEB[26])
    found = step("copy", first, entry("anchored", "publication", datetime.date(2027, 4, 1), corrects=first.id))

    assert found.due == datetime.date(2027, 3, 19)
    assert "Corrected; it was Friday 26 February 2027 before." in found.why[0]


def test_an_entry_that_is_withdrawn_is_as_if_it_had_not_been(step):
    met = entry("met", "meeting", FEB[4])

    assert step("meeting", met, entry("withdrawn", "meeting", FEB[5], corrects=met.id)).state == "open"


def test_a_pause_that_is_withdrawn_neither_pauses_nor_ends_the_clock(step):
    pause = entry("paused", on=FEB[4], reason="Wrong case")
    found = step("meeting", pause, entry("withdrawn", on=FEB[5], corrects=pause.id))

    assert (found.state, found.due) == ("open", FEB[16])


def test_a_chain_of_corrections_is_followed(step):
    first = entry("met", "meeting", FEB[4])
    second = entry("met", "meeting", FEB[5], corrects=first.id)

    assert step("meeting", first, second, entry("met", "meeting", FEB[8], corrects=second.id)).met_on == FEB[8]


def test_between_two_corrections_the_one_recorded_later_stands(step):
    met = entry("met", "meeting", FEB[4])
    late, soon = (datetime.datetime(2027, 2, 9, hour, tzinfo=datetime.UTC) for hour in (12, 9))
    corrections = [
        entry("met", "meeting", FEB[5], corrects=met.id, recorded_at=late),
        entry("met", "meeting", FEB[8], corrects=met.id, recorded_at=soon),
    ]

    assert step("meeting", met, *corrections).met_on == FEB[5]


def test_entries_that_correct_each_other_in_a_ring_stand_for_nothing(step):
    ring = [Entry(901, "met", "meeting", FEB[4], corrects=902), Entry(902, "met", "meeting", FEB[5], corrects=901)]

    assert step("meeting", *ring).state == "open"


def test_a_plan_leaves_the_procedure_alone(procedure, calendar):
    before = copy.deepcopy(procedure)

    plan(procedure, [entry("anchored", "referral", FEB[2])], calendar=calendar)

    assert procedure == before
