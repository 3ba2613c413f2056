"""The day's look at the groups' own dates: ends that came with a file, and dates of groups that are no more."""

from django.db import transaction

from partnership.commands.groups.task_groups import watch_end
from partnership.models import Group
from safeguarding.clock.commands import drop_deadline
from safeguarding.clock.models import Deadline


@transaction.atomic
def watch_groups(*, by=None) -> None:
    """Put the end of every open task and finish group on the clock; drop dates of groups no longer named. Idempotent."""
    ending = Group.objects.current().filter(kind="task-and-finish", ends_on__isnull=False, closed_on__isnull=True)
    for group in ending.select_related("partnership"):
        watch_end(group, by)
    gone = Group.objects.filter(current=False).values("pk")
    for deadline in Deadline.objects.filter(subject_kind="group", subject_id__in=gone, state=Deadline.State.OPEN):
        drop_deadline(deadline=deadline, by=by)
