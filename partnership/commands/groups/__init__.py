"""The doors to groups: who sits in them, who chairs, task and finish groups, terms and quorum."""

from partnership.commands.groups.chairs import hand_over_chair
from partnership.commands.groups.closing import close_group
from partnership.commands.groups.memberships import (
    change_post_holder,
    change_standing,
    join_group,
    leave_group,
    membership_ended,
    name_deputy,
)
from partnership.commands.groups.task_groups import change_task_group, set_up_task_group
from partnership.commands.groups.terms import agree_terms, set_quorum
from partnership.commands.groups.watching import watch_groups

__all__ = [
    "agree_terms",
    "change_post_holder",
    "change_standing",
    "change_task_group",
    "close_group",
    "hand_over_chair",
    "join_group",
    "leave_group",
    "membership_ended",
    "name_deputy",
    "set_quorum",
    "set_up_task_group",
    "watch_groups",
]
