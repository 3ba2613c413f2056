"""How actions ended: whether in time, whether they were SMART when raised, and what they changed for children."""

from partnership.models import ImpactCheck
from reports.facts.actions import LIST, ROOM, figure
from reports.facts.frame import Frame
from reports.facts.reading import outcomes as reading
from reports.facts.reading.partnership import in_order, name_of, unless_one
from reports.facts.registry import Definition, register
from reports.facts.saying import few, noun, sentence, too_many, were
from reports.facts.value import Chart, Figure, Grid, Item, Taken, days, percent, shown
from safeguarding.design.dates import counted

MOST = 12
FINDINGS = dict(ImpactCheck.Finding.choices)
NOTHING_CLOSED = "No actions were closed in this period."


def timeliness(frame: Frame) -> Taken:
    """How many were finished in time, and how late the others were."""
    groups = {row.group_id: row for row in frame.shared(reading.ended)}
    if not groups:
        return Taken(empty=NOTHING_CLOSED)
    order = in_order(frame, groups)
    rows = tuple((name_of(frame, pk), *_in_time(groups[pk])) for pk in order)
    whole = reading.Ended(None, *(sum(row[n] for row in groups.values()) for n in range(1, 6)))
    says = _timely_words(whole, max(row.longest for row in groups.values()))
    headings = ("Group", "Closed", "In time", "Up to four weeks late", "More than four weeks late", "In time, share")
    return Taken(
        says=says,
        figures=_timely_figures(frame, whole, max(row.longest for row in groups.values())),
        table=Grid(
            "Actions closed in time and late", headings, rows, unless_one(frame, ("All groups", *_in_time(whole)))
        ),
        chart=Chart("stacked", "Actions closed in time and late, by group", (2, 3, 4), says),
    )


def _in_time(row: reading.Ended) -> tuple:
    good = row.closed - row.late
    return row.closed, good, row.late - row.long_late, row.long_late, percent(good, row.closed)


def _average(whole: reading.Ended) -> int:
    """Days late on average among those that were, rounded half up."""
    return (2 * whole.days_late + whole.late) // (2 * whole.late) if whole.late else 0


def _timely_figures(frame: Frame, whole: reading.Ended, longest: int) -> tuple[Figure, ...]:
    late = (
        Figure("average", "late on average, of those that were", days(_average(whole))),
        Figure("longest", "late at most", days(longest)),
    )
    in_time = Figure("share", "finished in time", percent(whole.closed - whole.late, whole.closed))
    return (figure(frame, "closed", "closed"), in_time, figure(frame, "closed_late", "finished late")) + (
        late if whole.late else ()
    )


def _timely_words(whole: reading.Ended, longest: int) -> str:
    good = whole.closed - whole.late
    share = shown(percent(good, whole.closed))
    said = sentence(
        f"{few(good)} of {counted(whole.closed, 'action')} closed {noun(good, 'was', 'were')} finished in time ({share})"
    )
    if not whole.late:
        return said
    average, most = shown(days(_average(whole))), shown(days(longest))
    return f"{said} The others were late by {average} on average and by {most} at most."


def smart(frame: Frame) -> Taken:
    """How many were held back until they were SMART, and how many were let through before."""
    found = frame.shared(reading.raised_smart)
    if not found.all:
        return Taken(empty="No actions were raised in the portal in this period.")
    checked = found.all - found.let_through
    share = percent(checked, found.all)
    raised = f"{few(checked)} of {counted(found.all, 'action')} raised {noun(checked, 'was', 'were')} SMART by then"
    says = sentence(f"{raised} ({shown(share)})")
    if found.let_through:
        complete = found.let_through - found.incomplete
        says += (
            f" {were(found.let_through, 'action', what='let through before that').capitalize()}, as urgent or in a "
            f"meeting; {few(complete)} of these {noun(complete, 'has', 'have')} everything now."
        )
    figures = (
        Figure("smart", "SMART when they were raised", checked),
        Figure("share", "of all that were raised", share),
        Figure("through", "let through before they were SMART", found.let_through),
        Figure("incomplete", "of these incomplete still", found.incomplete),
    )
    return Taken(says=says, figures=figures)


def impact(frame: Frame) -> Taken:
    """What the checks of six and twelve months after closing found."""
    rows = {row.finding: row for row in frame.shared(reading.impact)}
    due, done, missing = (sum(getattr(row, key) for row in rows.values()) for key in ("due", "done", "missing"))
    if not due and not done:
        return Taken(empty="No impact checks were due or done in this period.")
    found = {key: rows[key].done if key in rows else 0 for key in FINDINGS}
    says = _impact_words(due, done, missing, found)
    return Taken(
        says=says,
        figures=_impact_figures(frame, {"due": due, "done": done, "missing": missing}),
        table=_findings(done, found) if done else None,
        chart=Chart("bars", "What impact checks found", (1,), says) if done else None,
        items=_changes(frame),
    )


def _findings(done: int, found: dict[str, int]) -> Grid:
    rows = tuple((FINDINGS[key], number, percent(number, done)) for key, number in found.items())
    return Grid("What impact checks found", ("Finding", "Checks", "Share"), rows, ("All", done, percent(done, done)))


def _impact_figures(frame: Frame, numbers: dict[str, int]) -> tuple[Figure, ...]:
    records = reading.impact_records(frame)
    labels = {
        "due": f"{noun(numbers['due'], 'impact check')} due",
        "done": f"{noun(numbers['done'], 'impact check')} done",
        "missing": "due and not done at the end",
    }
    return tuple(
        Figure(key, label, numbers[key], too_many(numbers[key], LIST), records[key]) for key, label in labels.items()
    )


def _impact_words(due: int, done: int, missing: int, found: dict[str, int]) -> str:
    said = sentence(were(due, "impact check", what="due"), f"{done:,} done", f"{missing:,} due and not done at the end")
    if not done:
        return said
    changed, partly = found[ImpactCheck.Finding.CHANGED], found[ImpactCheck.Finding.PARTLY]
    return (
        f"{said} Of those done, {changed:,} found that children notice the difference and {partly:,} some difference."
    )


def _changes(frame: Frame) -> tuple[Item, ...]:
    return tuple(
        Item(_short(one.what), f"{FINDINGS[one.finding]}. {one.words}".strip(), one.action.subject)
        for one in reading.changes(frame, MOST)
    )


def _short(words: str, longest: int = 160) -> str:
    """The first words of a long action."""
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else f"{plain[:longest].rsplit(' ', 1)[0]} …"


register(
    Definition(
        "actions.timeliness",
        "Actions finished in time",
        "Actions closed in the period, and whether each was finished by its due date as last agreed. The days end when "
        "its owner asked to close it, since waiting for the confirmation is not the owner's delay. Calendar days.",
        ROOM,
        timeliness,
        of_group=True,
    ),
    Definition(
        "actions.smart",
        "Actions SMART when raised",
        "Actions raised in the portal in the period, without those from earlier action logs. An action is refused until "
        "it is specific, measurable, achievable, relevant and time-bound, unless it is let through as urgent or is "
        "raised in a meeting and completed afterwards.",
        ROOM,
        smart,
        of_group=True,
    ),
    Definition(
        "actions.impact",
        "What actions changed",
        "Impact checks are booked six and twelve months after an action is closed. Those due and done in the period, "
        "and what they found. Restricted actions are counted and not quoted.",
        ROOM,
        impact,
        of_group=True,
    ),
)
