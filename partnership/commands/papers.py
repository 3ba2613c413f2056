"""Papers for a meeting: send one, place it under an item, restrict it, take it away."""

from django.db import transaction
from django.db.models import Max

from accounts.access import people_at
from partnership.commands.meetings import refuse_if
from partnership.commands.packs import withdraw_open_packs
from partnership.models import AgendaItem, Meeting, Paper
from partnership.rules import meetings as meeting_rules
from partnership.rules import papers as rules
from safeguarding.clock.refusal import Refused
from safeguarding.documents.commands import add_document
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell


@transaction.atomic
def send_paper(
    *, meeting: Meeting, title: str, upload, by, item: AgendaItem | None = None, restricted: bool = False
) -> Paper:
    """Keep a paper for ``meeting``, for ``item`` or for the chair to place; whoever prepares the meeting is told.

    What kind of file it is, its bytes decide. Raises Refused at ``upload`` or ``title``, and where the
    meeting has opened or the sender neither sits in the group nor supports it.
    """
    refuse_if(rules.reasons_against_sending(meeting, by))
    _refuse_other_meeting(meeting, item)
    partnership = meeting.group.partnership
    version = add_document(subject=meeting.subject, title=title, upload=upload, by=by, partnership_key=partnership.key)
    last = meeting.papers.aggregate(last=Max("position"))["last"] or 0
    paper = Paper.objects.create(
        meeting=meeting,
        item=item,
        title=version.document.title,
        version_id=version.pk,
        restricted=restricted,
        sent_by=by,
        position=last + 1,
    )
    note(subject=meeting.subject, what="Sent a paper", by=by)
    if not meeting_rules.may_prepare(by, meeting.group):
        _tell_who_prepares(meeting, by)
    return paper


@transaction.atomic
def place_paper(*, paper: Paper, item: AgendaItem | None, restricted: bool, by) -> Paper:
    """Put a paper under an item, or under none yet, and say whether it is restricted."""
    refuse_if(meeting_rules.reasons_against_changing(paper.meeting))
    _refuse_other_meeting(paper.meeting, item)
    was_open = not _is_kept_back(paper)
    paper.item, paper.restricted = item, restricted
    paper.save()
    if was_open and _is_kept_back(paper):
        withdraw_open_packs(paper.meeting)
    note(subject=paper.meeting.subject, what="Placed a paper on the agenda", by=by)
    return paper


def _is_kept_back(paper: Paper) -> bool:
    """Whether it is restricted, by itself or by its item."""
    return paper.restricted or bool(paper.item and paper.item.restricted)


@transaction.atomic
def remove_paper(*, paper: Paper, by) -> None:
    """Take a paper away from the meeting. The file stays in the store, with its history."""
    refuse_if(rules.reasons_against_removing(paper, by))
    note(subject=paper.meeting.subject, what="Took a paper away", by=by)
    paper.delete()


def _refuse_other_meeting(meeting: Meeting, item: AgendaItem | None) -> None:
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused("Choose an item of this meeting’s agenda.", field="item")


def _tell_who_prepares(meeting: Meeting, by) -> None:
    key = meeting.group.partnership.key
    people = people_at("role:support_team", key) | people_at(f"group-chair:{meeting.group.key}", key)
    tell(
        people=people.exclude(pk=by.pk),
        kind="paper-sent",
        subject=meeting.subject,
        noun="a meeting",
        partnership_key=key,
        by=by,
    )
