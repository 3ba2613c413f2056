"""Which papers of a meeting somebody reads."""

from django.db.models import Q

from partnership.models import Meeting, Paper
from partnership.rules import meetings as rules


def readable(meeting: Meeting, person, *, restricted: bool):
    """The papers of ``meeting`` that ``person`` may read: without the restricted ones, unless they sent them.

    ``restricted`` says that they see what is restricted (``rules.meetings.sees_restricted``). A paper of a
    restricted item is restricted.
    """
    papers = meeting.papers.select_related("item", "sent_by")
    if restricted:
        return papers
    return papers.filter(~is_restricted() | Q(sent_by=person))


def is_restricted() -> Q:
    """A condition: the paper is restricted, by itself or by its item."""
    return Q(restricted=True) | Q(item__isnull=False, item__restricted=True)


def reasons_against_sending(meeting: Meeting, person) -> list[str]:
    """Why ``person`` cannot send a paper for ``meeting``."""
    if reasons := rules.reasons_against_changing(meeting):
        return reasons
    if not rules.may_send_papers(person, meeting.group):
        return ["Papers are sent by the members of the group and by the support team."]
    return []


def reasons_against_removing(paper: Paper, person) -> list[str]:
    """Why ``person`` cannot take a paper away: whoever sent it may, and whoever prepares the meeting."""
    if reasons := rules.reasons_against_changing(paper.meeting):
        return reasons
    if paper.sent_by_id != person.pk and not rules.may_prepare(person, paper.meeting.group):
        return ["Whoever sent a paper takes it away, or whoever prepares the meeting."]
    return []
