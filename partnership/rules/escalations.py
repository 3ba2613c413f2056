"""Escalations: what a group cannot settle itself, and who answers it. Each rule gives its reasons; empty means yes."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from accounts.access import holdings
from accounts.policy import Permission
from partnership.models import Escalation, Group
from safeguarding.clock import wall
from safeguarding.design.dates import counted, long_date, short_date


def may_speak_for(person, group) -> bool:
    """Whether ``person`` escalates, plans and reports for ``group``: its chair, or whoever runs the groups there."""
    held = holdings(person)
    permissions = held.permissions(group.partnership)
    if Permission.RUN_GROUPS in permissions:
        return True
    return Permission.CHAIR_GROUPS in permissions and group.key in held.chairs_in(group.partnership)


def may_answer(person, escalation) -> bool:
    """Whether ``person`` answers: on the group asked or over all groups, or recording that group's meeting."""
    held, group = holdings(person), escalation.to_group
    permissions = held.permissions(group.partnership)
    if Permission.RUN_GROUPS in permissions:
        return True
    reaches = Permission.SEE_ALL_WORK in permissions or group.key in held.groups_in(group.partnership)
    return Permission.ANSWER_ESCALATIONS in permissions and reaches


def groups_above(group) -> list:
    """The groups that a group may put something to: those it stands under, closed ones left out."""
    return [parent for parent in group.parents.all() if parent.closed_on is None]


def reasons_against_escalating(group, to_group, answer_by: datetime.date | None) -> list[str]:
    """Why ``group`` cannot put something to ``to_group`` with an answer wanted by a London date."""
    if to_group is None:
        return [f"{group} has no group above it in the arrangement. Say which group is asked."]
    reasons = []
    if to_group.pk == group.pk:
        reasons.append("A group cannot escalate to itself. Choose the group above it.")
    if to_group.partnership_id != group.partnership_id:
        reasons.append("Both groups belong to one partnership. Choose a group of this one.")
    if to_group.closed_on:
        reasons.append(f"{to_group} closed on {long_date(to_group.closed_on)}. Choose a group that still meets.")
    if answer_by and answer_by < wall.today():
        reasons.append("An answer cannot be wanted by a day that has passed. Choose today or later.")
    return reasons


def reasons_against_answering(escalation, decided_on: datetime.date, do_by: datetime.date | None) -> list[str]:
    """Why an escalation cannot be answered with a decision of ``decided_on`` that is to be done by ``do_by``."""
    if escalation.answer_id:
        return [f"{escalation.reference} was answered on {long_date(escalation.answered_on)}. Open it to read how."]
    if escalation.taken_back_on:
        return [f"{escalation.reference} was taken back on {long_date(escalation.taken_back_on)}; it needs no answer."]
    reasons = []
    if decided_on > wall.today():
        reasons.append("A decision cannot be made in the future. Give the day on which it was made.")
    if decided_on < escalation.raised_on:
        reasons.append(f"The decision cannot come before the escalation of {long_date(escalation.raised_on)}.")
    if do_by and do_by < decided_on:
        reasons.append("What is decided cannot be due before the decision. Give a later day.")
    return reasons


def reasons_against_taking_back(escalation) -> list[str]:
    """Why an escalation cannot be taken back."""
    if escalation.answer_id:
        return [f"{escalation.reference} has been answered. Raise another one if the answer does not settle it."]
    if escalation.taken_back_on:
        return [f"{escalation.reference} was taken back on {long_date(escalation.taken_back_on)} already."]
    return []


@dataclass(frozen=True)
class Standing:
    """Where an escalation stands: ``tag`` is a key of the design's tags, ``words`` go beside it."""

    key: str
    words: str
    tag: str


def standing_of(escalation, today: datetime.date) -> Standing:
    """Waiting, late, answered or taken back, in words. Late by plain days of the calendar."""
    if escalation.answer_id:
        return Standing("answered", f"Answered on {short_date(escalation.answered_on)}", "done")
    if escalation.taken_back_on:
        return Standing("taken-back", f"Taken back on {short_date(escalation.taken_back_on)}", "closed")
    if escalation.answer_by and escalation.answer_by < today:
        days = (today - escalation.answer_by).days
        return Standing("late", f"Answer late by {counted(days, 'day')}", "late")
    return Standing("waiting", "Waiting for an answer", "decision")


def groups_spoken_for(person, partnership):
    """The open groups that ``person`` speaks for: every one where they run the groups, else those they chair."""
    held = holdings(person)
    groups = Group.objects.filter(partnership=partnership, current=True, closed_on__isnull=True)
    permissions = held.permissions(partnership)
    if Permission.RUN_GROUPS in permissions:
        return groups
    chaired = held.chairs_in(partnership) if Permission.CHAIR_GROUPS in permissions else ()
    return groups.filter(key__in=chaired)


def answered_by(person, partnership):
    """The escalations that wait for an answer from ``person``, oldest first; none without the permission."""
    held = holdings(person)
    permissions = held.permissions(partnership)
    if Permission.ANSWER_ESCALATIONS not in permissions:
        return Escalation.objects.none()
    waiting = Escalation.objects.of(partnership).waiting().select_related("from_group")
    if Permission.SEE_ALL_WORK not in permissions:
        waiting = waiting.filter(to_group__key__in=held.groups_in(partnership))
    return waiting.order_by("raised_on", "pk")


STATES = {"waiting": "Waiting", "late": "Waiting, and late", "answered": "Answered", "taken-back": "Taken back"}


def in_state(key: str, today: datetime.date) -> Q:
    """Escalations in a state of ``STATES``, as a condition; *waiting* holds the late ones too."""
    waiting = Q(answer__isnull=True, taken_back_on__isnull=True)
    return {
        "waiting": waiting,
        "late": waiting & Q(answer_by__lt=today),
        "answered": Q(answer__isnull=False),
        "taken-back": Q(taken_back_on__isnull=False),
    }[key]
