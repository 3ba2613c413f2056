"""How punctual rapid reviews were: against the law's dates, and the agencies that were asked."""

from reports.facts.frame import Frame
from reports.facts.reading import reviews as reading
from reports.facts.registry import Definition, register
from reports.facts.reviews import ROOM, few, figure_of, records_of
from reports.facts.value import Chart, Figure, Grid, Taken, days, percent
from safeguarding.clock.calendar import CalendarEnds, WorkingCalendar
from safeguarding.clock.lateness import lateness
from safeguarding.clock.words import say_amount
from safeguarding.design.dates import counted


def timeliness(frame: Frame) -> Taken:
    """Each of the law's dates that fell into the period: kept, or how many working days late."""
    rows = [row for row in frame.shared(reading.deadlines) if row.subject_kind == "rapid-review"]
    if not rows:
        return Taken(empty="None of the law’s dates for rapid reviews fell into this period.")
    late = {row.pk: _days_late(row, frame) for row in rows}
    limits = _limits(frame)
    steps = {row.step: row.title for row in rows}
    by_step = {step: [row for row in rows if row.step == step] for step in steps}
    lines = [(_said(title, limits.get(step)), *_kept_dates(by_step[step], late)) for step, title in steps.items()]
    total = _kept_dates(rows, late)
    in_time, worst = total[1], total[5]
    says = (
        f"{few(in_time).capitalize()} of {counted(len(rows), 'date')} of the law {'was' if len(rows) == 1 else 'were'} kept."
        + (f" The longest delay: {say_amount(worst['days'], 'working-days')}." if worst else "")
    )
    heads = ("What the law or guidance asks", "Dates", "In time", "Late", "Not done, late", "Days late", "Longest")
    return Taken(
        says=says,
        figures=(
            figure_of("dates", "of the law’s dates", rows),
            figure_of("in-time", "kept", [row for row in rows if late[row.pk] is None and row.state == "met"]),
            Figure("share", "of those that are done or late, in time", percent(in_time, sum(total[1:4]))),
            figure_of("late", "late", [row for row in rows if late[row.pk] is not None]),
        ),
        table=Grid(
            "The law’s dates for rapid reviews",
            heads,
            tuple(lines),
            ("All dates", *total),
            records={place: records_of(found) for place, found in enumerate(by_step.values())},
        ),
        chart=Chart("stacked", "The law’s dates kept and missed", (2, 3, 4), says),
        notes=("Days are working days without weekends and bank holidays; a closed office does not move them.",),
    )


def _days_late(deadline, frame: Frame) -> int | None:
    """Working days late, 0 for less than one; None for one in time or not due yet. The law's days, not the office's."""
    try:
        late = lateness(deadline, frame.today, WorkingCalendar())
    except CalendarEnds:
        return 0
    return late.working_days if late else None


def _kept_dates(rows: list, late: dict) -> tuple:
    """Dates, in time, late, not done and late, days late in all, the longest delay."""
    found = [late[row.pk] for row in rows if late[row.pk] is not None]
    missing = sum(row.state == "open" and late[row.pk] is not None for row in rows)
    in_time = sum(row.state == "met" and late[row.pk] is None for row in rows)
    return (
        len(rows),
        in_time,
        len(found) - missing,
        missing,
        days(sum(found)) if found else None,
        days(max(found)) if found else None,
    )


def _limits(frame: Frame) -> dict[str, dict]:
    """The limit of each step of the rapid review, as the arrangement of the day states it."""
    terms = frame.shared(reading.terms)
    steps = terms.procedure(terms.rapid_review.procedure)["steps"] if terms else []
    return {step["key"]: step["limit"] for step in steps if isinstance(step.get("limit"), dict)}


def _said(title: str, limit: dict | None) -> str:
    if not limit or "within" not in limit:
        return title
    return f"{title} (within {say_amount(limit['within'], limit['unit'])})"


def answers(frame: Frame) -> Taken:
    """How punctually agencies answered what they were asked in the period."""
    rows = frame.shared(reading.requests)
    if not rows:
        return Taken(empty="No agency was asked for information in this period.")
    names = sorted({row.agency for row in rows})
    by_name = {name: [row for row in rows if row.agency == name] for name in names}
    total = _answered(rows, frame)
    says = f"Agencies were asked {counted(len(rows), 'time')} and answered {counted(total[1], 'time')} in time."
    return Taken(
        says=says,
        table=Grid(
            "Information that agencies were asked for",
            ("Agency", "Asked", "Answered in time", "Answered late", "Not answered yet", "In time"),
            tuple((name, *_answered(by_name[name], frame)) for name in names),
            ("All agencies", *total),
            records={place: records_of(by_name[name]) for place, name in enumerate(names)},
        ),
        chart=Chart("stacked", "Answers of agencies", (2, 3, 4), says),
    )


def _answered(rows: list, frame: Frame) -> tuple:
    done = [row for row in rows if row.answered_on and row.answered_on <= frame.today]
    in_time = sum(row.answered_on <= row.due_on for row in done)
    return (len(rows), in_time, len(done) - in_time, len(rows) - len(done), percent(in_time, len(rows)))


register(
    Definition(
        "reviews.timeliness",
        "Rapid reviews against the law’s dates",
        "Each date that the law or its guidance sets for a rapid review, the fifteen working days among them, and "
        "that fell into the period: met by its day, met late, or not met and late on the day of the taking.",
        ROOM,
        timeliness,
    ),
    Definition(
        "reviews.answers",
        "Agencies’ answers to information requests",
        "Requests for information that were made to agencies in the period. In time means by the day asked for, an "
        "agreed longer time included. Not answered yet means on the day of the taking.",
        ROOM,
        answers,
    ),
)
