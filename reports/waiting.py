"""What waits for a person in this room: to write, answer, comment, give the statement, sign, publish, send."""

from django.db.models import Count, Min, Q

from accounts.access import Holdings, among_visible, holdings
from accounts.policy import Permission
from accounts.waiting import Waiting
from reports.commands.dates import SCRUTINY, SEND, SIGN
from reports.models import Report, Section
from reports.outlines.reading import shipped
from safeguarding.design.dates import counted

MOST = 10
State = Report.State
# While its parts may be written and what is said of them answered.
OPEN = (State.DRAFT, State.COMMENTS, State.SCRUTINY)
ON_THEIR_WAY = (*OPEN, State.SIGNED)
OF_A_PART = ("position", "author", "done_at", "report__title", "report__state", "report__outline")
# Those whom a round of comments asks.
ASKED = {"executive_member", "agency_lead", "group_chair"}
# By the first word of a date's step: what to do, and on which page of the report.
TO_DO = {
    SIGN: ("Read the report and sign", "sign-off/sign/"),
    SCRUTINY: ("Give independent scrutiny’s statement", ""),
    SEND: ("Send the report and record it", "sent-to/"),
}


def waiting_here(person, partnership) -> list[Waiting]:
    """One statement, and none for a person who sees no reports."""
    held = holdings(person)
    if Permission.SEE_REPORTS not in held.permissions(partnership):
        return []
    parts = list(_parts(person, partnership))
    to_answer = _to_answer(parts) if Permission.WRITE_REPORTS in held.permissions(partnership) else []
    return [*_to_write(person, parts), *to_answer, *_by_state(held, partnership, parts)]


def _parts(person, partnership):
    """Every part of the reports on their way, with how many comments wait for an answer and how many are mine."""
    seen = among_visible("report_id", person, "report")
    unanswered = Q(comments__answered_at__isnull=True)
    rows = Section.objects.filter(seen, report__partnership=partnership, report__state__in=ON_THEIR_WAY).annotate(
        unanswered=Count("comments", filter=unanswered),
        since=Min("comments__at", filter=unanswered),
        said=Count("comments", filter=Q(comments__by=person)),
    )
    return rows.select_related("report").only(*OF_A_PART).order_by("due_on", "pk")


def _open(parts: list[Section]) -> list[Section]:
    """Those of reports that are being written."""
    return [part for part in parts if part.report.state in OPEN]


def _to_write(person, parts: list[Section]) -> list[Waiting]:
    mine = [part for part in _open(parts) if part.author_id == person.pk and not part.done_at]
    return [Waiting("Write your part of the report", p.subject.label, p.get_absolute_url()) for p in mine[:MOST]]


def _to_answer(parts: list[Section]) -> list[Waiting]:
    asked = sorted((part for part in _open(parts) if part.unanswered), key=lambda part: part.since)
    return [
        Waiting(
            f"Answer {counted(part.unanswered, 'comment')}",
            part.subject.label,
            f"{part.get_absolute_url()}#comments",
            part.since,
        )
        for part in asked[:MOST]
    ]


def _by_state(held: Holdings, partnership, parts: list[Section]) -> list[Waiting]:
    """What is open to the person's comments, or signed and not published."""
    comments = held.roles_in(partnership) & ASKED
    publishes = Permission.PUBLISH_REPORTS in held.permissions(partnership)
    said, found = {part.report_id for part in parts if part.said}, []
    for report in {part.report_id: part.report for part in parts}.values():
        if report.state == State.COMMENTS and comments and report.pk not in said:
            found.append(Waiting("Comment on the report", report.title, report.get_absolute_url()))
        if report.state == State.SIGNED and publishes and not _is_kept_inside(report):
            found.append(Waiting("Publish the signed report", report.title, f"{report.get_absolute_url()}sign-off/"))
    return found[:MOST]


def _is_kept_inside(report: Report) -> bool:
    """Whether its outline is of a report that is never published; one that is not known here may be."""
    outline = shipped().get(report.outline)
    return outline is not None and not outline.public
