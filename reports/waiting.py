"""What waits for a person in this room: to write, answer, comment, give the statement, sign, publish, send."""

from django.db.models import Count, Exists, Min, OuterRef, Q

from accounts.access import Holdings, holdings
from accounts.policy import Permission
from accounts.waiting import Waiting
from reports.commands.dates import SCRUTINY, SEND, SIGN
from reports.models import Comment, Report, Section
from reports.outlines.reading import shipped
from safeguarding.clock.models import Deadline
from safeguarding.design.dates import counted

MOST = 10
State = Report.State
# While its parts may be written and what is said of them answered.
OPEN = (State.DRAFT, State.COMMENTS, State.SCRUTINY)
# Those whom a round of comments asks.
ASKED = {"executive_member", "agency_lead", "group_chair"}
# By the first word of the step: what to do, and on which page of the report.
TO_DO = {
    SIGN: ("Read the report and sign", "sign-off/sign/"),
    SCRUTINY: ("Give independent scrutiny’s statement", ""),
    SEND: ("Send the report and record it", "sent-to/"),
}


def waiting_here(person, partnership) -> list[Waiting]:
    """One statement while no report is being written, two while one is; none for a person who sees no reports."""
    held = holdings(person)
    if Permission.SEE_REPORTS not in held.permissions(partnership):
        return []
    reports = list(_on_their_way(person, partnership, held))
    writes = Permission.WRITE_REPORTS in held.permissions(partnership)
    parts = _parts(person, reports, writes=writes)
    answers = _to_answer(parts) if writes else []
    return [*_to_write(person, parts), *answers, *_by_date(reports), *_by_state(held, partnership, reports)]


def _on_their_way(person, partnership, held: Holdings):
    """Reports that are not published, or on which something is due from this person, with what home asks of them."""
    addresses = held.addresses_in(partnership)
    due = Deadline.objects.open().in_partnership(partnership.key).for_addresses(addresses)
    due = due.filter(subject_kind="report", subject_id=OuterRef("pk"))
    dates = {f"to_{stem}": Exists(due.filter(Q(step=stem) | Q(step__startswith=f"{stem}-"))) for stem in TO_DO}
    said = Exists(Comment.objects.filter(section__report=OuterRef("pk"), by=person))
    rows = Report.objects.visible_to(person).of(partnership).annotate(said=said, **dates)
    any_due = Q(*((name, True) for name in dates), _connector=Q.OR)
    return rows.filter(~Q(state=State.PUBLISHED) | any_due).only("title", "state", "outline")


def _parts(person, reports: list[Report], *, writes: bool) -> list[Section]:
    """The parts that this person writes, and for writers those with comments that nobody has answered."""
    being_written = {report.pk: report for report in reports if report.state in OPEN}
    if not being_written:
        return []
    unanswered = Q(comments__answered_at__isnull=True)
    rows = Section.objects.filter(report__in=being_written).annotate(
        unanswered=Count("comments", filter=unanswered), since=Min("comments__at", filter=unanswered)
    )
    wanted = Q(author=person, done_at__isnull=True)
    if writes:
        wanted |= Q(unanswered__gt=0)
    found = list(rows.filter(wanted).order_by("due_on", "pk").only("report", "position", "author", "done_at"))
    for row in found:
        row.report = being_written[row.report_id]
    return found


def _to_write(person, parts: list[Section]) -> list[Waiting]:
    mine = [part for part in parts if part.author_id == person.pk and not part.done_at]
    return [Waiting("Write your part of the report", p.subject.label, p.get_absolute_url()) for p in mine[:MOST]]


def _to_answer(parts: list[Section]) -> list[Waiting]:
    asked = sorted((part for part in parts if part.unanswered), key=lambda part: part.since)
    return [
        Waiting(
            f"Answer {counted(part.unanswered, 'comment')}",
            part.subject.label,
            f"{part.get_absolute_url()}#comments",
            part.since,
        )
        for part in asked[:MOST]
    ]


def _by_date(reports: list[Report]) -> list[Waiting]:
    """What has a date that this person answers for. A report that goes to many readers waits once."""
    found = [
        Waiting(title, report.title, f"{report.get_absolute_url()}{tail}")
        for stem, (title, tail) in TO_DO.items()
        for report in reports
        if getattr(report, f"to_{stem}")
    ]
    return found[:MOST]


def _by_state(held: Holdings, partnership, reports: list[Report]) -> list[Waiting]:
    """What is open to the person's comments, or signed and not published."""
    comments = held.roles_in(partnership) & ASKED
    publishes = Permission.PUBLISH_REPORTS in held.permissions(partnership)
    found = []
    for report in reports:
        if report.state == State.COMMENTS and comments and not report.said:
            found.append(Waiting("Comment on the report", report.title, report.get_absolute_url()))
        if report.state == State.SIGNED and publishes and not _is_kept_inside(report):
            found.append(Waiting("Publish the signed report", report.title, f"{report.get_absolute_url()}sign-off/"))
    return found[:MOST]


def _is_kept_inside(report: Report) -> bool:
    """Whether its outline is of a report that is never published; one that is not known here may be."""
    outline = shipped().get(report.outline)
    return outline is not None and not outline.public
