"""Funding: who gave what, what it was spent on, what is left, and how that went over the years."""

from decimal import Decimal

from funding.models import BudgetLine
from funding.rules.pounds import NOTHING, SHARES_ARE_ROUNDED
from funding.rules.reckoning import Line, Reckoning
from reports.facts.frame import Frame
from reports.facts.period import A_DAY
from reports.facts.reading import money as reading
from reports.facts.registry import Definition, register
from reports.facts.value import Cell, Chart, Figure, Grid, Taken, percent, pounds, shown
from safeguarding.clock.words import list_words

ROOM = "Funding"
EMPTY = "The portal keeps no funding for this period."


def _said(amount: Decimal) -> str:
    return shown(pounds(amount))


def contributions(frame: Frame) -> Taken:
    """What each contributor agreed to give, its share, and how that differs from the year before.

    What each of them paid is between it and the partnership: only the sum of it is told.
    """
    found = frame.shared(reading.reckoning)
    if found is None:
        return Taken(empty=EMPTY)
    if not found.lines and not found.in_kind:
        return Taken(empty=f"No contributions are recorded for {found.year.title}.")
    rows = tuple(_line(line) for line in found.lines)
    says = _contribution_words(found)
    headings = ("Contributor", "Agreed", "Share", "Change on the year before")
    table = Grid(
        f"Contributions {found.year.title}",
        headings,
        rows,
        ("Total", pounds(found.agreed), _whole_share(found), _change_in_all(found)),
        records={place: (line.contribution.subject,) for place, line in enumerate(found.lines)},
    )
    chart = Chart("bars", "Contributions agreed, in pounds", (1,), says) if found.lines else None
    figures = (
        Figure("agreed", "agreed", pounds(found.agreed)),
        Figure("received", "received", pounds(found.received)),
        Figure("owed", "still to come", pounds(found.owed)),
    )
    table = table if found.lines else None
    return Taken(says=says, figures=figures, table=table, chart=chart, notes=_notes(found))


def _line(line: Line) -> tuple[Cell, ...]:
    given = line.contribution
    return given.contributor, pounds(given.agreed), _share(line.share), _change(line.change)


def _share(share: Decimal) -> dict:
    """A share as the funding room rounds it: all of them add up to 100.0."""
    return {"percent": str(share.quantize(Decimal("0.1")))}


def _change(amount: Decimal | None) -> dict | None:
    return None if amount is None else pounds(amount)


def _whole_share(found: Reckoning) -> dict | None:
    return _share(sum((line.share for line in found.lines), NOTHING)) if found.lines else None


def _change_in_all(found: Reckoning) -> dict | None:
    """The whole against the whole of the year before, those who no longer give among them."""
    return None if found.agreed_before is None else pounds(found.agreed - found.agreed_before)


def _contribution_words(found: Reckoning) -> str:
    said = f"Partners agreed {_said(found.agreed)} for {found.year.title} and {_said(found.received)} was received."
    if found.lines:
        most = max(found.lines, key=lambda line: line.contribution.agreed)
        said += f" {most.contribution.contributor} gives most, {shown(_share(most.share))} of the whole."
    return said


def _notes(found: Reckoning) -> tuple[str, ...]:
    said = [SHARES_ARE_ROUNDED] if found.lines else []
    gone = _no_longer(found)
    if gone:
        said.append(f"The change in all takes in {_said(gone)} from contributors of the year before who gave none.")
    if found.in_kind:
        said.append(f"Help in kind worth {_said(found.worth_in_kind)} is not part of the sums.")
    return tuple(said)


def _no_longer(found: Reckoning) -> Decimal:
    """What those gave the year before who are not among this year's contributors."""
    if found.agreed_before is None:
        return NOTHING
    return found.agreed_before - sum((line.before or NOTHING for line in found.lines), NOTHING)


def spending(frame: Frame) -> Taken:
    """What was set aside for each heading and spent."""
    found = frame.shared(reading.reckoning)
    if found is None:
        return Taken(empty=EMPTY)
    if not found.budget:
        return Taken(empty=f"No budget is recorded for {found.year.title}.")
    rows = tuple((line.heading, *_spent(line.budget, line.spent)) for line in found.budget)
    says = f"{_said(found.spent)} was spent of the {_said(found.budgeted())} set aside for {found.year.title}."
    over = [line.heading for line in found.budget if line.spent > line.budget]
    if over:
        says += f" More than its budget was spent on {list_words(over)}."
    headings = ("Heading", "Budget", "Spent", "Left", "Spent, share")
    table = Grid(f"Spending {found.year.title}", headings, rows, ("Total", *_spent(found.budgeted(), found.spent)))
    return Taken(says=says, table=table, chart=Chart("bars", "Budget and spending, in pounds", (1, 2), says))


def _spent(budget: Decimal, spent: Decimal) -> tuple[Cell, ...]:
    return pounds(budget), pounds(spent), pounds(budget - spent), percent(spent, budget)


def position(frame: Frame) -> Taken:
    """Where the year's money stands: what there is, what is set aside as contingency and reserve, what is left."""
    found = frame.shared(reading.reckoning)
    if found is None:
        return Taken(empty=EMPTY)
    year, kinds = found.year, BudgetLine.Kind
    rows = (
        ("Brought forward from the year before", pounds(year.brought_forward)),
        ("Contributions agreed", pounds(found.agreed)),
        *((f"Income: {one.source}", pounds(one.amount)) for one in found.counted),
    )
    aside = (
        ("Set aside for spending", pounds(found.budgeted(kinds.SPENDING))),
        ("Contingency", pounds(found.budgeted(kinds.CONTINGENCY))),
        ("Reserve", pounds(found.budgeted(kinds.RESERVE))),
        ("Not set aside", pounds(found.not_set_aside)),
    )
    figures = (
        Figure("available", "available in all", pounds(found.available)),
        Figure("owed", "of the contributions still to come", pounds(found.owed)),
        *(Figure(f"aside_{n}", label.lower(), amount) for n, (label, amount) in enumerate(aside)),
        Figure("left", "to carry forward if nothing more is spent", pounds(found.to_carry_forward)),
    )
    table = Grid(f"Income {year.title}", ("Income", "Amount"), rows, ("Total", pounds(found.available)))
    return Taken(says=_position_words(found), figures=figures, table=table, notes=_not_counted(found))


def _position_words(found: Reckoning) -> str:
    said = f"{_said(found.available)} is available for {found.year.title} and {_said(found.spent)} was spent."
    if found.not_set_aside < 0:
        return f"{said} {_said(-found.not_set_aside)} more is set aside than there is."
    return f"{said} {_said(found.to_carry_forward)} would be left if everything agreed came in."


def _not_counted(found: Reckoning) -> tuple[str, ...]:
    names = [one.source for one in found.not_counted]
    return (f"Named and not added to the sums: {list_words(names)}.",) if names else ()


def history(frame: Frame) -> Taken:
    """Contributions and spending, year by year."""
    found = frame.shared(reading.totals)
    if not found:
        return Taken(empty=EMPTY)
    rows = tuple(
        (one.year.title, pounds(one.agreed), pounds(one.received), pounds(one.spent), _since(before, one))
        for before, one in zip([None, *found], found, strict=False)
    )
    says = _history_words(found)
    headings = ("Year", "Contributions agreed", "Received", "Spent", "Change in what was agreed")
    records = {place: (one.year.subject,) for place, one in enumerate(found)}
    chart = Chart("line", "Contributions agreed and spending, in pounds", (1, 3), says) if len(found) > 1 else None
    return Taken(says=says, table=Grid("Funding year by year", headings, rows, records=records), chart=chart)


def _since(before: reading.YearTotal | None, one: reading.YearTotal) -> dict | None:
    """The change against the year just before; None where that is not known."""
    if before is None or before.year.ends_on + A_DAY != one.year.starts_on:
        return None
    return pounds(one.agreed - before.agreed)


def _history_words(found: list[reading.YearTotal]) -> str:
    first, last = found[0], found[-1]
    if len(found) == 1:
        return f"Contributions of {_said(last.agreed)} were agreed for {last.year.title}."
    return (
        f"Contributions agreed went from {_said(first.agreed)} in {first.year.title} "
        f"to {_said(last.agreed)} in {last.year.title}."
    )


YEAR = "the funding year that shares most days with the period"

register(
    Definition(
        "funding.contributions",
        "Contributions by partner",
        f"Contributions in money for {YEAR}: what each contributor agreed to give, its share, and the change on the year "
        "before; and how much was received in all and not taken back.",
        ROOM,
        contributions,
    ),
    Definition(
        "funding.spending",
        "Spending by heading",
        f"The budget of {YEAR} by heading: what is set aside, what was spent, what is left.",
        ROOM,
        spending,
    ),
    Definition(
        "funding.position",
        "Income, contingency and reserve",
        f"What there is in {YEAR} (brought forward, contributions agreed, other income), what of it is set aside, and "
        "what would be left.",
        ROOM,
        position,
    ),
    Definition(
        "funding.history",
        "Funding over the years",
        "Contributions in money agreed and received, and spending, of every year that the portal keeps up to that of "
        "the period.",
        ROOM,
        history,
    ),
)
