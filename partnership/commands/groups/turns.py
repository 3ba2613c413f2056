"""The date on which the chair goes to the next, where its term is known."""

from partnership.commands.groups.common import forget_date
from partnership.models import Group
from partnership.rules.groups import seats_of
from partnership.rules.rotation import ends_on
from safeguarding.clock.commands import set_deadline

HAND_OVER = "hand-over"


def watch_hand_over(group: Group, by) -> None:
    """Put the hand-over on the clock, or take it off where nobody chairs or the term is not known."""
    due = ends_on(group.chair, [seat for seat in seats_of(group) if seat.is_chair])
    if due is None:
        forget_date(group, HAND_OVER, by)
        return
    set_deadline(
        subject=group.subject,
        step=HAND_OVER,
        title="Hand over the chair",
        due=due,
        owner="role:support_team",
        partnership_key=group.partnership.key,
        by=by,
    )
