"""What waits for a person in this room: to comment, to give the statement, to sign, to publish, to send."""

from django.db.models import Exists, OuterRef, Q

from accounts.access import among_visible, holdings
from accounts.policy import Permission
from accounts.waiting import Waiting
from reports.commands.dates import SCRUTINY, SEND, SIGN
from reports.models import Comment, Report
from reports.outlines.reading import shipped
from safeguarding.clock.models import Deadline

MOST = 10
State = Report.State
# Those whom a round of comments asks.
ASKED = {"executive_member", "agency_lead", "group_chair"}
# By the first word of the step: what to do, and on which page of the report.
TO_DO = {
    SIGN: ("Read the report and sign", "sign-off/sign/"),
    SCRUTINY: ("Give independent scrutiny’s statement", ""),
    SEND: ("Send the report and record it", "sent-to/"),
}


def waiting_here(person, partnership) -> list[Waiting]:
    """Two statements at most, and none for a person who sees no reports."""
    held = holdings(person)
    if Permission.SEE_REPORTS not in held.permissions(partnership):
        return []
    return [*_by_date(person, partnership, held), *_by_state(person, partnership, held)]


def _by_date(person, partnership, held) -> list[Waiting]:
    """What has a date that this person answers for."""
    addresses = held.addresses_in(partnership)
    rows = Deadline.objects.open().in_partnership(partnership.key).for_addresses(addresses)
    rows = rows.filter(among_visible("subject_id", person, "report"), subject_kind="report")
    wanted = Q()
    for stem in TO_DO:
        wanted |= Q(step=stem) | Q(step__startswith=f"{stem}-")
    found = {}
    for row in rows.filter(wanted).order_by("due_on", "pk"):
        title, tail = TO_DO[row.step.partition("-")[0]]
        # A report that goes to many readers waits once.
        found.setdefault((title, row.subject_id), Waiting(title, row.subject_label, f"{row.subject_url}{tail}"))
    return list(found.values())[:MOST]


def _by_state(person, partnership, held) -> list[Waiting]:
    """What is open to the person's comments, or signed and not published."""
    states = []
    if held.roles_in(partnership) & ASKED:
        states.append(State.COMMENTS)
    if Permission.PUBLISH_REPORTS in held.permissions(partnership):
        states.append(State.SIGNED)
    if not states:
        return []
    mine = Comment.objects.filter(section__report=OuterRef("pk"), by=person)
    rows = Report.objects.visible_to(person).filter(partnership=partnership, state__in=states)
    inside = [outline.key for outline in shipped().values() if not outline.public]
    rows = rows.exclude(Q(state=State.COMMENTS) & Exists(mine)).exclude(state=State.SIGNED, outline__in=inside)
    return [_of_state(report) for report in rows.only("title", "state")[:MOST]]


def _of_state(report: Report) -> Waiting:
    if report.state == State.COMMENTS:
        return Waiting("Comment on the report", report.title, report.get_absolute_url())
    return Waiting("Publish the signed report", report.title, f"{report.get_absolute_url()}sign-off/")
