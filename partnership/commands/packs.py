"""Ask for the pack of a meeting: a row first, the messenger when that is committed."""

from django.db import transaction

from partnership.commands.meetings import refuse_if
from partnership.models import Meeting, PackJob
from partnership.packs import content
from partnership.packs.making import PACKS
from partnership.rules import meetings as rules
from safeguarding.clock import wall
from safeguarding.history.commands import note

State = PackJob.State
RESTRICTED_SINCE = "Something in it has been restricted since. Bind it again."


@transaction.atomic
def ask_for_pack(*, meeting: Meeting, restricted: bool = False, by) -> PackJob:
    """Ask for agenda and papers as one PDF; ``restricted`` with what is for the group's members only.

    The same agenda and papers are one pack: asking again gives the job that there is, and one that
    failed or whose file is gone is put back in the queue. Raises Refused while the agenda is empty, and
    where restricted items are not for the person.
    """
    refuse_if(reasons_against_asking(meeting, by, restricted))
    job, wanted = PACKS.ask(key=key_of(meeting, restricted), by=by, meeting=meeting, with_restricted=restricted)
    if wanted:
        note(subject=meeting.subject, what="Asked for the pack", kind="paper", by=by)
    return job


def reasons_against_asking(meeting: Meeting, person, restricted: bool) -> list[str]:
    """Why ``person`` cannot have this pack made."""
    if not meeting.items.exists():
        return ["The agenda is empty, so there is nothing to bind yet."]
    if restricted and not rules.sees_restricted(person, meeting.group):
        return ["The pack with restricted items is for the members of the group. Ask for the one without."]
    return []


def withdraw_open_packs(meeting: Meeting) -> None:
    """What is restricted from now on is bound in the packs for everybody: they are nobody's any more."""
    packs = meeting.packs.filter(with_restricted=False).exclude(state=State.FAILED)
    packs.update(state=State.FAILED, claim="", version_id=None, finished_at=wall.now(), reason=RESTRICTED_SINCE)


def key_of(meeting: Meeting, restricted: bool) -> str:
    """What would be bound now, as one word."""
    return content.key_of(meeting, content.of(meeting, restricted=restricted))
