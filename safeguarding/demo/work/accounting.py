"""How the groups of the demo account for themselves: plans, chairs' reports, escalations and their answers."""

import datetime

from partnership.commands.escalations import answer_escalation
from partnership.commands.plans import (
    achieve_objective,
    add_milestone,
    add_note,
    add_objective,
    agree_plan,
    finish_milestone,
    write_plan,
)
from partnership.commands.reports import begin_report, send_report, write_report
from partnership.commands.reports_due import receive_report, schedule_reports
from partnership.models import Escalation, Objective, ReportDue
from safeguarding.clock import wall
from safeguarding.demo.stage import Stage
from safeguarding.demo.travel import Script, do
from safeguarding.demo.work.seats import GroupAtWork

YEAR_BEGINS = 4
WRITTEN, AGREED = -150, -125


def planned(at_work: GroupAtWork) -> Script:
    """The plan of this year: written, agreed, and its first milestones done."""
    days, text = at_work.stage.days, at_work.text
    begins = _year_of(days.last)
    yield days.at(WRITTEN + at_work.place, "13:20")
    plan = do(
        write_plan,
        group=at_work.group,
        starts_on=begins,
        ends_on=begins.replace(year=begins.year + 1) - datetime.timedelta(days=1),
        by=at_work.officer,
    )
    milestones = [one for number, told in enumerate(text["plan"]) for one in _objective(at_work, plan, told, number)]
    yield days.at(AGREED + at_work.place, "12:10")
    do(agree_plan, plan=plan, agreed_on=wall.today(), agreed_by="Executive", by=at_work.officer)
    yield from _worked_on(at_work, milestones)


def _year_of(day: datetime.date) -> datetime.date:
    """The first of April of the year that a day lies in."""
    return datetime.date(day.year if day.month >= YEAR_BEGINS else day.year - 1, YEAR_BEGINS, 1)


def _objective(at_work: GroupAtWork, plan, told: dict, number: int) -> list:
    fields = {name: told[name] for name in ("measure", "difference", "voice")}
    objective = do(
        add_objective,
        plan=plan,
        title=told["title"],
        priority=at_work.priority(number),
        lead=at_work.owner(number),
        by=at_work.chair,
        **fields,
    )
    # Spread over the year; the last falls into its last month.
    step = (plan.ends_on - plan.starts_on) / (len(told["milestones"]) + 0.2)
    dates = [plan.starts_on + step * (n + 1) for n in range(len(told["milestones"]))]
    return [
        do(add_milestone, objective=objective, title=title, due_on=due_on, by=at_work.chair)
        for title, due_on in zip(told["milestones"], dates, strict=True)
    ]


def _worked_on(at_work: GroupAtWork, milestones: list) -> Script:
    """What fell due was done in time, but for one milestone of every second group."""
    days, words = at_work.stage.days, at_work.shared["closing"]
    due = sorted((one for one in milestones if one.due_on < days.last), key=lambda one: one.due_on)
    left = due[-1] if at_work.place % 2 and len(due) > 1 else None
    for milestone in due:
        if milestone is left:
            continue
        day = max(milestone.due_on - datetime.timedelta(days=6), days.on(AGREED + at_work.place + 1))
        yield datetime.datetime.combine(min(day, days.on(-1)), datetime.time(14, 40), wall.LONDON)
        do(finish_milestone, milestone=milestone, done_on=wall.today(), evidence=words["evidence"], by=at_work.owner(0))
    yield days.at(-5, "15:35")
    for objective in Objective.objects.filter(plan__group=at_work.group):
        if not objective.milestones.filter(done_on__isnull=True).exists():
            do(achieve_objective, objective=objective, on=wall.today(), words=words["evidence"], by=at_work.chair)
        else:
            do(add_note, objective=objective, words=words["progress"][1], by=at_work.chair)


def reported(at_work: GroupAtWork) -> Script:
    """A report of the half year before last, sent; one of the time since, sent or still being written."""
    days, text = at_work.stage.days, at_work.shared["chair"]
    yield days.at(-100 + at_work.place, "16:15")
    first = do(begin_report, group=at_work.group, from_on=days.on(-225), until_on=days.on(-101), by=at_work.chair)
    do(write_report, report=first, achievements=text["achievements"], blockages=text["blockages"], by=at_work.chair)
    yield days.at(-97 + at_work.place, "09:30")
    do(send_report, report=first, by=at_work.chair)
    yield days.at(-9 + at_work.place % 3, "16:45")
    last = do(begin_report, group=at_work.group, from_on=days.on(-100), until_on=days.on(-12), by=at_work.chair)
    words = {name: text[name] for name in ("achievements", "blockages", "asks")}
    do(write_report, report=last, by=at_work.chair, **words)
    if at_work.theme != "review":
        yield days.at(-4, "10:20")
        do(send_report, report=last, by=at_work.chair)


def expected(stage: Stage) -> Script:
    """The schedule of reports due in is kept since the year began; most of what was due has come."""
    manager = stage.cast.manager
    yield stage.days.at(-160, "08:45")
    do(schedule_reports, partnership=stage.partnership, by=manager)
    yield stage.days.at(-2, "11:50")
    owed = ReportDue.objects.of(stage.partnership).filter(received_on__isnull=True, due_on__lt=wall.today())
    for due in list(owed.order_by("due_on"))[:-1]:
        do(receive_report, due=due, received_on=wall.today(), by=stage.cast.support[0])


def answered(stage: Stage) -> Script:
    """The executive answered what was escalated before its last meeting; what came since waits."""
    executives = list(stage.cast.executives.values())
    yield stage.days.at(-8, "12:30")
    waiting = Escalation.objects.of(stage.partnership).waiting().order_by("raised_on", "pk")
    text = stage.text("groups")["chair"]
    for escalation in list(waiting):
        about = text["answers"]["health" if "Health" in escalation.title else "other"]
        do(
            answer_escalation,
            escalation=escalation,
            words=about["words"],
            reasons=about["reasons"],
            decided_on=wall.today(),
            do_by=stage.days.on(30),
            by=executives[0],
        )
