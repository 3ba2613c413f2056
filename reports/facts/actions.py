"""Actions: what was raised and closed, what is late, where it came from, what it changed."""

from reports.facts.frame import Frame
from reports.facts.reading import actions as reading
from reports.facts.registry import Definition, register
from reports.facts.saying import sentence, too_many, were
from reports.facts.value import Figure, Taken
from safeguarding.design.dates import counted

ROOM = "Actions"
LIST = "the list of actions"


def _figure(frame: Frame, kind: str, label: str) -> Figure:
    number = reading.total(frame.shared(reading.counted), kind)
    return Figure(kind, label, number, too_many(number, LIST), reading.records_of(frame, kind))


def overview(frame: Frame) -> Taken:
    """How many were raised and closed, and how the rest stood at the end."""
    cube, slips = frame.shared(reading.counted), frame.shared(reading.slips)
    if not cube and not slips:
        return Taken(empty="No actions were raised, closed or open in this period.")
    slipped = sum(row.actions for row in slips)
    figures = (
        _figure(frame, "raised", "raised"),
        _figure(frame, "closed", "closed"),
        _figure(frame, "open", "open at the end"),
        _figure(frame, "late", "late at the end"),
        Figure("slipped", "moved to a later day", slipped, too_many(slipped, LIST), reading.slipped_records(frame)),
    )
    raised, closed, open_, late = (figure.number for figure in figures[:4])
    return Taken(says=f"{_flow(raised, closed)} {_standing(open_, late, slipped)}", figures=figures)


def _flow(raised: int, closed: int) -> str:
    return sentence(were(raised, "action", what="raised"), f"{counted(closed, 'action')} closed")


def _standing(open_: int, late: int, slipped: int) -> str:
    said = sentence(f"at the end {were(open_, 'action', what='open')}", f"{counted(late, 'of them', 'of them')} late")
    moved = sentence(f"{were(slipped, 'action', what='moved to a later day')} in the period")
    return f"{said} {moved}"


register(
    Definition(
        "actions.overview",
        "Actions raised, closed, open and late",
        "Actions raised and closed in the period, and those open at its end. Late are those open past their due date "
        "as it stood then, without those that wait only for a confirmation. Moved are those whose due date was put to "
        "a later day in the period. An action that was opened again counts as open.",
        ROOM,
        overview,
        of_group=True,
    ),
)
