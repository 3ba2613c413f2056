"""Funding: who gave what, what it was spent on, what is left, and how that went over the years."""

from decimal import Decimal

from funding.rules.pounds import NOTHING, SHARES_ARE_ROUNDED
from funding.rules.reckoning import Line, Reckoning
from reports.facts.frame import Frame
from reports.facts.reading import money as reading
from reports.facts.registry import Definition, register
from reports.facts.value import Cell, Chart, Grid, Taken, pounds, shown

ROOM = "Funding"
EMPTY = "The portal keeps no funding for this period."


def _said(amount: Decimal) -> str:
    return shown(pounds(amount))


def contributions(frame: Frame) -> Taken:
    """What each contributor agreed to give and gave, its share, and how that differs from the year before."""
    found = frame.shared(reading.reckoning)
    if found is None:
        return Taken(empty=EMPTY)
    if not found.lines and not found.in_kind:
        return Taken(empty=f"No contributions are recorded for {found.year.title}.")
    rows = tuple(_line(line) for line in found.lines)
    says = _contribution_words(found)
    headings = ("Contributor", "Agreed", "Received", "Share", "Change on the year before")
    table = Grid(
        f"Contributions {found.year.title}",
        headings,
        rows,
        ("Total", pounds(found.agreed), pounds(found.received), _whole_share(found), _change_in_all(found)),
        records={place: (line.contribution.subject,) for place, line in enumerate(found.lines)},
    )
    chart = Chart("bars", "Contributions agreed, in pounds", (1,), says) if found.lines else None
    return Taken(says=says, table=table if found.lines else None, chart=chart, notes=_notes(found))


def _line(line: Line) -> tuple[Cell, ...]:
    given = line.contribution
    change = _change(line.change)
    return (given.contributor, pounds(given.agreed), pounds(line.standing.received), _share(line.share), change)


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


register(
    Definition(
        "funding.contributions",
        "Contributions by partner",
        "Contributions in money for the funding year that shares most days with the period: what was agreed, what was "
        "received and not taken back, each one's share of what was agreed, and the change on the year before.",
        ROOM,
        contributions,
    ),
)
