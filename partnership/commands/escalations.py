"""Escalating, answering and taking back."""

import datetime

from django.db import transaction

from accounts.access import may, people_at
from accounts.policy import Permission
from partnership.commands.agenda import put_on_next
from partnership.commands.decisions import record_decision
from partnership.models import ActionNote, AgendaItem, Escalation, GroupDecision
from partnership.references import next_reference
from partnership.rules import escalations as rules
from safeguarding.clock import wall
from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

NOUN = "an escalation"
ANSWER, DO = "answer", "do"


@transaction.atomic
def escalate(
    *, from_group, title, what, ask, by, to_group=None, answer_by=None, item=None, action=None, report=None
) -> Escalation:
    """Put something that a group cannot settle to the group above it (its first parent when none is given).

    ``answer_by`` (a London date) goes on the clock for the chair of the group asked. An action that it
    comes from is marked. What comes from something restricted is restricted on the agenda above too, and its
    answer in the register. Raises Refused.
    """
    above = rules.groups_above(from_group)
    to_group = to_group or (above[0] if above else None)
    reasons = rules.reasons_against_escalating(from_group, to_group, answer_by)
    if reasons:
        raise Refused(*reasons, field="answer_by" if answer_by and len(reasons) == 1 and to_group else None)
    escalation = Escalation.objects.create(
        reference=next_reference(Escalation, "E"),
        from_group=from_group,
        to_group=to_group,
        title=title,
        what=what,
        ask=ask,
        raised_on=wall.today(),
        raised_by=by,
        answer_by=answer_by,
        item=item,
        action=action,
        report=report,
    )
    _mark_action(escalation, by)
    _watch_answer(escalation, by)
    note(subject=escalation.subject, what=f"{from_group} put this to {to_group}", kind="escalated", by=by)
    _tell(_asked(escalation), "escalation-raised", escalation, by)
    put_on_next(
        group=to_group,
        title=title,
        source=AgendaItem.Source.ESCALATION,
        about=escalation.subject,
        restricted=escalation.restricted,
        by=by,
    )
    return escalation


def _mark_action(escalation: Escalation, by) -> None:
    action = escalation.action
    if action is None:
        return
    action.escalated_on = escalation.raised_on
    action.save(update_fields=["escalated_on"])
    words = f"Put to {escalation.to_group} as {escalation.reference}."
    action.notes.create(kind=ActionNote.Kind.ESCALATED, words=words, by=by)
    note(subject=action.subject, what=f"Escalated to {escalation.to_group}", kind="escalated", by=by)


def _watch_answer(escalation: Escalation, by) -> None:
    if escalation.answer_by:
        _watch(escalation, ANSWER, "Answer the escalation", escalation.answer_by, escalation.to_group, by)


def _watch(escalation: Escalation, step: str, title: str, due: datetime.date, group, by) -> None:
    set_deadline(
        subject=escalation.subject,
        step=step,
        title=title,
        due=due,
        owner=owner_of(group),
        partnership_key=group.partnership.key,
        by=by,
    )


def owner_of(group) -> str:
    """The address that answers for a group: its chair, or the business manager while it has none."""
    address = f"group-chair:{group.key}"
    return address if people_at(address, group.partnership.key).exists() else "role:business_manager"


@transaction.atomic
def answer_escalation(*, escalation, words, decided_on, by, reasons="", do_by=None, item=None) -> GroupDecision:
    """The group above decides; the decision comes back down to the group and the people concerned.

    ``decided_on`` and ``do_by`` are London dates; ``do_by`` goes on the clock. Raises Refused.
    """
    escalation = Escalation.objects.select_for_update(of=("self",)).get(pk=escalation.pk)
    against = rules.reasons_against_answering(escalation, decided_on, do_by)
    if against:
        raise Refused(*against)
    if not words.strip():
        raise Refused("Say what was decided.", field="words")
    decision = _decision(escalation, item, words=words, reasons=reasons, decided_on=decided_on, by=by)
    escalation.answer, escalation.answered_on, escalation.do_by = decision, decided_on, do_by
    escalation.answered_at_item = item
    escalation.save()
    _bring_down(escalation, by)
    return decision


def _decision(escalation: Escalation, item, **fields) -> GroupDecision:
    """The register's entry; the one that a meeting has made at this item, where it has."""
    made = GroupDecision.objects.filter(item=item).first() if item else None
    return made or record_decision(group=escalation.to_group, item=item, restricted=escalation.restricted, **fields)


def _bring_down(escalation: Escalation, by) -> None:
    """The answer on the clock, in the histories, on the action, and to everybody it concerns."""
    _close(escalation, ANSWER, escalation.answered_on, by)
    if escalation.do_by:
        _watch(escalation, DO, "Do what was decided", escalation.do_by, escalation.from_group, by)
    answered = f"{escalation.to_group} answered on {long_date(escalation.answered_on)}"
    note(subject=escalation.subject, what=f"{answered} with {escalation.answer}", kind="answered", by=by)
    action = escalation.action
    if action is not None:
        words = f"{escalation.to_group} answered {escalation.reference}: {escalation.answer.words}"
        action.notes.create(kind=ActionNote.Kind.ANSWERED, words=words, by=by)
        note(subject=action.subject, what=f"Escalation answered by {escalation.to_group}", kind="answered", by=by)
        _send(_owners(escalation), "action-answered", action.subject, "an action", escalation, by)
    _tell(_concerned(escalation), "escalation-answered", escalation, by)


@transaction.atomic
def take_back(*, escalation, because, by) -> Escalation:
    """The group settles it itself after all. Raises Refused."""
    escalation = Escalation.objects.select_for_update(of=("self",)).get(pk=escalation.pk)
    reasons = rules.reasons_against_taking_back(escalation)
    if reasons:
        raise Refused(*reasons)
    if not because.strip():
        raise Refused("Say why it needs no answer any more.", field="because")
    escalation.taken_back_on, escalation.taken_back_because = wall.today(), because
    escalation.save()
    deadline = _deadline(escalation, ANSWER)
    if deadline:
        drop_deadline(deadline=deadline, by=by)
    note(subject=escalation.subject, what=f"{escalation.from_group} took this back", kind="taken-back", by=by)
    _tell(_asked(escalation), "escalation-taken-back", escalation, by)
    return escalation


def _deadline(escalation: Escalation, step: str) -> Deadline | None:
    subject = escalation.subject
    return Deadline.objects.filter(subject_kind=subject.kind, subject_id=subject.id, step=step).first()


def _close(escalation: Escalation, step: str, on: datetime.date, by) -> None:
    deadline = _deadline(escalation, step)
    if deadline:
        meet_deadline(deadline=deadline, on=on, by=by)


def _asked(escalation: Escalation) -> list:
    """Who answers: the chair of the group asked, and its members who answer escalations."""
    group = escalation.to_group
    members = _at(escalation, f"group:{group.key}")
    answering = [one for one in members if may(one, Permission.ANSWER_ESCALATIONS, group.partnership)]
    return _at(escalation, owner_of(group)) + answering


def _concerned(escalation: Escalation) -> list:
    """Whom the answer concerns: the group that asked and who raised it."""
    return [*_at(escalation, f"group:{escalation.from_group.key}"), escalation.raised_by]


def _owners(escalation: Escalation) -> list:
    """Who owns the action that it comes from."""
    action = escalation.action
    return [action.owner_person] if action.owner_person else _at(escalation, f"agency:{action.owner_agency_id}")


def _at(escalation: Escalation, address: str) -> list:
    return list(people_at(address, escalation.from_group.partnership.key))


def _tell(people, kind: str, escalation: Escalation, by) -> None:
    _send(people, kind, escalation.subject, NOUN, escalation, by)


def _send(people, kind: str, subject, noun: str, escalation: Escalation, by) -> None:
    key = escalation.from_group.partnership.key
    others = [person for person in people if person != by]
    tell(people=others, kind=kind, subject=subject, noun=noun, partnership_key=key, by=by)
