"""Meetings of a frame: when each was, who came by agency, whether it was quorate, what was passed on, what was said."""

import datetime
from types import SimpleNamespace
from typing import NamedTuple

from django.db.models import Count, Q

from partnership.chair_facts.period import moments
from partnership.models import Attendance, Meeting, PassedOn, PromptAnswer
from partnership.rules.attendance import HELD, NOT_EXPECTED
from partnership.rules.meetings import BEFORE, is_forum
from partnership.rules.quorum import COMES, NOT_COUNTED, Known, quorum
from reports.facts.frame import Frame
from reports.facts.reading.made_once import rows as rows_of
from reports.facts.reading.partnership import groups, name_of, parts
from safeguarding.clock import wall
from safeguarding.clock.subject import Subject
from safeguarding.design.dates import long_date


class Met(NamedTuple):
    """A meeting in the diary; ``on`` is its London day."""

    pk: int
    group_id: int
    on: datetime.date
    state: str
    extraordinary: bool

    get_absolute_url = Meeting.get_absolute_url

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.state in HELD

    @property
    def is_ahead(self) -> bool:
        """Whether it has neither begun nor been cancelled, whatever its day."""
        return self.state in BEFORE


def meetings(frame: Frame) -> list[Met]:
    """Every meeting that stands in the diary for the period, cancelled ones included, oldest first."""
    rows = rows_of(frame, _in_the_diary)
    return [Met(pk, group, wall.london_date(at), state, extra) for pk, group, at, state, extra in rows]


def _in_the_diary(frame: Frame):
    columns = ("pk", "group_id", "starts_at", "state", "extraordinary")
    return of_frame(frame).order_by("starts_at", "pk").values_list(*columns)


def of_frame(frame: Frame):
    """The meetings of the period."""
    first, after = moments(frame.from_on, frame.until_on)
    rows = Meeting.objects.order_by().filter(starts_at__gte=first, starts_at__lt=after)
    return rows.filter(group=frame.group) if frame.group else rows.filter(group__partnership=frame.partnership)


def held(frame: Frame) -> list[Met]:
    """Those that took place."""
    return [meeting for meeting in frame.shared(meetings) if meeting.held]


def subject_of(frame: Frame, meeting: Met) -> Subject:
    """The meeting as a record: *Quality, Tuesday 7 April 2026*."""
    return frame.shared(_subjects)[meeting.pk]


def _subjects(frame: Frame) -> dict[int, Subject]:
    return {one.pk: _subject(frame, one) for one in frame.shared(meetings)}


def _subject(frame: Frame, meeting: Met) -> Subject:
    label = f"{name_of(frame, meeting.group_id)}, {long_date(meeting.on)}"
    return Subject("meeting", meeting.pk, label, meeting.get_absolute_url())


class Came(NamedTuple):
    """How an agency's seats in one group were filled: seats times meetings, and what became of them."""

    agency_id: int
    name: str
    group_id: int
    expected: int
    present: int
    deputies: int
    apologies: int
    absent: int


def attendance(frame: Frame) -> list[Came]:
    """Attendance by agency and group, as ``attendance_by_agency`` counts it for one; one statement.

    Without forums, people who are only invited or stand in, guests, and members who act for no agency.
    """
    forums = tuple(pk for pk, group in frame.shared(groups).items() if is_forum(group))
    return [Came(*row) for row in rows_of(frame, _attendance, forums)]


def _attendance(frame: Frame, forums: tuple[int, ...]):
    rows = _of_the_meetings(frame, Attendance).filter(appointment__isnull=False, agency__isnull=False)
    rows = rows.exclude(meeting__group__in=forums).exclude(appointment__membership__standing__in=NOT_EXPECTED)
    counts = {f"n_{value}": Count("pk", filter=Q(presence=value)) for value in Attendance.Presence.values}
    keys = ("agency_id", "agency__name", "meeting__group_id")
    return rows.values(*keys).annotate(expected=Count("pk"), **counts).values_list(*keys, "expected", *counts)


def _of_the_meetings(frame: Frame, model):
    """Rows that hang on meetings that took place in the period."""
    first, after = moments(frame.from_on, frame.until_on)
    rows = model.objects.order_by().filter(
        meeting__state__in=HELD, meeting__starts_at__gte=first, meeting__starts_at__lt=after
    )
    if frame.group:
        return rows.filter(meeting__group=frame.group)
    return rows.filter(meeting__group__partnership=frame.partnership)


def quorate(frame: Frame) -> dict[int, bool | None]:
    """Whether each meeting that took place had its quorum, by its id; None where the group has none in figures.

    One statement besides those about groups, agencies and meetings.
    """
    known = Known(frozenset(), tuple(part for part in frame.shared(parts).values() if part.current))
    here = _who_counted(frame)
    by_id = frame.shared(groups)
    return {one.pk: quorum(by_id[one.group_id], here.get(one.pk, ()), known).reached for one in held(frame)}


def _who_counted(frame: Frame) -> dict[int, list[SimpleNamespace]]:
    """Who was there and counts, by meeting, in the groups that have a quorum in figures."""
    found: dict[int, list[SimpleNamespace]] = {}
    for meeting, agency in rows_of(frame, _present):
        row = SimpleNamespace(presence=Attendance.Presence.PRESENT, guest=False, appointment_id=None, agency_id=agency)
        found.setdefault(meeting, []).append(row)
    return found


def _present(frame: Frame):
    figures = Q(meeting__group__quorum_heads__isnull=False) | Q(meeting__group__quorum_partners__isnull=False)
    rows = _of_the_meetings(frame, Attendance).filter(figures, presence__in=COMES, guest=False)
    rows = rows.exclude(appointment__isnull=False, appointment__membership__standing__in=NOT_COUNTED)
    return rows.values_list("meeting_id", "agency_id")


class Passed(NamedTuple):
    """How often an agency's members of one group were asked to pass something on, and how often they had."""

    agency_id: int
    name: str
    group_id: int
    asked: int
    done: int


def passing_on(frame: Frame) -> list[Passed]:
    """What was passed on by agency and group, as ``passing_on_by_agency`` counts it for one; one statement."""
    return [Passed(*row) for row in rows_of(frame, _passed_on)]


def _passed_on(frame: Frame):
    first, after = moments(frame.from_on, frame.until_on)
    rows = PassedOn.objects.order_by().filter(
        meeting__starts_at__gte=first, meeting__starts_at__lt=after, agency__isnull=False
    )
    if frame.group:
        rows = rows.filter(meeting__group=frame.group)
    rows = rows.filter(meeting__group__partnership=frame.partnership)
    keys = ("agency_id", "agency__name", "meeting__group_id")
    counted = rows.values(*keys).annotate(asked=Count("pk"), done=Count("done_at"))
    return counted.values_list(*keys, "asked", "done")


class Said(NamedTuple):
    """What a meeting answered to a prompt."""

    meeting_id: int
    prompt: str
    words: str


def answers(frame: Frame) -> list[Said]:
    """Every answer that has words, of the meetings that took place; one statement."""
    return [Said(*row) for row in rows_of(frame, _answered)]


def _answered(frame: Frame):
    rows = _of_the_meetings(frame, PromptAnswer).exclude(words="").order_by("-meeting__starts_at", "meeting_id")
    return rows.values_list("meeting_id", "prompt", "words")
