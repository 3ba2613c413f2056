"""What has come up for a group since it last met, each as the fields of an agenda item."""

import datetime

from django.db.models import Q

from partnership.models import Action, AgendaItem, ChairReport, Escalation, Meeting, ReportDue
from safeguarding.clock import wall
from safeguarding.design.dates import long_date

Purpose, Source = AgendaItem.Purpose, AgendaItem.Source
TITLE_LIMIT = AgendaItem._meta.get_field("title").max_length


def day_of(meeting: Meeting) -> datetime.date:
    """The London date on which it starts."""
    return wall.london_date(meeting.starts_at)


def last_day_before(meeting: Meeting) -> datetime.date | None:
    """When the group last met before this meeting; None at its first."""
    held = meeting.group.meetings.filter(starts_at__lt=meeting.starts_at, opened_at__isnull=False)
    found = held.order_by("-starts_at").values_list("starts_at", flat=True).first()
    return wall.london_date(found) if found else None


def fields(source: str, title: str, purpose: str, about=None, **more) -> dict:
    """The fields of an item; ``about`` is the record it is about."""
    named = {"source": source, "title": title[:TITLE_LIMIT], "purpose": purpose, **more}
    if about is not None:
        subject = about.subject
        named |= {"about_kind": subject.kind, "about_id": subject.id, "about_url": subject.url}
    return named


def carried_forward(meeting: Meeting) -> list[dict]:
    """Items that an earlier meeting did not reach, and what was added to the agenda of one that was cancelled."""
    not_reached = Q(outcome=AgendaItem.Outcome.DEFERRED)
    kept = [Source.ADDED, Source.CARRIED, Source.PAPER]
    not_held = Q(meeting__state=Meeting.State.CANCELLED, source__in=kept)
    rows = AgendaItem.objects.filter(
        not_reached | not_held, meeting__group=meeting.group, meeting__starts_at__lt=meeting.starts_at
    )
    rows = rows.filter(carried_to__isnull=True).select_related("meeting").order_by("meeting__starts_at", "position")
    return [_carried(row) for row in rows]


def _carried(row: AgendaItem) -> dict:
    names = ("title", "purpose", "minutes", "led_by", "restricted", "about_kind", "about_id", "about_url")
    notes = f"Carried forward from {long_date(wall.london_date(row.meeting.starts_at))}."
    return {
        **{name: getattr(row, name) for name in names},
        "source": Source.CARRIED,
        "carried_from_id": row.pk,
        "notes": f"{notes}\n\n{row.notes}" if row.notes and row.source != Source.CARRIED else row.notes or notes,
    }


def overdue(meeting: Meeting):
    """The open actions of the group that are past their day."""
    return Action.objects.open().filter(group=meeting.group, due_on__lt=wall.today())


def overdue_actions(meeting: Meeting) -> list[dict]:
    """One item for all of them: the page and the pack list which they are on the day."""
    if not overdue(meeting).exists():
        return []
    return [fields(Source.OVERDUE, "Actions past their date", Purpose.DECISION, minutes=10)]


def escalations_waiting(meeting: Meeting) -> list[dict]:
    """What groups below ask of this one and has no answer yet."""
    rows = Escalation.objects.waiting().filter(to_group=meeting.group)
    rows = rows.select_related("from_group", "item", "action").order_by("raised_on", "pk")
    return [
        {
            **fields(
                Source.ESCALATION, f"Escalation from {_short(row.from_group)}: {row.title}", Purpose.DECISION, row
            ),
            "restricted": row.restricted,
        }
        for row in rows
    ]


def chairs_reports(meeting: Meeting) -> list[dict]:
    """Chairs' reports sent to this group that no meeting has had before it."""
    unheard = Q(item__isnull=True) | Q(item__meeting__state=Meeting.State.CANCELLED)
    rows = ChairReport.objects.filter(unheard, to_group=meeting.group, state=ChairReport.State.SENT)
    return [
        fields(Source.CHAIRS_REPORT, f"Chair’s report: {_short(row.group)}", Purpose.DISCUSSION, row)
        for row in rows.select_related("group").order_by("sent_at", "pk")
    ]


def reports_due(meeting: Meeting) -> list[dict]:
    """Reports that this group expects by the day of the meeting, until it has met with them in hand."""
    before = last_day_before(meeting)
    unheard = Q(received_on__isnull=True)
    unheard |= Q(received_on__gt=before) if before else Q(received_on__isnull=False)
    rows = ReportDue.objects.filter(
        unheard,
        to_group=meeting.group,
        due_on__lte=day_of(meeting),
        not_needed_because="",
        chair_report__isnull=True,
    )
    return [
        fields(
            Source.REPORT,
            f"{row.title}, due {long_date(row.due_on)}",
            Purpose.INFORMATION,
            row,
            led_by=row.from_whom[:160],
        )
        for row in rows.order_by("due_on", "pk")
    ]


def papers_to_place(meeting: Meeting) -> list[dict]:
    """Papers that somebody sent for the chair to place."""
    rows = meeting.papers.filter(item__isnull=True).select_related("sent_by")
    return [
        {
            **fields(Source.PAPER, row.title, Purpose.DISCUSSION, led_by=str(row.sent_by)[:160]),
            "restricted": row.restricted,
            "about_kind": "paper",
            "about_id": row.pk,
        }
        for row in rows
    ]


def _short(group) -> str:
    return group.short_name or group.name
