"""What the groups are doing under each priority, as far as somebody may see their work."""

from django.db.models import Count, Q

from accounts.access import holdings
from accounts.policy import Permission
from partnership.models import Action, Objective, WorkPlan
from safeguarding.design.dates import counted


def work_under(person, partnership) -> dict[str, list]:
    """Lines by the key of a priority: objectives of work plans, actions open and closed. Two statements.

    Nothing for somebody who may not see the work; otherwise what is counted is what they may open.
    """
    if Permission.SEE_WORK not in holdings(person).permissions(partnership):
        return {}
    lines: dict[str, list] = {}
    plans = WorkPlan.objects.visible_to(person).of(partnership).values("pk")
    objectives = Objective.objects.filter(plan__in=plans, priority__isnull=False, given_up_because="")
    for key, total, done in _by_priority(objectives, Q(achieved_on__isnull=False)):
        lines.setdefault(key, []).append(f"{counted(total, 'objective')} in work plans, {done} achieved")
    actions = Action.objects.visible_to(person).of(partnership).filter(priority__isnull=False)
    for key, total, done in _by_priority(actions, Q(closed_on__isnull=False)):
        lines.setdefault(key, []).append(f"{counted(total - done, 'open action')}, {done} closed")
    return lines


def _by_priority(rows, done: Q):
    """(key of the priority, how many rows, how many of them are done)."""
    return rows.order_by().values_list("priority__key").annotate(n=Count("pk"), done=Count("pk", filter=done))
