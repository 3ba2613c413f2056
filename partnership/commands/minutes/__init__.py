"""Minutes: taken while the meeting runs, approved by the chair, then only added to."""

from partnership.commands.attendance import mark_attendance, remove_guest
from partnership.commands.minutes.approval import (
    add_addendum,
    approve_minutes,
    send_back,
    send_to_chair,
)
from partnership.commands.minutes.during import (
    add_item,
    close_meeting,
    contribute,
    escalate_item,
    open_meeting,
    raise_from_item,
    record_outcome,
    save_item,
    save_prompt,
)
from partnership.commands.passing_on import say_passed_on

__all__ = [
    "add_addendum",
    "add_item",
    "approve_minutes",
    "close_meeting",
    "contribute",
    "escalate_item",
    "mark_attendance",
    "open_meeting",
    "raise_from_item",
    "record_outcome",
    "remove_guest",
    "save_item",
    "save_prompt",
    "say_passed_on",
    "send_back",
    "send_to_chair",
]
