"""Barriers, blockages and how groups were answered: escalations, what blocked actions, who reported in time."""

from reports.facts.actions import LIST
from reports.facts.frame import Frame
from reports.facts.reading import accounts as reading
from reports.facts.reading import actions as action_reading
from reports.facts.reading import plans as plan_reading
from reports.facts.reading.partnership import in_order, name_of, unless_one
from reports.facts.registry import Definition, register
from reports.facts.saying import few, kept, noun, sentence, too_many, were
from reports.facts.value import Cell, Chart, Figure, Grid, Taken, days, percent, shown
from safeguarding.design.dates import counted

ROOM = "Accounting to one another"
REGISTER = "the list of escalations"
CHAIRS, CHAIRS_MANY = "chair's report", "chairs' reports"


def escalations(frame: Frame) -> Taken:
    """What groups put to the group above them, and how long the answers took."""
    if not frame.shared(reading.escalations):
        return Taken(empty="Nothing was escalated, answered or waiting for an answer in this period.")
    raised, answered, waiting = reading.raised_in(frame), reading.answered_in(frame), reading.waiting(frame)
    pairs = {(one.from_group_id, one.to_group_id): None for one in [*raised, *answered, *waiting]}
    order = [(pk, above) for pk in in_order(frame, {pk for pk, _ in pairs}) for above in _above(frame, pk, pairs)]
    rows = tuple(_between(frame, pair, raised, answered, waiting) for pair in order)
    total = ("All groups", None, len(raised), len(answered), _average(answered), len(waiting))
    headings = ("From", "To", "Raised", "Answered", "Answered after, on average", "Waiting at the end")
    return Taken(
        says=_escalation_words(raised, answered, waiting),
        figures=_escalation_figures(frame, raised, answered, waiting),
        table=Grid("Escalations from group to group", headings, rows, total) if rows else None,
    )


def _above(frame: Frame, pk: int, pairs: dict) -> list[int]:
    """The groups that this one put something to, in the order of the arrangement."""
    return in_order(frame, {above for group, above in pairs if group == pk})


def _between(frame: Frame, pair: tuple[int, int], *kinds: list[reading.Raised]) -> tuple[Cell, ...]:
    raised, answered, waiting = (
        [one for one in rows if (one.from_group_id, one.to_group_id) == pair] for rows in kinds
    )
    names = (name_of(frame, pair[0]), name_of(frame, pair[1]))
    return (*names, len(raised), len(answered), _average(answered), len(waiting))


def _average(answered: list[reading.Raised]) -> dict | None:
    """Days to the answer on average, rounded half up; None where nothing was answered."""
    number = len(answered)
    return days((2 * sum(one.days for one in answered) + number) // (2 * number)) if number else None


def _escalation_figures(frame: Frame, raised, answered, waiting) -> tuple[Figure, ...]:
    late = [one for one in waiting if one.answer_by and one.answer_by < min(frame.today, frame.until_on)]
    parts = (
        ("raised", "raised", raised),
        ("answered", "answered", answered),
        ("taken_back", "taken back", reading.taken_back_in(frame)),
        ("waiting", "waiting for an answer at the end", waiting),
        ("late", "of these past the day on which the answer was wanted", late),
    )
    figures = tuple(
        Figure(key, label, len(rows), too_many(len(rows), REGISTER), kept(one.subject for one in rows))
        for key, label, rows in parts
    )
    if not answered:
        return figures
    return (*figures, Figure("average", "to an answer, on average", _average(answered)))


def _escalation_words(raised, answered, waiting) -> str:
    said = sentence(were(len(raised), "escalation", what="raised"), f"{len(answered):,} answered")
    if answered:
        longest = max(one.days for one in answered)
        said += f" An answer took {shown(_average(answered))} on average and {shown(days(longest))} at most."
    left = counted(len(waiting), "escalation")
    return f"{said} {sentence(f'at the end {left} waited for an answer')}"


def blockages(frame: Frame) -> Taken:
    """What stood in the way of actions: how many were blocked, freed, are blocked still, were escalated."""
    rows = {row.group_id: row for row in frame.shared(reading.blockages)}
    still, escalated = _sums(frame, "blocked"), _sums(frame, "escalated")
    told: dict[int | None, int] = {}
    for one in frame.shared(plan_reading.chairs_reports):
        told[one.group_id] = told.get(one.group_id, 0) + one.tells_blockages
    groups = in_order(frame, {*rows, *(pk for sums in (still, escalated, told) for pk, n in sums.items() if n)})
    if not groups:
        return Taken(empty="No action was blocked in this period, and no chair reported a blockage.")
    none = reading.Blocked(None, 0, 0)
    table_rows = tuple(
        (name_of(frame, pk), *rows.get(pk, none)[1:], still.get(pk, 0), escalated.get(pk, 0), told.get(pk, 0))
        for pk in groups
    )
    total = ("All groups", *map(sum, list(zip(*table_rows, strict=True))[1:]))
    says = _blockage_words(total)
    headings = (
        "Group",
        "Blocked",
        "Freed",
        "Blocked at the end",
        "Escalated",
        "Chair's reports that tell of blockages",
    )
    return Taken(
        says=says,
        figures=_blockage_figures(frame, total),
        table=Grid("Blocked actions by group", headings, table_rows, unless_one(frame, total)),
        chart=Chart("bars", "Actions blocked and freed", (1, 2), says),
    )


def _sums(frame: Frame, kind: str) -> dict[int | None, int]:
    found: dict[int | None, int] = {}
    for row in frame.shared(action_reading.counted):
        found[row.group_id] = found.get(row.group_id, 0) + getattr(row, kind)
    return found


def _blockage_figures(frame: Frame, total: tuple) -> tuple[Figure, ...]:
    _, blocked, freed, still, escalated, told = total
    records = {kind: action_reading.records_of(frame, kind) for kind in ("blocked", "escalated")}
    return (
        Figure("blocked", f"{noun(blocked, 'action')} blocked in the period", blocked),
        Figure("freed", "freed again", freed),
        Figure("still", "blocked at the end", still, too_many(still, LIST), records["blocked"]),
        Figure(
            "escalated",
            f"{noun(escalated, 'action')} escalated",
            escalated,
            too_many(escalated, LIST),
            records["escalated"],
        ),
        Figure("told", f"{noun(told, CHAIRS, CHAIRS_MANY)} telling of blockages", told),
    )


def _blockage_words(total: tuple) -> str:
    _, blocked, freed, still, escalated, told = total
    said = sentence(were(blocked, "action", what="blocked"), f"{freed:,} freed", f"{still:,} blocked at the end")
    reports = counted(told, CHAIRS, CHAIRS_MANY)
    more = sentence(were(escalated, "action", what="escalated"), f"{reports} told of blockages")
    return f"{said} {more}"


def reports_due(frame: Frame) -> Taken:
    """Who reported, and in time."""
    due = [one for one in frame.shared(plan_reading.reports_due) if one.due_on <= frame.today]
    if not due:
        return Taken(empty="No reports fell due in this period.")
    whose: dict[str, list[plan_reading.Due]] = {}
    for one in due:
        whose.setdefault(one.from_whom, []).append(one)
    names = sorted(whose, key=str.casefold)
    rows = tuple((name, *_received(whose[name])) for name in names)
    total = ("All", *_received(due))
    records = {place: kept(one.subject for one in whose[name]) for place, name in enumerate(names)}
    said = f"{few(total[2])} of {counted(total[1], 'report')} due {noun(total[2], 'was', 'were')} received in time"
    says = sentence(f"{said} ({shown(total[5])})", f"{few(total[3])} late")
    headings = ("From", "Reports due", "Received in time", "Received late", "Not received", "In time")
    return Taken(
        says=f"{says} {sentence(were(total[4], 'report', what='not received'))}",
        table=Grid("Reports due", headings, rows, total, records=records),
    )


def _received(due: list[plan_reading.Due]) -> tuple[Cell, ...]:
    in_time, missing = sum(one.in_time for one in due), sum(one.received_on is None for one in due)
    return len(due), in_time, len(due) - in_time - missing, missing, percent(in_time, len(due))


register(
    Definition(
        "accounting.escalations",
        "Escalations and their answers",
        "What groups put to the group above them because they could not settle it: raised and answered in the period, "
        "waiting at its end, and the calendar days from raising to the answer. For one group: what it raised and what "
        "was put to it.",
        ROOM,
        escalations,
        of_group=True,
    ),
    Definition(
        "accounting.blockages",
        "Barriers and blockages",
        "Actions that were marked as blocked and freed again in the period, each counted once, those blocked at its "
        "end, actions escalated, and chairs' reports that tell of blockages. What blocked them is not quoted.",
        ROOM,
        blockages,
        of_group=True,
    ),
    Definition(
        "accounting.reports_due",
        "Reports due and received",
        "Reports that the executive or a group expected by a day of the period that has come, without those that were "
        "marked as not needed, and whether each was received by its day.",
        ROOM,
        reports_due,
        of_group=True,
    ),
)
