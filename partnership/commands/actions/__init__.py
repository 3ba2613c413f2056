"""The only doors through which an action changes, a file per thing that happens to it."""

from partnership.commands.actions.closing import ask_to_close, confirm_closing, refuse_closing, reopen
from partnership.commands.actions.impact import record_impact
from partnership.commands.actions.ownership import hand_over, split
from partnership.commands.actions.progress import add_evidence, block, note_progress, unblock
from partnership.commands.actions.raising import bring_in, change_action, raise_action
from partnership.commands.actions.timing import move_due

__all__ = [
    "add_evidence",
    "ask_to_close",
    "block",
    "bring_in",
    "change_action",
    "confirm_closing",
    "hand_over",
    "move_due",
    "note_progress",
    "raise_action",
    "record_impact",
    "refuse_closing",
    "reopen",
    "split",
    "unblock",
]
