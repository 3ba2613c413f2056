"""How a report stands, as the pages of its sign-off show it: steps, partners, moves, consequences, who is told."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from reports.models import Fact, Report, ReportMove, SignOff
from reports.published import address_of
from reports.rules import sealing
from reports.rules.moves import Move, moves_for, outline_for, way_of
from reports.rules.signing import SIGNED_BY, Signatory
from safeguarding.clock import wall
from safeguarding.clock.models import Deadline
from safeguarding.design.cells import BarStep, Row, Table, Tag, Told
from safeguarding.design.dates import long_date, long_moment

State = Report.State
ADDRESSES = {
    "comments": "sign-off/comments/",
    "scrutiny": "sign-off/scrutiny/",
    "seal": "sign-off/seal/",
    "publish": "sign-off/publish/",
    "draft": "sign-off/draft/",
}
ANSWER_TAGS = {SignOff.Kind.SIGNED: "done", SignOff.Kind.DISSENT: "challenge", SignOff.Kind.SENT_BACK: "challenge"}
STEP_TITLES = {
    State.DRAFT: "Written",
    State.COMMENTS: "Partners’ comments",
    State.SCRUTINY: "Independent scrutiny",
    State.SIGNING: "Sealed",
    State.SIGNED: "Signed off",
    State.PUBLISHED: "Published",
}


@dataclass(frozen=True)
class Offer:
    """A move as the page offers it: its button, and what would be refused and what is worth a look beforehand."""

    title: str
    url: str
    against: list[str]
    warnings: list[str]

    @property
    def is_back(self) -> bool:
        """Whether it undoes what was done; such a button is never the main one."""
        return self.url.endswith(ADDRESSES["draft"])

    @property
    def refused(self) -> str:
        """What heads the reasons against it."""
        return f"“{self.title}” waits for this:"


@dataclass(frozen=True)
class Public:
    """Since when or from when anybody may read the report, and where; no address before that day."""

    says: str
    url: str = ""


def with_parts(report: Report) -> Report:
    """The report with its moves, sections and facts, in three statements."""
    moves = Prefetch("moves", ReportMove.objects.select_related("by"))
    facts = Prefetch("sections__facts", Fact.objects.defer("records"))
    prefetch_related_objects([report], moves, "sections", facts)
    return report


def steps_of(report: Report, moves: list[ReportMove]) -> list[BarStep]:
    """The way of the report: what is behind it with its day, where it stands, what is ahead."""
    way = way_of(report)
    here = way.index(report.state) if report.state in way else -1
    reached = {move.state: move.at for move in moves}
    # A seal and a sign-off are done with; what comes after them is under way.
    under_way = here + 1 if report.state in {State.SIGNING, State.SIGNED, State.PUBLISHED} else here
    steps = []
    for place, state in enumerate(way):
        kind = "done" if place < under_way else "open" if place == under_way else "waiting"
        steps.append(BarStep(STEP_TITLES[state], kind, reached.get(state) if place <= here else None))
    return steps


def dates_in_words(rows: list[Deadline]) -> list[tuple[str, datetime.date]]:
    """What is due when; what several people have to do by the same day stands once."""
    return list(dict.fromkeys((row.title, row.due_on) for row in rows))


def table_of(asked: list[Signatory], *, answered: bool) -> Table:
    """Each partner with those who may sign for it and, once it is sealed, its answer."""
    headings = ["Partner", "Who may sign", *(["Answer", "By", "When"] if answered else [])]
    return Table.of("Who signs", headings, [_line(one, answered) for one in asked], caption_hidden=True)


def _line(one: Signatory, answered: bool) -> list:
    line = [one.agency.name, ", ".join(str(person) for person in one.people) or "Nobody today"]
    if not answered:
        return line
    said = one.sign_off
    if said is None:
        return [*line, Tag("decision", "Not yet"), "", ""]
    return [*line, Tag(ANSWER_TAGS[said.kind], said.get_kind_display()), str(said.person), said.at]


def offers_of(report: Report, person, asked: list[Signatory]) -> list[Offer]:
    """What the person may do from here; the seal with what is still missing, before anybody presses."""
    return [_offer(report, move, asked) for move in moves_for(report, person)]


def _offer(report: Report, move: Move, asked: list[Signatory]) -> Offer:
    seals = move.key == "seal"
    return Offer(
        move.title,
        f"{report.get_absolute_url()}{ADDRESSES[move.key]}",
        sealing.reasons_against_content(report) if seals else [],
        sealing.warnings_before_sealing(report, asked) if seals else [],
    )


def consequences_of(move: str, report: Report) -> list[str]:
    """What a move does, a sentence each."""
    return {
        "comments": [
            "The partners see the report from now on and can comment on every part.",
            "Its writers go on writing, and answer each comment.",
        ],
        "scrutiny": [
            "Independent scrutiny writes its statement. Nobody else can change it.",
            "The time for comments ends.",
        ],
        "seal": _of_sealing(report),
        "draft": [
            "Its words and facts can be changed again.",
            *(_OF_GOING_BACK if not report.may_be_written else []),
        ],
        "publish": [
            "From that day on anybody can read it on its public page, without signing in.",
            "PDF, Word file and data tables are made and put beside it.",
            "Those it is sent to get their dates. This cannot be taken back.",
        ],
    }[move]


_OF_GOING_BACK = [
    "The seal and the answers given to it stay on record, and count no more.",
    "It has to be sealed and signed again.",
]


def _of_sealing(report: Report) -> list[str]:
    frozen = "Every word and figure is frozen as it stands now, with a digest that shows any change."
    if outline_for(report).signed_by not in SIGNED_BY:
        return [frozen, "Nobody signs this kind of report: it counts as signed off at once."]
    return [frozen, "Nobody can change it while it is signed. To change it, take it back to draft."]


def told_by(move: str, report: Report, asked: list[Signatory]) -> list[Told]:
    """Who hears of a move."""
    partners = [Told("Executive members"), Told("Agency leads"), Told("Chairs of groups")]
    writers = Told("The support team and the business manager")
    signing = [Told(_names(one)) for one in asked if one.people]
    return {
        "comments": partners,
        "scrutiny": [Told("Whoever gives independent scrutiny’s statement")],
        "seal": signing or [writers],
        "draft": {
            State.COMMENTS: [writers, *partners],
            State.SCRUTINY: [writers, Told("Whoever gives independent scrutiny’s statement")],
        }.get(report.state, [writers, *signing]),
        "publish": [*partners, Told("Independent scrutiny and the chairs"), writers],
    }[move]


def _names(one: Signatory) -> str:
    return f"{', '.join(str(person) for person in one.people)}, for {one.agency}"


def public_of(report: Report) -> Public | None:
    """How the report stands before the public; None before it is published."""
    if report.state != State.PUBLISHED:
        return None
    if report.publish_on > wall.today():
        return Public(f"Anybody can read it from {long_date(report.publish_on)}.")
    return Public(f"Anybody can read it since {long_date(report.publish_on)}.", address_of(report))


def receipt_rows(row: SignOff) -> list[Row]:
    """What was answered, as the receipt shows it."""
    rows = [
        Row("Answer", row.get_kind_display()),
        Row("For", row.agency.name),
        Row("By", str(row.person)),
        Row("When", long_moment(row.at)),
        Row("Seal", str(row.seal.number)),
        Row("Digest of what was read", row.seal.digest),
    ]
    return [*rows, Row("In their own words", row.words)] if row.words else rows


def told_after(row: SignOff) -> str:
    """Who was told of an answer, in a sentence."""
    writers = "The support team and the business manager have been told"
    if row.kind == SignOff.Kind.SENT_BACK:
        return f"{writers}, and so have the other partners. It comes to you again when it is sealed anew."
    return f"{writers}."
