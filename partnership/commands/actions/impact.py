"""Six or twelve months later: did it make a difference to children?"""

import datetime

from django.db import transaction

from partnership.commands.actions import base
from partnership.models import Action, ActionNote, ImpactCheck
from partnership.rules import actions as rules
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for, set_deadline
from safeguarding.clock.counting import count
from safeguarding.clock.refusal import Refused

AGAIN_AFTER = 6


def book_checks(action: Action, months: tuple[int, ...], *, by) -> list[ImpactCheck]:
    """Book a check after each number of months from today, with its deadline. Inside a transaction."""
    return [_book(action, number, by) for number in months]


def _book(action: Action, months: int, by) -> ImpactCheck:
    today, key = wall.today(), action.partnership.key
    due_on = count(today, months, "months", calendar=calendar_for(key), roll="forward").due
    check = ImpactCheck(action=action, months=months, due_on=due_on)
    check._history_user = by
    check.save()
    set_deadline(
        subject=action.subject,
        step=_step(check),
        title=f"Impact check after {months} months",
        due=due_on,
        owner=base.owner_address(action),
        partnership_key=key,
        ladder=base.ladder_of(action.partnership),
        by=by,
    )
    return check


def _step(check: ImpactCheck) -> str:
    return f"impact-{check.pk}"


def drop_checks(action: Action, *, by) -> None:
    """Checks that were not done are dropped, with their deadlines. Inside a transaction."""
    today = wall.today()
    for check in action.impact_checks.filter(done_on__isnull=True, dropped_on__isnull=True):
        check.dropped_on, check._history_user = today, by
        check.save()
        base.end_watch(action, _step(check), by=by)


@transaction.atomic
def record_impact(
    *, check: ImpactCheck, finding: str, words: str, by, done_on: datetime.date | None = None
) -> ImpactCheck:
    """Write what the check found. Too early to say books another one, six months on.

    Raises Refused when it was done or dropped before, and without words.
    """
    action = base.locked(check.action)
    check = ImpactCheck.objects.select_for_update().get(pk=check.pk)
    base.refuse_if(rules.reasons_against_impact(check))
    if finding not in ImpactCheck.Finding.values:
        raise Refused("Choose what was found.", field="finding")
    if not words.strip():
        raise Refused("Say what shows it, from children and families where you can.", field="words")
    check.finding, check.words, check.done_by = finding, words.strip(), by
    check.done_on, check._history_user = done_on or wall.today(), by
    check.save()
    said = f"Checked the impact: {check.get_finding_display().lower()}"
    base.write(action, ActionNote.Kind.IMPACT, "Checked the impact", by=by, words=f"{said}. {check.words}")
    base.end_watch(action, _step(check), by=by, met_on=check.done_on)
    if finding == ImpactCheck.Finding.TOO_EARLY:
        _book(action, AGAIN_AFTER, by)
    return check
