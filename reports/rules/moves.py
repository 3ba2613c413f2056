"""How a report goes on: the way that it takes by its outline, and what is against each move."""

from dataclasses import dataclass

from accounts.access import may
from accounts.policy import Permission
from partnership.arrangement import Arrangement, of_version
from reports.models import Report, Section
from reports.outlines import outline_in
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


def arrangement_for(report: Report) -> Arrangement:
    """The arrangement that the report began with, whatever is in force today."""
    return _kept(report, "_arrangement", lambda: of_version(report.arrangement_id))


def outline_for(report: Report) -> Outline:
    """The outline that the report began with, by the arrangement of then. Raises Refused when there is none any more."""
    return _kept(report, "_outline", lambda: outline_in(arrangement_for(report), report.outline))


def _kept(report: Report, name: str, find):
    """What never changes for a report, and what one page asks for several times."""
    if name not in report.__dict__:
        report.__dict__[name] = find()
    return report.__dict__[name]


def has_scrutiny(report: Report) -> bool:
    """Whether the report has a part for independent scrutiny's statement."""
    return any(section.kind == Section.Kind.SCRUTINY for section in report.sections.all())


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
    return _left_out(report, move.to, way)


_NOT_ON_THE_WAY = {
    State.COMMENTS: "The statutory partners do not sign this kind of report, so they are not asked for comments.",
    State.SCRUTINY: "This report has no part for independent scrutiny’s statement. Add one, or go on without it.",
    State.PUBLISHED: "This kind of report is not made for the public.",
}


def _not_from_here(report: Report, move: Move) -> str:
    if move.key == "publish":
        if State.PUBLISHED not in way_of(report):
            return _NOT_ON_THE_WAY[State.PUBLISHED]
        return _NOT_PUBLISHED_FROM.get(report.state, "Seal the report first. When everybody has signed it, publish it.")
    wanted = lower_first(State(move.to).label)
    return f"This report stands at “{report.get_state_display()}” and cannot go to “{wanted}” from there."


_NOT_PUBLISHED_FROM = {
    State.SIGNING: "Not everybody has signed yet. The sign-off page says whose answer is missing; publish it after that.",
    State.PUBLISHED: "This report is published already.",
}


def _left_out(report: Report, to: str, way: list[str]) -> list[str]:
    """What comes before it on the way. A report that was sealed before has been through it all."""
    here, there = State.values.index(report.state), State.values.index(to)
    between = [state for state in way if here < State.values.index(state) < there]
    if any(move.state == State.SIGNING for move in report.moves.all()):
        return []
    return [_FIRST[state] for state in between]


_FIRST = {
    State.COMMENTS: "Ask the partners for their comments first.",
    State.SCRUTINY: "Ask for independent scrutiny’s statement first.",
}


def moves_for(report: Report, person) -> list[Move]:
    """The moves that lie ahead from here and that the person's role may make, the nearest first."""
    return [move for move in MOVES.values() if not against_move(report, move.key, person)]
