"""The way of a report to its sign-off: comments, scrutiny's statement, the seal, the partners' answers."""

import datetime

from django.db import transaction

from reports import content
from reports.commands import dates, part_dates
from reports.commands.moving import PARTNERS, WRITERS, lock, move, people_of, refuse, tell_of
from reports.commands.recipients import date_recipients
from reports.models import Report, Seal, Section, SignOff
from reports.rules import moves, sealing
from reports.rules import signing as rules
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for
from safeguarding.clock.counting import count
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import log_access, note

State = Report.State
DAYS_TO_SIGN = 10
NEWER = "The report was sealed again while you were reading. What you typed is still here: read what has changed, then sign."


@transaction.atomic
def ask_for_comments(*, report: Report, due_on: datetime.date, by) -> Report:
    """The draft goes to the partners until ``due_on`` (a London date, today or later); they see it from now on.

    Agency leads, executive members and group chairs are told. Raises Refused.
    """
    lock(report)
    refuse(moves.against_move(report, "comments", by))
    _refuse_past(due_on)
    move(report, State.COMMENTS, "Asked the partners for comments", by)
    step = dates.new_step(report, dates.COMMENTS)
    dates.set_date(report, step, "Gather the partners’ comments", due_on, dates.SUPPORT, by)
    tell_of(report, people_of(report, *PARTNERS), "report-for-comments", by, due_on=due_on)
    return report


@transaction.atomic
def ask_for_scrutiny(*, report: Report, due_on: datetime.date, by) -> Report:
    """Independent scrutiny is asked for its statement by ``due_on`` and told. Raises Refused."""
    lock(report)
    refuse(moves.against_move(report, "scrutiny", by))
    _refuse_past(due_on)
    owner = scrutiny_address(report)
    people = people_of(report, owner)
    if not people:
        raise Refused("Nobody here gives independent scrutiny’s statement. Give somebody that role first.")
    dates.meet(report, dates.COMMENTS, by)
    move(report, State.SCRUTINY, "Asked for independent scrutiny’s statement", by)
    dates.set_date(
        report, dates.new_step(report, dates.SCRUTINY), "Give independent scrutiny’s statement", due_on, owner, by
    )
    tell_of(report, people, "report-for-scrutiny", by, due_on=due_on)
    return report


def scrutiny_address(report: Report) -> str:
    """Who gives the statement: whoever was asked to write that part, else the scrutineer, else the independent chair."""
    asked = report.sections.filter(kind=Section.Kind.SCRUTINY, author__isnull=False).values_list("author", flat=True)
    for address in [*(f"person:{pk}" for pk in asked), "role:scrutineer"]:
        if people_of(report, address):
            return address
    return "role:independent_chair"


@transaction.atomic
def statement_given(*, report: Report, by) -> None:
    """Independent scrutiny has finished its statement: its date is met and the writers are told."""
    dates.meet(report, dates.SCRUTINY, by)
    tell_of(report, people_of(report, *WRITERS), "report-statement-given", by)


@transaction.atomic
def back_to_draft(*, report: Report, reason: str, by) -> Report:
    """Its words and facts may change again; whoever was asked for something is told. Raises Refused without a reason."""
    lock(report)
    refuse(moves.against_move(report, "draft", by))
    if not reason.strip():
        raise Refused("Say why it goes back to draft.", field="reason")
    told = _told_of_going_back(report)
    _reopen(report, "Took the report back to draft", reason.strip(), by)
    tell_of(report, told, "report-back-to-draft", by)
    return report


def _told_of_going_back(report: Report) -> list:
    """Those whose part is undone by it: the writers, and whoever comments, scrutinises or signs just now."""
    asked = {
        State.COMMENTS: PARTNERS,
        State.SCRUTINY: (scrutiny_address(report),),
        State.SIGNING: tuple(one.owner for one in rules.signatories(report)),
        State.SIGNED: tuple(one.owner for one in rules.signatories(report)),
    }
    return people_of(report, *WRITERS, *asked.get(report.state, ()))


def _reopen(report: Report, what: str, reason: str, by) -> None:
    dates.drop(report, by, dates.COMMENTS, dates.SCRUTINY, dates.SIGN, dates.SEND)
    move(report, State.DRAFT, what, by, reason=reason)
    part_dates.watch_again(report=report, by=by)


# The seal


@transaction.atomic
def seal_report(*, report: Report, by) -> Seal:
    """Freeze the report as it stands, with its digest, and ask those who sign. Raises Refused with what is missing.

    A report that nobody need sign is signed off with its seal.
    """
    lock(report)
    refuse(sealing.reasons_against_sealing(report, by))
    frozen = content.of(report)
    last = report.seals.values_list("number", flat=True).order_by("-number").first() or 0
    seal = Seal.objects.create(
        report=report,
        number=last + 1,
        content=frozen,
        digest=content.digest(frozen),
        sealed_by=by,
        sealed_at=wall.now(),
    )
    dates.meet(report, dates.COMMENTS, by)
    dates.meet(report, dates.SCRUTINY, by)
    part_dates.drop_all(report=report, by=by)
    move(report, State.SIGNING, f"Sealed the report (seal {seal.number}, digest {seal.digest[:12]})", by)
    _ask_for_signatures(report, seal, by)
    return seal


def _ask_for_signatures(report: Report, seal: Seal, by) -> None:
    asked = rules.signatories(report, seal)
    due = sign_by(report)
    for one in asked:
        step = dates.new_step(report, f"{dates.SIGN}-{one.agency.pk}")
        dates.set_date(report, step, "Sign off the report", due, one.owner, by)
    tell_of(report, people_of(report, *(one.owner for one in asked)), "report-to-sign", by, due_on=due)
    if not asked:
        _finish(report, by)


def sign_by(report: Report) -> datetime.date:
    """By when the partners sign a report that is sealed today: ten working days, sooner where it is due sooner.

    A report that is late already gets the ten days all the same: nobody can sign in no time.
    """
    ten = count(wall.today(), DAYS_TO_SIGN, "working-days", calendar=calendar_for(report.partnership.key)).due
    due_sooner = report.due_on and wall.today() <= report.due_on < ten
    return report.due_on if due_sooner else ten


# The partners' answers


@transaction.atomic
def sign_report(*, report: Report, digest: str, kind: str, words: str = "", agency, by, request=None) -> SignOff:
    """Answer to the newest seal for one partner: ``signed``, ``dissent`` (with words to be printed) or ``sent-back``.

    ``digest`` is that of the content which ``by`` has read. With the last partner's signature the report is signed
    off. Raises Refused when the report was sealed again or went back in the meantime, when the partner has answered,
    and for somebody who does not represent it or who wrote the report.
    """
    lock(report)
    seal = rules.newest_seal(report)
    asked = rules.signatories(report, seal)
    mine = next((one for one in asked if one.agency == agency), None)
    refuse(rules.reasons_against_signing(report, seal, mine, by))
    if digest != seal.digest or content.digest(seal.content) != seal.digest:
        raise Refused(NEWER)
    if kind not in SignOff.Kind.values:
        raise Refused("Choose how you answer.", field="kind")
    refuse(rules.reasons_against_words(kind, words.strip()), "words")
    said = "" if kind == SignOff.Kind.SIGNED else words.strip()
    row = SignOff.objects.create(seal=seal, agency=agency, person=by, kind=kind, words=said, at=wall.now())
    log_access(person=by, subject=report.subject, what="signed", request=request)
    _follow(report, row, by)
    return row


def _follow(report: Report, row: SignOff, by) -> None:
    dates.meet(report, f"{dates.SIGN}-{row.agency_id}", by)
    if row.kind == SignOff.Kind.SENT_BACK:
        told = people_of(report, *WRITERS, *(one.owner for one in rules.signatories(report)))
        _reopen(report, f"{row.agency} sent the report back", row.words, by)
        tell_of(report, told, "report-sent-back", by)
        return
    how = "with dissent " if row.kind == SignOff.Kind.DISSENT else ""
    what = f"Signed off {how}for {row.agency} (seal {row.seal.number}, digest {row.seal.digest[:12]})"
    note(subject=report.subject, what=what, kind="sign-off", by=by)
    tell_of(report, people_of(report, *WRITERS), "report-answered", by)
    if all(one.has_signed for one in rules.signatories(report, row.seal)):
        _finish(report, by)


def _finish(report: Report, by) -> None:
    """Everybody who signs has signed."""
    move(report, State.SIGNED, "The report is signed off", by)
    told = people_of(report, *WRITERS, *(one.owner for one in rules.signatories(report)))
    tell_of(report, told, "report-signed-off", by)
    if State.PUBLISHED not in moves.way_of(report):
        dates.meet(report, dates.PUBLISH, by)
        date_recipients(report, wall.today(), by)


def _refuse_past(due_on: datetime.date) -> None:
    if due_on < wall.today():
        raise Refused("The date must be today or later. Correct it.", field="due_on")
