"""Referrals and rapid reviews: how many, how far, with which outcome. Counts only: nothing names a case."""

from collections import Counter
from collections.abc import Iterable

from reports.facts.frame import Frame
from reports.facts.period import stretches_of
from reports.facts.reading import reviews as reading
from reports.facts.registry import Definition, register
from reports.facts.saying import few, kept, sentence, were
from reports.facts.value import Chart, Figure, Grid, Taken, percent
from reviews.models import RapidReview, Referral
from safeguarding.clock.subject import Subject
from safeguarding.design.dates import counted

ROOM = "Rapid reviews"
Stage = RapidReview.Stage


def records_of(rows: Iterable) -> tuple[Subject, ...]:
    """The records of rows that have a ``subject``, each once; none where there are too many to keep."""
    return kept(reading.distinct(row.subject for row in rows))


def reviews_behind(rows: Iterable) -> tuple[Subject, ...]:
    """The rapid reviews of rows that have a ``review``."""
    return kept(reading.distinct(row.review for row in rows))


def figure_of(key: str, label: str, rows: list) -> Figure:
    """How many rows there are, with the records behind them."""
    return Figure(key, label, len(rows), records=records_of(rows))


def referrals(frame: Frame) -> Taken:
    """Referrals of the period and what became of them, by quarter."""
    rows = frame.shared(reading.referrals)
    if not rows:
        return Taken(empty="No referrals were received in this period.")
    by_state = {state: [row for row in rows if row.state == state] for state in Referral.State}
    accepted, declined = by_state[Referral.State.ACCEPTED], by_state[Referral.State.DECLINED]
    waiting = by_state[Referral.State.SENT]
    lines, records = [], {}
    for place, part in enumerate(stretches_of(frame)):
        here = [row for row in rows if part.from_on <= row.sent_on <= part.until_on]
        lines.append((part.title, len(here), *(sum(row in group for row in here) for group in (accepted, declined))))
        records[place] = records_of(here)
    says = sentence(
        were(len(rows), "referral", what="received"), f"{few(len(accepted))} accepted", f"{few(len(declined))} declined"
    )
    return Taken(
        says=says,
        figures=(
            figure_of("received", "received", rows),
            figure_of("accepted", "accepted", accepted),
            figure_of("declined", "declined", declined),
            figure_of("waiting", "not answered at the end", waiting),
        ),
        table=Grid(
            "Referrals by when they were received",
            ("Period", "Received", "Accepted", "Declined"),
            tuple(lines),
            ("Whole period", len(rows), len(accepted), len(declined)),
            records=records,
        ),
        chart=Chart("columns", "Referrals received and accepted", (1, 2), says),
    )


def stages(frame: Frame) -> Taken:
    """Rapid reviews of the period by the stage they had reached at its end."""
    rows = frame.shared(reading.reviews)
    if not rows:
        return Taken(empty="No rapid review was open in this period.")
    opened = [row for row in rows if reading.in_period(frame, row.opened_on)]
    still = [row for row in rows if row.stage not in reading.CLOSED_STAGES]
    reached = [(stage, [row for row in rows if row.stage == stage]) for stage in Stage]
    reached = [(stage, found) for stage, found in reached if found]
    says = sentence(
        were(len(opened), "rapid review", what="opened"),
        f"{counted(len(rows), 'review')} {'was' if len(rows) == 1 else 'were'} open on some day of the period",
        f"{few(len(still))} at its end",
    )
    return Taken(
        says=says,
        figures=(
            figure_of("opened", "opened", opened),
            figure_of("decided", "decided", frame.shared(reading.decided)),
            figure_of("withdrawn", "withdrawn", [row for row in rows if row.stage == Stage.WITHDRAWN]),
            figure_of("open", "open at the end", still),
        ),
        table=Grid(
            "Rapid reviews by the stage they had reached at the end of the period",
            ("Stage", "Rapid reviews"),
            tuple((stage.label, len(found)) for stage, found in reached),
            ("All stages", len(rows)),
            records={place: records_of(found) for place, (_, found) in enumerate(reached)},
        ),
        chart=Chart("bars", "Rapid reviews by stage", (1,), says),
    )


def flow(frame: Frame) -> Taken:
    """Opened and decided, quarter by quarter."""
    rows, made = frame.shared(reading.reviews), frame.shared(reading.decided)
    opened = [row for row in rows if reading.in_period(frame, row.opened_on)]
    if not opened and not made:
        return Taken(empty="No rapid review was opened or decided in this period.")
    lines, records = [], {}
    for place, part in enumerate(stretches_of(frame)):
        new = [row for row in opened if part.from_on <= row.opened_on <= part.until_on]
        done = [row for row in made if part.from_on <= row.on <= part.until_on]
        lines.append((part.title, len(new), len(done)))
        records[place] = records_of([*new, *done])
    says = sentence(were(len(opened), "rapid review", what="opened"), f"{few(len(made))} decided")
    return Taken(
        says=says,
        table=Grid(
            "Rapid reviews opened and decided",
            ("Period", "Opened", "Decided"),
            tuple(lines),
            ("Whole period", len(opened), len(made)),
            records=records,
        ),
        chart=Chart("columns", "Rapid reviews opened and decided", (1, 2), says),
    )


def outcomes(frame: Frame) -> Taken:
    """How the rapid reviews that were decided in the period ended."""
    rows = frame.shared(reading.decided)
    if not rows:
        return Taken(empty="No rapid review was decided in this period.")
    titles = _outcome_titles(frame)
    by_key = Counter(row.outcome for row in rows)
    keys = sorted(by_key, key=lambda key: (-by_key[key], titles.get(key, key)))
    names = [titles.get(key) or key.replace("-", " ").capitalize() for key in keys]
    says = f"{were(len(rows), 'rapid review', what='decided').capitalize()}. The commonest outcome: {names[0]}."
    return Taken(
        says=says,
        table=Grid(
            "Outcomes of the rapid reviews decided in the period",
            ("Outcome", "Rapid reviews", "Share"),
            tuple((name, by_key[k], percent(by_key[k], len(rows))) for name, k in zip(names, keys, strict=True)),
            ("All outcomes", len(rows), percent(1, 1)),
            records={place: records_of(row for row in rows if row.outcome == key) for place, key in enumerate(keys)},
        ),
        chart=Chart("bars", "Outcomes of rapid reviews", (1,), says),
    )


def _outcome_titles(frame: Frame) -> dict[str, str]:
    terms = frame.shared(reading.terms)
    return {row.key: row.title for row in terms.rapid_review.outcomes} if terms else {}


register(
    Definition(
        "reviews.referrals",
        "Referrals for a rapid review",
        "Referrals that were sent to the support team in the period, with the answer they had been given by its end.",
        ROOM,
        referrals,
    ),
    Definition(
        "reviews.stages",
        "Rapid reviews by stage",
        "Rapid reviews that were open on some day of the period, with the stage they had reached at its end. Opened, "
        "decided and withdrawn count what happened within the period.",
        ROOM,
        stages,
    ),
    Definition(
        "reviews.flow",
        "Rapid reviews opened and decided",
        "Rapid reviews by the quarter in which they were opened, and decisions on rapid reviews by the quarter in "
        "which they were made. A decision that was challenged counts when it was made in the end.",
        ROOM,
        flow,
    ),
    Definition(
        "reviews.outcomes",
        "Outcomes of rapid reviews",
        "Rapid reviews that were decided in the period, by the outcome that was decided, in the arrangement’s words.",
        ROOM,
        outcomes,
    ),
)
