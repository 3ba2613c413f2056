"""After an upgrade, dates that were counted by an older list of bank holidays move; finished ones stay."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from safeguarding.clock.models import Deadline

DEC = {n: datetime.date(2026, 12, n) for n in range(1, 32)}


@pytest.fixture
def counted_by_an_older_list(enter):
    """The meeting is kept a day early, and so is the finished notification, as if a holiday were new."""
    enter("anchored", "awareness", on=DEC[1])
    enter("anchored", "referral", on=DEC[1])
    enter("met", "notify", on=DEC[3])
    Deadline.objects.filter(step="meeting").update(due_on=DEC[14])
    Deadline.objects.filter(step="notify").update(due_on=DEC[7])


def replan(*arguments):
    said = StringIO()
    call_command("replan_clocks", *arguments, stdout=said)
    return said.getvalue()


def test_open_steps_move_and_finished_ones_stay(counted_by_an_older_list, row):
    said = replan()

    assert "SR-2026-007, Hold the meeting: Monday 14 December 2026 → Tuesday 15 December 2026\n1 moved." in said
    assert (row("meeting").due_on, row("notify").due_on) == (DEC[15], DEC[7])


def test_a_preview_moves_nothing(counted_by_an_older_list, row):
    assert "1 would move." in replan("--preview")
    assert row("meeting").due_on == DEC[14]


def test_when_all_is_counted_anew_nothing_moves(counted_by_an_older_list):
    replan()

    assert replan() == "0 moved.\n"
