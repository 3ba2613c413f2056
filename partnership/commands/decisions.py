"""The register of decisions: recorded once, never changed, replaced by a newer one."""

import datetime

from django.db import transaction

from accounts.access import people_at
from partnership.models import AgendaItem, Group, GroupDecision, Meeting
from partnership.references import next_reference
from partnership.rules import decisions as rules
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell


@transaction.atomic
def record_decision(
    *,
    group: Group,
    words: str,
    decided_on: datetime.date,
    by,
    reasons: str = "",
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    restricted: bool = False,
) -> GroupDecision:
    """Enter a decision of ``group`` in the register. ``decided_on`` is a London day.

    With ``item`` its meeting is taken, and a restricted item makes a restricted decision. Raises Refused
    without words, for the future, before the group began, and for an item that has its decision already.
    """
    meeting = meeting or (item.meeting if item else None)
    against = rules.reasons_against_recording(group, words, decided_on, meeting=meeting, item=item)
    if against:
        raise Refused(*against)
    decision = GroupDecision.objects.create(
        reference=next_reference(GroupDecision, "D"),
        group=group,
        meeting=meeting,
        item=item,
        words=words.strip(),
        reasons=reasons.strip(),
        decided_on=decided_on,
        restricted=restricted or bool(item and item.restricted),
        recorded_by=by,
    )
    note(subject=decision.subject, what="The decision was entered in the register.", by=by)
    return decision


@transaction.atomic
def replace_decision(
    *,
    decision: GroupDecision,
    words: str,
    decided_on: datetime.date,
    by,
    reasons: str = "",
    meeting: Meeting | None = None,
) -> GroupDecision:
    """Let a newer decision of the same group take the place of ``decision``; returns the newer one.

    The old one stays in the register and says what replaced it. The group's members are told. Raises
    Refused for one that is replaced already or a newer one that is older.
    """
    old = GroupDecision.objects.select_for_update().get(pk=decision.pk)
    against = rules.reasons_against_replacing(old, decided_on)
    if against:
        raise Refused(*against)
    newer = record_decision(
        group=old.group,
        words=words,
        decided_on=decided_on,
        by=by,
        reasons=reasons,
        meeting=meeting,
        restricted=old.restricted,
    )
    old.replaced_by = newer
    old.save(update_fields=["replaced_by"])
    note(subject=old.subject, what=f"Decision {newer.reference} took its place.", by=by)
    tell(
        people=people_at(f"group:{old.group.key}", old.group.partnership.key),
        kind="decision-replaced",
        subject=newer.subject,
        noun="a decision",
        partnership_key=old.group.partnership.key,
        by=by,
    )
    decision.refresh_from_db()
    return newer
