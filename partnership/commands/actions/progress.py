"""How it is going: notes, evidence, what stands in the way."""

import datetime

from django.db import transaction

from partnership.commands.actions import base
from partnership.models import Action, ActionNote
from partnership.rules import actions as rules
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.clock.words import say_date
from safeguarding.documents.commands import add_document

Kind = ActionNote.Kind


@transaction.atomic
def note_progress(*, action: Action, words: str, by) -> ActionNote:
    """Write how it is going. Raises Refused when it is closed, or without words."""
    action = base.locked(action)
    base.refuse_if(rules.reasons_against_work(action))
    if not words.strip():
        raise Refused("Write how it is going.", field="words")
    return base.write(action, Kind.NOTE, "Noted progress", by=by, words=words.strip())


@transaction.atomic
def add_evidence(*, action: Action, words: str, evidence_on: datetime.date, by, upload=None) -> ActionNote:
    """Add what shows that it is done, from ``evidence_on``, a London date; ``upload`` is a file that shows it.

    Raises Refused when it is closed, for a day to come, without words, and for a file that is not taken.
    """
    action = base.locked(action)
    base.refuse_if(rules.reasons_against_work(action))
    if not words.strip():
        raise Refused("Say what shows it.", field="words")
    if evidence_on > wall.today():
        raise Refused(
            f"{say_date(evidence_on)} is in the future. Add evidence once it is there.",
            field="evidence_on",
        )
    version = _keep_file(action, upload, by) if upload else None
    return base.write(
        action,
        Kind.EVIDENCE,
        "Added evidence",
        by=by,
        words=words.strip(),
        evidence_on=evidence_on,
        version_id=version and version.pk,
    )


def _keep_file(action: Action, upload, by):
    return add_document(
        subject=action.subject,
        title=f"Evidence for {action.reference}",
        upload=upload,
        by=by,
        partnership_key=action.partnership.key,
    )


@transaction.atomic
def block(*, action: Action, blocked_by: str, by) -> Action:
    """Say what stands in its way. Its date stays; said again, the new words stand and the first day is kept."""
    action = base.locked(action)
    base.refuse_if(rules.reasons_against_change(action))
    if not blocked_by.strip():
        raise Refused("Say what stands in its way.", field="blocked_by")
    action.blocked_since = action.blocked_since or wall.today()
    action.blocked_by = blocked_by.strip()
    base.write(action, Kind.BLOCKED, "Said that the action is blocked", by=by, words=action.blocked_by)
    return base.keep(action, by)


@transaction.atomic
def unblock(*, action: Action, by, words: str = "") -> Action:
    """Nothing stands in its way any more. Raises Refused where nothing did."""
    action = base.locked(action)
    base.refuse_if(rules.reasons_against_change(action))
    if not action.blocked_since:
        raise Refused("This action is not blocked.")
    action.blocked_since, action.blocked_by = None, ""
    base.write(action, Kind.UNBLOCKED, "The action is not blocked any more", by=by, words=words.strip())
    return base.keep(action, by)
