"""The doors to the clock: everything that changes a deadline goes through one of these."""

from safeguarding.clock.commands.closures import Move, add_closure_day, preview_closure, remove_closure_day
from safeguarding.clock.commands.deadlines import (
    Wanted,
    drop_deadline,
    mark_reminded,
    meet_deadline,
    set_deadline,
    set_deadlines,
)
from safeguarding.clock.commands.entries import record, start_clock
from safeguarding.clock.commands.planning import calendar_for, entries_of, on_closure_moved, plan_of, replan

__all__ = [
    "Move",
    "Wanted",
    "add_closure_day",
    "calendar_for",
    "drop_deadline",
    "entries_of",
    "mark_reminded",
    "meet_deadline",
    "on_closure_moved",
    "plan_of",
    "preview_closure",
    "record",
    "remove_closure_day",
    "replan",
    "set_deadline",
    "set_deadlines",
    "start_clock",
]
