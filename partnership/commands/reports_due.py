"""The schedule of reports due in: made a year ahead, received, moved, not needed."""

import dataclasses
import datetime

from django.db import transaction

from accounts.access import people_at
from accounts.models import Partnership
from partnership.arrangement import in_force, version_in_force
from partnership.models import ChairReport, Group, Post, ReportDue
from partnership.rules import reports_due as rules
from safeguarding.clock import wall
from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_date
from safeguarding.documents.commands import add_document
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

BY_ITSELF = "The schedule of reports"
STEP = "received"
A_YEAR = datetime.timedelta(days=365)
A_MONTH = datetime.timedelta(days=31)
NOT_ASKED = "It is no longer expected: the arrangement or the group has changed."


def schedule_everywhere() -> int:
    """Every partnership's reports due, a year ahead. Called each night; a second run adds nothing."""
    return sum(schedule_reports(partnership) for partnership in Partnership.objects.all())


@transaction.atomic
def schedule_reports(partnership, by=None) -> int:
    """What the arrangement in force, the groups and the screen expect, for a year from today. Idempotent.

    A date that was moved stays moved. What is not asked for any more and has not come is marked so.
    Returns how many are new.
    """
    wanted = list(_wanted(partnership))
    rows = list(ReportDue.objects.of(partnership).select_related("partnership"))
    there = {(due.key, due.frequency.get("until")): due for due in rows}
    taken = {*there, *((due.key, due.due_on.isoformat()) for due in rows)}
    new = [_add(partnership, one, day, to, by) for one, day, to in wanted if (one.key, day.isoformat()) not in taken]
    asked = {(one.key, day.isoformat()) for one, day, _ in wanted}
    for due in _not_asked(there, asked):
        _drop(due, NOT_ASKED, by)
    return len(new) + _repeat(partnership, by)


def _wanted(partnership):
    """Each expected report with the days of a year on which it is due, and the group that receives it."""
    today = wall.today()
    groups = list(Group.objects.filter(partnership=partnership).prefetch_related("parents"))
    by_key = {group.key: group for group in groups}
    posts = Post.objects.filter(partnership=partnership, current=True).values_list("title", "key")
    addresses = {title.lower(): f"post:{key}" for title, key in posts}
    for one in rules.expected(_items(partnership), groups, addresses):
        for day in rules.due_days(one.months, today, today + A_YEAR):
            yield one, day, by_key[one.to_key]


def _items(partnership) -> list[dict]:
    if version_in_force(partnership) is None:
        return []
    return in_force(partnership).document.get("reporting", {}).get("reports-due", [])


def _add(partnership, one: rules.Expected, day: datetime.date, to_group, by) -> ReportDue:
    group = Group.objects.filter(partnership=partnership, key=one.group_key).first() if one.group_key else None
    due = ReportDue.objects.create(
        partnership=partnership,
        key=one.key,
        title=one.title,
        from_whom=one.from_whom,
        from_group=group,
        owner=one.owner,
        to_group=to_group,
        due_on=day,
        frequency={"months": one.months, "until": day.isoformat()},
    )
    _watch(due, by)
    return due


def _not_asked(there: dict, asked: set) -> list[ReportDue]:
    """Rows that the schedule made for days to come and would not make today."""
    today = wall.today().isoformat()
    return [
        due
        for (key, until), due in there.items()
        if until and until >= today and (key, until) not in asked and _is_open(due) and "own" not in due.frequency
    ]


def _is_open(due: ReportDue) -> bool:
    return due.received_on is None and not due.not_needed_because


def _repeat(partnership, by) -> int:
    """The next ones of those that were put on screen to come again."""
    new, last_day = 0, wall.today() + A_YEAR
    rows = ReportDue.objects.of(partnership).filter(key__startswith="own-").select_related("from_group", "to_group")
    latest = {row.key: row for row in rows.order_by("due_on")}
    for row in latest.values():
        months = row.frequency.get("months", 0)
        day = _later(row.due_on, months)
        while months and day <= last_day:
            row = _again(row, day, by)
            new, day = new + 1, _later(day, months)
    return new


def _later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later; the last of a month that is shorter."""
    end = rules.last_day_before(day.replace(day=1), months + 1)
    return end.replace(day=min(day.day, end.day))


def _again(row: ReportDue, day: datetime.date, by) -> ReportDue:
    names = ("partnership", "key", "title", "from_whom", "from_group", "owner", "to_group", "frequency")
    due = ReportDue.objects.create(due_on=day, **{name: getattr(row, name) for name in names})
    _watch(due, by)
    return due


@transaction.atomic
def expect_report(*, partnership, title, from_whom, to_group, due_on, by, from_group=None, months=0) -> ReportDue:
    """A report that the arrangement does not name, due on a London day, and every so many months after it."""
    if due_on < wall.today():
        raise Refused("A report cannot be expected by a day that has passed. Choose today or later.", field="due_on")
    number = ReportDue.objects.of(partnership).filter(key__startswith="own-").values("key").distinct().count() + 1
    due = ReportDue.objects.create(
        partnership=partnership,
        key=f"own-{number}",
        title=title,
        from_whom=from_whom or str(from_group),
        from_group=from_group,
        owner=f"group-chair:{from_group.key}" if from_group else "role:support_team",
        to_group=to_group,
        due_on=due_on,
        frequency={"months": months, "own": True},
    )
    _watch(due, by)
    note(subject=due.subject, what="The report was added to the schedule", kind="added", by=by)
    _repeat(partnership, by)
    return due


def _watch(due: ReportDue, by) -> None:
    set_deadline(
        subject=due.subject,
        step=STEP,
        title="Report due in",
        due=due.due_on,
        owner=due.owner,
        partnership_key=due.partnership.key,
        by=by,
    )


@transaction.atomic
def receive_report(*, due: ReportDue, received_on, by, note_words="", upload=None, chair_report=None) -> ReportDue:
    """It has come on a London day, as a document or as the chair's report; who expects it is told. Raises Refused."""
    due = _locked(due)
    reasons = rules.reasons_against_receiving(due, received_on)
    if reasons:
        raise Refused(*reasons, field="received_on" if received_on > wall.today() else None)
    due.received_on, due.received_by, due.note = received_on, by, note_words
    due.chair_report = chair_report
    due.version_id = _keep(due, upload, by) if upload else None
    due.save()
    deadline = _deadline(due)
    if deadline:
        meet_deadline(deadline=deadline, on=received_on, by=by)
    note(subject=due.subject, what=f"The report was received on {long_date(received_on)}", kind="received", by=by)
    if chair_report is None:
        _tell_chair(due, by)
    return due


def _keep(due: ReportDue, upload, by) -> int:
    key = due.partnership.key
    # The label goes into the name of the downloaded file, where nothing stands that somebody typed.
    subject = dataclasses.replace(due.subject, label=f"Report due {due.pk}")
    return add_document(subject=subject, title=due.title[:200], upload=upload, by=by, partnership_key=key).pk


def _tell_chair(due: ReportDue, by) -> None:
    """The chair of the group that expects it; a chair's report tells its readers itself."""
    key = due.partnership.key
    people = people_at(f"group-chair:{due.to_group.key}", key).exclude(pk=by.pk)
    tell(people=people, kind="report-received", subject=due.subject, noun="a report due in", partnership_key=key, by=by)


@transaction.atomic
def meet_with_report(*, report: ChairReport, by) -> list[ReportDue]:
    """A chair's report meets what the group owed by today; if nothing was, what it owes within a month."""
    key = f"chair-{report.group.key}"[:60]
    owed = ReportDue.objects.filter(
        partnership=report.group.partnership, key=key, received_on__isnull=True, not_needed_because=""
    ).order_by("due_on")
    today = wall.today()
    met = list(owed.filter(due_on__lte=today)) or list(owed.filter(due_on__lte=today + A_MONTH)[:1])
    return [receive_report(due=due, received_on=today, chair_report=report, by=by) for due in met]


@transaction.atomic
def move_report_due(*, due: ReportDue, due_on: datetime.date, by) -> ReportDue:
    """Another London day; the schedule leaves it there. Raises Refused."""
    due = _locked(due)
    reasons = rules.reasons_against_changing(due)
    if reasons:
        raise Refused(*reasons)
    if ReportDue.objects.of(due.partnership).filter(key=due.key, due_on=due_on).exclude(pk=due.pk).exists():
        raise Refused(f"The same report is due on {long_date(due_on)} already. Choose another day.", field="due_on")
    what = f"The date was moved from {long_date(due.due_on)} to {long_date(due_on)}"
    due.due_on = due_on
    due.save()
    _watch(due, by)
    note(subject=due.subject, what=what, kind="moved", by=by)
    return due


@transaction.atomic
def say_not_needed(*, due: ReportDue, because: str, by, later_too: bool = False) -> ReportDue:
    """It need not come, and why; with ``later_too`` those of the same kind after it neither. Raises Refused."""
    due = _locked(due)
    reasons = rules.reasons_against_changing(due)
    if reasons:
        raise Refused(*reasons)
    if not because.strip():
        raise Refused("Say why the report is not needed.", field="because")
    _drop(due, because, by)
    if later_too:
        _end_series(due, because, by)
    return due


def _end_series(due: ReportDue, because: str, by) -> None:
    same = ReportDue.objects.of(due.partnership).filter(key=due.key)
    for later in same.filter(due_on__gt=due.due_on, received_on__isnull=True, not_needed_because=""):
        _drop(later, because, by)
    for row in same:
        row.frequency = {**row.frequency, "months": 0}
        row.save(update_fields=["frequency"])


def _drop(due: ReportDue, because: str, by) -> None:
    due.not_needed_because = because
    due.save()
    deadline = _deadline(due)
    if deadline:
        drop_deadline(deadline=deadline, by=by)
    note(subject=due.subject, what="The report is not needed", kind="not-needed", by=by or BY_ITSELF)


def _locked(due: ReportDue) -> ReportDue:
    return ReportDue.objects.select_for_update(of=("self",)).get(pk=due.pk)


def _deadline(due: ReportDue) -> Deadline | None:
    return Deadline.objects.filter(subject_kind="report-due", subject_id=due.pk, step=STEP).first()
