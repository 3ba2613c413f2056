"""A task and finish group closes with an outcome; what it leaves open goes to the group above."""

import datetime

from django.db import transaction

from accounts.commands import end_role
from accounts.models import Appointment, Person
from partnership.commands.agenda import put_on_agenda, put_on_next
from partnership.commands.groups.common import deadline_of, forget_date, locked, save_group, stop, tell_about
from partnership.commands.groups.task_groups import CLOSE
from partnership.commands.groups.turns import HAND_OVER
from partnership.models import ActionNote, Group
from partnership.rules import task_groups as rules
from safeguarding.clock.commands import meet_deadline
from safeguarding.design.dates import counted, long_date
from safeguarding.history.commands import note

TERMS_REVIEW = "terms-review"


@transaction.atomic
def close_group(*, group: Group, outcome: str, on: datetime.date, by: Person) -> Group:
    """Close a group on a day, which is its members' last. Its open actions and its outcome go to the group above.

    Raises Refused with the reasons, at ``outcome`` or ``on``.
    """
    group = locked(group)
    stop([] if outcome.strip() else ["Say what the group leaves behind, even if that is little."], "outcome")
    stop(rules.reasons_against_closing(group, on), "on")
    group.closed_on, group.outcome = on, outcome.strip()
    save_group(group, by)
    parent = group.parents.order_by("position").first()
    people = _end_memberships(group, on, by)
    moved = _hand_actions_up(group, parent, by)
    _settle_dates(group, on, by)
    filed = parent is not None and _file_outcome(group, parent, by)
    _write_down(group, parent, moved, filed, by)
    tell_about(group, "group-closed", people, by=by, on=on)
    return group


def _end_memberships(group: Group, on: datetime.date, by: Person) -> list[Person]:
    """Everybody's last day; who would begin later never does. Returns who sat there."""
    here = Appointment.objects.filter(partnership=group.partnership, group_key=group.key).select_related("person")
    for appointment in here.filter(starts_on__gt=on):
        appointment._history_user = by
        appointment.delete()
    sitting = list(here.current(on))
    for appointment in sitting:
        # A deputy's may have ended with their member's a moment ago.
        appointment.refresh_from_db(fields=["ends_on"])
        if appointment.ends_on is None or appointment.ends_on > on:
            end_role(appointment=appointment, ends_on=on, by=by)
    return [appointment.person for appointment in sitting]


def _hand_actions_up(group: Group, parent: Group | None, by: Person) -> int:
    """The open actions are the parent's from now on: somebody must still confirm that they are done."""
    actions = list(group.actions.open())
    for action in actions:
        action.group = parent
        action._history_user = by
        action.save()
        words = "Its group closed; the group above sees it through."
        ActionNote.objects.create(action=action, kind=ActionNote.Kind.HANDED_OVER, words=words, by=by)
        note(subject=action.subject, what=f"Handed to {parent}: {group} closed", by=by)
    return len(actions)


def _settle_dates(group: Group, on: datetime.date, by: Person) -> None:
    end = deadline_of(group, CLOSE)
    if end:
        meet_deadline(deadline=end, on=on, by=by)
    forget_date(group, TERMS_REVIEW, by)
    forget_date(group, HAND_OVER, by)


def _file_outcome(group: Group, parent: Group, by: Person) -> bool:
    """The outcome on the next agenda of the group above; False where no meeting is planned."""
    item = {
        "title": f"What came of {group}"[:200],
        "source": "added",
        "about": group.subject,
        "purpose": "information",
        "by": by,
    }
    if put_on_next(group=parent, **item):
        return True
    planned = parent.meetings.to_come().order_by("starts_at").first()
    if planned:
        put_on_agenda(meeting=planned, **item)
    return planned is not None


def _write_down(group: Group, parent: Group | None, moved: int, filed: bool, by: Person) -> None:
    note(subject=group.subject, what=f"Closed on {long_date(group.closed_on)} with its outcome", kind="stage", by=by)
    if parent is None:
        return
    said = [f"{group} closed"]
    said += [f"{counted(moved, 'open action')} came here"] if moved else []
    said += ["its outcome is on the next agenda" if filed else "no meeting is planned yet to hear its outcome"]
    note(subject=parent.subject, what="; ".join(said), by=by)
