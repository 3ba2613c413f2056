"""The partnership's groups: who chairs them, how often they met, how their plans stand, what their chairs reported."""

import datetime

from partnership.models import Group, Meeting
from partnership.rules.plans import HEALTHS
from reports.facts.frame import Frame
from reports.facts.period import A_DAY
from reports.facts.reading import meetings as met_reading
from reports.facts.reading import plans as reading
from reports.facts.reading.partnership import at_work, chairs, in_order, name_of, unless_one
from reports.facts.registry import Definition, register
from reports.facts.saying import few, group_name, noun, sentence, were
from reports.facts.value import Cell, Chart, Grid, Item, Taken, percent, shown
from safeguarding.clock.words import list_words
from safeguarding.design.dates import counted

ROOM = "Groups"
NOT_RECORDED = "Not recorded"
# Days in a unit of a group's frequency, in a year of 365.
UNIT = {"weeks": 7, "months": 365 / 12, "years": 365, "week": 7, "month": 365 / 12, "quarter": 365 / 4, "year": 365}


def the_list(frame: Frame) -> Taken:
    """The groups of the period with who chaired them and how often they met."""
    found = at_work(frame)
    if not found:
        return Taken(empty="No groups stood in this period.")
    rows = tuple((group_name(group), *_of_group(frame, group)) for group in found)
    held = sum(row[3] for row in rows)
    says = sentence(f"{counted(len(found), 'group')} stood in the period", f"they met {counted(held, 'time')}")
    headings = ("Group", "Chaired by", "Meetings asked for", "Meetings held", "Cancelled", "With a quorum")
    total = ("All groups", None, None, held, sum(row[4] for row in rows), None)
    return Taken(
        says=says,
        table=Grid(
            "Groups and their meetings",
            headings,
            rows,
            unless_one(frame, total),
            records={place: (group.subject,) for place, group in enumerate(found)},
        ),
        items=tuple(_purpose(group) for group in found if group.purpose or group.remit),
        notes=("Meetings asked for are those that the arrangement's frequency gives for the days of the period.",),
    )


def _of_group(frame: Frame, group: Group) -> tuple[Cell, ...]:
    here = [one for one in frame.shared(met_reading.meetings) if one.group_id == group.pk]
    held = [one for one in here if one.held]
    cancelled = sum(one.state == Meeting.State.CANCELLED for one in here)
    chaired = list_words(frame.shared(chairs).get(group.key, [])) or NOT_RECORDED
    return chaired, asked_for(group, frame.from_on, frame.until_on), len(held), cancelled, _quorate(frame, held)


def _quorate(frame: Frame, held: list[met_reading.Met]) -> str | None:
    """*3 of 4*; nothing where no quorum is set in figures."""
    found = [frame.shared(met_reading.quorate)[one.pk] for one in held]
    known = [one for one in found if one is not None]
    return f"{sum(known)} of {len(known)}" if known else None


def asked_for(group: Group, from_on: datetime.date, until_on: datetime.date) -> int | None:
    """How many meetings the arrangement's frequency gives for these London days, rounded down, for the days on which
    the group stood; None where no frequency in figures is given."""
    frequency = group.frequency or {}
    first = max(from_on, group.starts_on or from_on)
    last = min(until_on, group.closed_on or group.ends_on or until_on)
    lasts = (last - first + A_DAY).days
    if "times" in frequency:
        each = UNIT[frequency["per"]] / frequency["times"]
    elif "every" in frequency:
        each = UNIT[frequency["unit"]] * frequency["every"]
    else:
        return None
    # A quarter of 90 days still has its three months.
    return int(lasts / each + 0.05)


def _purpose(group: Group) -> Item:
    return Item(group.name, group.purpose or group.remit, group.subject)


# Work plans

COLUMNS = tuple(HEALTHS)


def plans(frame: Frame) -> Taken:
    """The objectives of each group's plan by health, with its milestones."""
    found = frame.shared(reading.objectives)
    if not found:
        return Taken(empty="No work plan with objectives ran in this period.")
    order = in_order(frame, {row.group_id for row in found})
    rows = tuple((name_of(frame, pk), *_objectives(frame, pk)) for pk in order)
    total = ("All groups", *_objectives(frame, None))
    says = _plan_words(total)
    headings = ("Group", "Objectives", *(HEALTHS[key].label for key in COLUMNS), "Milestones done")
    table = Grid("Objectives by health", headings, rows, unless_one(frame, total), records=_plans_behind(frame, order))
    first = 2
    drawn = tuple(first + place for place, key in enumerate(COLUMNS) if key != "given-up")
    return Taken(says=says, table=table, chart=Chart("stacked", "Objectives by health", drawn, says))


def _objectives(frame: Frame, group_id: int | None) -> tuple[Cell, ...]:
    """A group's objectives, all and by health, and its milestones in words; of all groups where None."""
    here = [row for row in frame.shared(reading.objectives) if group_id in (None, row.group_id)]
    by_health = [sum(row.number for row in here if row.health == key) for key in COLUMNS]
    steps = [row for row in frame.shared(reading.milestones) if group_id in (None, row.group_id)]
    done, every = sum(row.done for row in steps), sum(row.all for row in steps)
    return sum(by_health), *by_health, f"{done:,} of {every:,}" if every else None


def _plan_words(total: tuple) -> str:
    numbers = dict(zip(COLUMNS, total[2:-1], strict=True))
    behind = sum(numbers[key] for key in reading.BEHIND)
    achieved = numbers["achieved"]
    said = f"{few(achieved)} of {counted(total[1], 'objective')} {noun(achieved, 'is', 'are')} achieved"
    words = sentence(said, f"{few(behind)} at risk or off track")
    return f"{words} {total[-1]} milestones are done." if total[-1] else words


def _plans_behind(frame: Frame, order: list) -> dict:
    found: dict[int, dict] = {}
    for row in frame.shared(reading.objectives):
        subject = reading.plan_subject(row.plan_id, name_of(frame, row.group_id), row.plan)
        found.setdefault(row.group_id, {})[row.plan_id] = subject
    return {place: tuple(found[pk].values()) for place, pk in enumerate(order)}


# Chairs' reports


def reports(frame: Frame) -> Taken:
    """What the chairs of groups sent to the group above them, and what was due."""
    sent = frame.shared(reading.chairs_reports)
    # While the period runs, what is still to come has not failed to come.
    due = [one for one in frame.shared(reading.reports_due) if is_chairs(one) and one.due_on <= frame.today]
    if not sent and not due:
        return Taken(empty="No chairs' reports were due or sent in this period.")
    order = in_order(frame, {one.group_id for one in sent} | {one.from_group_id for one in due})
    rows = tuple((name_of(frame, pk), *_reported(sent, due, pk)) for pk in order)
    total = ("All groups", *_reported(sent, due, None))
    records = {
        place: tuple(one.subject(name_of(frame, pk)) for one in sent if one.group_id == pk)
        for place, pk in enumerate(order)
    }
    headings = ("Group", "Reports sent", "Reports due", "Received in time", "Received late", "Not received", "In time")
    table = Grid("Chairs' reports", headings, rows, unless_one(frame, total), records=records)
    return Taken(says=_report_words(total), table=table)


def is_chairs(due: reading.Due) -> bool:
    """Whether a report due is that of a group's chair."""
    return due.from_group_id is not None and due.owner.startswith("group-chair:")


def _reported(sent: list[reading.Sent], due: list[reading.Due], group_id: int | None) -> tuple[Cell, ...]:
    here = [one for one in due if group_id in (None, one.from_group_id)]
    in_time = sum(one.in_time for one in here)
    missing = sum(one.received_on is None for one in here)
    number = sum(group_id in (None, one.group_id) for one in sent)
    return number, len(here), in_time, len(here) - in_time - missing, missing, percent(in_time, len(here))


def _report_words(total: tuple) -> str:
    said = sentence(were(total[1], "chair's report", "chairs' reports", "sent"))
    if total[2]:
        said += f" Of {few(total[2])} due, {few(total[3])} came in time ({shown(total[6])}) and {few(total[5])} did not come."
    return said


register(
    Definition(
        "groups.list",
        "The partnership's groups",
        "Groups that stood at some time in the period, the agency of whoever chaired each at its end, their meetings "
        "and whether these had their quorum where it is set in figures. A purpose is that of the terms of reference, "
        "or else of the arrangement.",
        ROOM,
        the_list,
        of_group=True,
    ),
    Definition(
        "groups.plans",
        "Work plans",
        "Objectives of the work plans that ran in the period, by health. Health is worked out from milestones and "
        "actions as recorded, for the day after the period or for today while it runs. "
        + " ".join(f"{meaning.label}: {meaning.definition}" for meaning in HEALTHS.values()),
        ROOM,
        plans,
        of_group=True,
    ),
    Definition(
        "groups.reports",
        "Chairs' reports",
        "Reports that chairs sent for a time that ended in the period, and those that were due in it by the "
        "arrangement.",
        ROOM,
        reports,
        of_group=True,
    ),
)
