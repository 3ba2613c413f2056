"""The one door for what a partner's governance body answered to an arrangement."""

import datetime

from django.db import transaction

from accounts.models import Agency
from partnership.models import Approval, ArrangementDraft, ArrangementVersion
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note


@transaction.atomic
def record_approval(
    *,
    agency: Agency,
    body: str,
    on: datetime.date,
    by,
    approved: bool = True,
    note_on_it: str = "",
    draft: ArrangementDraft | None = None,
    version: ArrangementVersion | None = None,
) -> Approval:
    """Record that a body approved a draft or a version, or sent it back. Raises Refused for a day to come.

    A body may answer more than once; its partner's latest answer counts.
    """
    if on > wall.today():
        raise Refused("The day lies ahead. Record the answer when it has been given.", field="on")
    if not approved and not note_on_it.strip():
        raise Refused("Say why it was sent back, so that it can be put right.", field="note_on_it")
    approval = Approval(draft=draft, arrangement=version, agency=agency, body=body.strip(), on=on)
    approval.approved, approval.note, approval.recorded_by = approved, note_on_it.strip(), by
    approval._history_user = by
    approval.save()
    answer = "approved it" if approved else "sent it back"
    note(subject=(draft or version).subject, what=f"{agency.name}, {approval.body}: {answer}", kind="approval", by=by)
    return approval


@transaction.atomic
def take_back_approval(*, approval: Approval, by) -> None:
    """Take out an answer that was recorded by mistake on a draft. Raises Refused once it is published."""
    draft = approval.draft
    if draft is None or approval.arrangement_id:
        raise Refused("The arrangement is published. Its approvals stay; record the correction as another answer.")
    said = f"{approval.agency.name}, {approval.body}: the answer was taken out"
    approval._history_user = by
    approval.delete()
    note(subject=draft.subject, what=said, kind="approval", by=by)
