"""How a report goes on: the way that it takes by its outline, and what is against each move."""

from dataclasses import dataclass

from accounts.access import may
from accounts.policy import Permission
from reports.models import Report, Section
from reports.outlines import outline_of
from reports.outlines.outline import Outline
from safeguarding.design.words import lower_first

State = Report.State
PARTNERS = "statutory-partners"


@dataclass(frozen=True)
class Move:
    """Something that somebody does with a report: to which state it leads, what its button says, who may."""

    key: str
    to: str
    title: str
    permission: Permission


MOVES = {
    move.key: move
    for move in (
        Move("comments", State.COMMENTS, "Ask the partners for comments", Permission.WRITE_REPORTS),
        Move("scrutiny", State.SCRUTINY, "Ask for independent scrutiny’s statement", Permission.WRITE_REPORTS),
        Move("seal", State.SIGNING, "Seal it for sign-off", Permission.WRITE_REPORTS),
        Move("publish", State.PUBLISHED, "Publish it", Permission.PUBLISH_REPORTS),
        Move("draft", State.DRAFT, "Take it back to draft", Permission.WRITE_REPORTS),
    )
}


def outline_for(report: Report) -> Outline:
    """The outline that the report began with. Raises Refused when it is not known any more."""
    return outline_of(report.partnership, report.outline)


def has_scrutiny(report: Report) -> bool:
    """Whether the report has a part for independent scrutiny's statement."""
    return report.sections.filter(kind=Section.Kind.SCRUTINY).exists()


def way_of(report: Report) -> list[str]:
    """The states that this report goes through, in their order.

    Comments and scrutiny come before a sign-off by the statutory partners; scrutiny only where the report
    has a part for it. What is not made for the public ends when it is signed off.
    """
    outline = outline_for(report)
    with_partners = outline.signed_by == PARTNERS
    wanted = {
        State.COMMENTS: with_partners,
        State.SCRUTINY: has_scrutiny(report),
        State.PUBLISHED: outline.public,
    }
    return [state for state in State.values if wanted.get(state, True)]


def against_move(report: Report, key: str, person) -> list[str]:
    """Why ``person`` may not make this move now, whatever the report says; empty when they may."""
    move = MOVES[key]
    if not may(person, move.permission, report.partnership):
        return [f"Your role does not let you {move.permission}."]
    if move.to not in Report.MOVES[report.state]:
        return [_not_from_here(report, move)]
    if move.to == State.DRAFT:
        return []
    way = way_of(report)
    if move.to not in way:
        return [_NOT_ON_THE_WAY.get(move.to, "This report does not go that way.")]
    return _left_out(report, way) if move.to == State.SIGNING else []


_NOT_ON_THE_WAY = {
    State.COMMENTS: "The statutory partners do not sign this kind of report, so they are not asked for comments.",
    State.SCRUTINY: "This report has no part for independent scrutiny’s statement. Add one, or go on without it.",
    State.PUBLISHED: "This kind of report is not made for the public.",
}


def _not_from_here(report: Report, move: Move) -> str:
    wanted = lower_first(State(move.to).label)
    return f"This report stands at “{report.get_state_display()}” and cannot go to “{wanted}” from there."


def _left_out(report: Report, way: list[str]) -> list[str]:
    """What comes before the seal. A report that was sealed before has been through it all."""
    if report.seals.exists():
        return []
    here, sealed = State.values.index(report.state), State.values.index(State.SIGNING)
    left_out = [state for state in way if here < State.values.index(state) < sealed]
    return [_FIRST[state] for state in left_out]


_FIRST = {
    State.COMMENTS: "Ask the partners for their comments first.",
    State.SCRUTINY: "Ask for independent scrutiny’s statement first.",
}


def moves_for(report: Report, person) -> list[Move]:
    """The moves that lie ahead from here and that the person's role may make, the next one first."""
    ahead = way_of(report)
    found = [
        move
        for move in MOVES.values()
        if move.to in Report.MOVES[report.state]
        and (move.to == State.DRAFT or move.to in ahead)
        and may(person, move.permission, report.partnership)
    ]
    return [move for move in found if not _skips(report, move, ahead)]


def _skips(report: Report, move: Move, way: list[str]) -> bool:
    return move.to == State.SIGNING and bool(_left_out(report, way))
