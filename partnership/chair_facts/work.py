"""What the group did: its actions, decisions, plan and escalations in a period."""

import datetime

from django.db.models import Exists, F, OuterRef, Q

from partnership.chair_facts.period import moments
from partnership.models import Action, ActionNote, Escalation, GroupDecision, Objective
from partnership.rules.escalations import standing_of
from partnership.rules.plans import HEALTHS, with_health
from safeguarding.design.dates import counted

# More rows than this are counted and not written out; a period of one group stays far below it.
MOST = 300

SLIPPED = {1: "Moved once in all", 2: "Moved twice in all"}
KINDS = ("raised", "closed", "slipped", "late")
RESTRICTED = "Restricted"


def actions(group, from_on, until_on, today) -> dict:
    """Raised, closed and slipped in the period, and late today: how many of each, and the rows. One statement."""
    found = {kind: {"count": 0, "restricted": 0, "rows": []} for kind in KINDS}
    for action in _actions(group, from_on, until_on, today):
        for kind in KINDS:
            if getattr(action, f"is_{kind}"):
                _take(found[kind], action, _action(action, kind, today))
    return found


def _actions(group, from_on, until_on, today):
    first, after = moments(from_on, until_on)
    later = ActionNote.objects.filter(
        action=OuterRef("pk"),
        kind=ActionNote.Kind.MOVED,
        at__gte=first,
        at__lt=after,
        due_to__gt=F("due_from"),
    )
    late = Q(closed_on__isnull=True, closing_asked_on__isnull=True, due_on__lt=today)
    rows = Action.objects.filter(group=group).annotate(
        is_raised=Q(raised_on__range=(from_on, until_on)),
        is_closed=Q(closed_on__range=(from_on, until_on)),
        is_slipped=Exists(later),
        is_late=late,
    )
    any_of = Q(is_raised=True) | Q(is_closed=True) | Q(is_slipped=True) | Q(is_late=True)
    related = ("owner_person", "owner_agency", "owner_post")
    return rows.filter(any_of).select_related(*related).order_by("due_on", "pk")


def _take(kind: dict, record, row: dict) -> None:
    """Count it, and write it out unless it is restricted."""
    kind["count"] += 1
    if record.restricted:
        kind["restricted"] += 1
    elif len(kind["rows"]) < MOST:
        kind["rows"].append(row)


def _action(action: Action, kind: str, today: datetime.date) -> dict:
    return {
        "label": action.reference,
        "url": action.get_absolute_url(),
        "what": action.what,
        "owner": _owner(action),
        "due": action.due_on.isoformat(),
        "says": _says(action, kind, today),
    }


def _owner(action: Action) -> str:
    if action.owner_person:
        return action.owner_person.name
    return f"{action.owner_post}, {action.owner_agency}" if action.owner_post else str(action.owner_agency)


def _says(action: Action, kind: str, today: datetime.date) -> str:
    """What the row adds in its list: how late it is, or how often its date was moved."""
    if kind == "late":
        return f"{counted((today - action.due_on).days, 'day').capitalize()} late"
    if kind == "slipped":
        return SLIPPED.get(action.slips, f"Moved {action.slips} times in all")
    return ""


def decisions(group, from_on, until_on) -> dict:
    """The decisions of the period, newest first."""
    found = {"count": 0, "restricted": 0, "rows": []}
    for decision in GroupDecision.objects.filter(group=group, decided_on__range=(from_on, until_on)):
        _take(found, decision, _decision(decision))
    return found


def _decision(decision: GroupDecision) -> dict:
    return {
        "label": decision.reference,
        "url": decision.get_absolute_url(),
        "words": decision.words,
        "on": decision.decided_on.isoformat(),
        "replaced": decision.replaced_by_id is not None,
    }


def plan(group, from_on, until_on, today) -> list[dict]:
    """Each objective of the year or years that the period lies in, with its health."""
    mine = Objective.objects.filter(
        plan__group=group, plan__starts_on__lte=until_on, plan__ends_on__gte=from_on
    ).order_by("plan__starts_on", "position", "pk")
    return [_objective(objective) for objective in with_health(mine, today)]


def _objective(objective: Objective) -> dict:
    done, of = objective.n_done or 0, objective.n_milestones or 0
    return {
        "title": objective.title,
        "year": objective.plan.title,
        "url": objective.plan.get_absolute_url(),
        "health": objective.health,
        "label": HEALTHS[objective.health].label,
        "milestones": f"{done} of {of} done" if of else "None set",
        "late-actions": objective.n_late_actions or 0,
    }


def escalations(group, from_on, until_on, today) -> list[dict]:
    """Those raised since the period began, those answered in it, and those that wait, with their answers."""
    of_period = Q(raised_on__gte=from_on) | Q(answered_on__range=(from_on, until_on))
    waiting = Q(answer__isnull=True, taken_back_on__isnull=True)
    mine = Escalation.objects.filter(of_period | waiting, from_group=group)
    return [_escalation(one, today) for one in mine.select_related("to_group", "answer", "item", "action")]


def _escalation(escalation: Escalation, today: datetime.date) -> dict:
    answer = escalation.answer.words if escalation.answer else ""
    return {
        "label": escalation.reference,
        "url": escalation.get_absolute_url(),
        "title": RESTRICTED if escalation.restricted else escalation.title,
        "report": escalation.report_id,
        "ask": "" if escalation.restricted else escalation.ask,
        "to": str(escalation.to_group),
        "raised": escalation.raised_on.isoformat(),
        "standing": standing_of(escalation, today).words,
        "answer": RESTRICTED if answer and escalation.restricted else answer,
        "do-by": escalation.do_by.isoformat() if escalation.do_by else "",
    }
