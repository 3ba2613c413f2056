"""Another due date, with its reason."""

import datetime

from django.db import transaction

from partnership.commands.actions import base
from partnership.models import Action, ActionNote
from partnership.rules import actions as rules
from safeguarding.clock import wall
from safeguarding.clock.words import say_date


@transaction.atomic
def move_due(*, action: Action, due_on: datetime.date, reason: str, by) -> Action:
    """Move its due date. A later one counts as a slip; the first date is kept; its owner hears of it.

    Raises Refused without a reason, for a day that has passed, for the same day, and once closing is asked for.
    """
    action = base.locked(action)
    reasons = rules.reasons_against_moving(action, due_on, reason, wall.today())
    base.refuse_if(reasons, "due_on" if reason.strip() else "reason")
    before = action.due_on
    action.due_on = due_on
    action.slips += due_on > before
    what = f"Moved the due date from {say_date(before)} to {say_date(due_on)}"
    base.write(action, ActionNote.Kind.MOVED, what, by=by, words=reason.strip(), due_from=before, due_to=due_on)
    base.keep(action, by)
    base.watch(action, by=by)
    base.news(action, base.owners(action), "action-moved", by=by)
    return action
