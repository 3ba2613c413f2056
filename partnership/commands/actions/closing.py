"""Asked to close, sent back, confirmed by somebody else, opened again."""

import datetime

from django.db import IntegrityError, transaction

from partnership.commands.actions import base
from partnership.commands.actions.impact import book_checks, drop_checks
from partnership.models import Action, ActionNote
from partnership.rules import actions as rules
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused

Kind = ActionNote.Kind


@transaction.atomic
def ask_to_close(*, action: Action, by, words: str = "") -> Action:
    """Say that it is done and ask for confirmation; the group's chair and the support team are told.

    Its date then waits for them. Raises Refused without evidence, and while a part of it is open.
    """
    action = base.locked(action)
    parts = list(action.parts.values_list("reference", "closed_on").order_by("reference"))
    open_parts = [reference for reference, closed_on in parts if closed_on is None]
    evidence = action.notes.filter(kind=Kind.EVIDENCE).count() + len(parts)
    base.refuse_if(rules.reasons_against_closing(action, evidence, open_parts))
    action.closing_asked_on, action.closing_asked_by = wall.today(), by
    action.blocked_since, action.blocked_by = None, ""
    base.write(action, Kind.CLOSING_ASKED, "Asked to close the action", by=by, words=words.strip())
    base.keep(action, by)
    base.watch(action, by=by, owner=base.confirmers_address(action))
    base.news(action, base.confirmers(action), "action-closing-asked", by=by)
    return action


@transaction.atomic
def refuse_closing(*, action: Action, reason: str, by) -> Action:
    """It is not done yet, for a reason; the owner is told and the date is theirs again."""
    action = base.locked(action)
    base.refuse_if(rules.reasons_against_deciding_closing(by, action))
    if not reason.strip():
        raise Refused("Say what is still missing.", field="reason")
    asked_by = action.closing_asked_by
    action.closing_asked_on = action.closing_asked_by = None
    base.write(action, Kind.CLOSING_REFUSED, "Sent the action back to its owner", by=by, words=reason.strip())
    base.keep(action, by)
    base.watch(action, by=by)
    base.news(action, [*base.owners(action), asked_by], "action-sent-back", by=by)
    return action


def confirm_closing(*, action: Action, months: tuple[int, ...], by, words: str = "") -> Action:
    """It is done: close it and book its impact checks, so many ``months`` from today, for its owner.

    A part may do without a check, which the whole has. Raises Refused for its owner, for whoever asked, for
    anybody but the group's chair and the support team, without evidence, and when somebody decided a moment ago.
    The database refuses an owner who closes their own as well.
    """
    try:
        with transaction.atomic():
            return _confirm(base.locked(action), tuple(sorted(set(months))), words, by)
    except IntegrityError as error:
        action.refresh_from_db()
        raise Refused(*rules.reasons_against_deciding_closing(by, action)) from error


def _confirm(action: Action, months: tuple[int, ...], words: str, by) -> Action:
    base.refuse_if(rules.reasons_against_deciding_closing(by, action))
    base.refuse_if(rules.reasons_against_months(months, action), "months")
    step = base.due_step(action)
    action.closed_on, action.closed_by = wall.today(), by
    base.write(action, Kind.CLOSED, "Confirmed that the action is done", by=by, words=words.strip())
    base.keep(action, by)
    base.end_watch(action, step, by=by, met_on=action.closing_asked_on)
    book_checks(action, months, by=by)
    base.news(action, base.owners(action), "action-closed", by=by)
    if action.part_of_id and not action.part_of.parts.open().exists():
        base.news(action.part_of, base.owners(action.part_of), "action-parts-closed", by=by)
    return action


@transaction.atomic
def reopen(*, action: Action, reason: str, due_on: datetime.date, by) -> Action:
    """There is more to do, by another day. Its history stays; impact checks that are still to come are dropped."""
    action = base.locked(action)
    reasons = rules.reasons_against_reopening(action, reason, due_on, wall.today())
    base.refuse_if(reasons, "due_on" if reason.strip() else "reason")
    before = action.due_on
    action.closed_on = action.closed_by = action.closing_asked_on = action.closing_asked_by = None
    action.due_on = due_on
    what = "Opened the action again"
    base.write(action, Kind.REOPENED, what, by=by, words=reason.strip(), due_from=before, due_to=due_on)
    base.keep(action, by)
    drop_checks(action, by=by)
    base.watch(action, by=by)
    base.news(action, base.owners(action), "action-opened-again", by=by)
    return action
