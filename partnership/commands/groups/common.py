"""What the commands of groups share."""

import datetime

from partnership.models import Group
from safeguarding.clock.commands import drop_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.notices.commands import tell

NOUN = "a group"


def stop(reasons: list[str], field: str | None = None) -> None:
    """Raise Refused with the reasons, at a field of the page, when there are any."""
    if reasons:
        raise Refused(*reasons, field=field)


def locked(group: Group) -> Group:
    """The group as it is now, held until the command ends, so that two changes of its seats follow each other."""
    return Group.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=group.pk)


def save_group(group: Group, by) -> None:
    """Keep a changed group, with who changed it."""
    group._history_user = by
    group.save()


def tell_about(group: Group, kind: str, people, *, by, on: datetime.date | None = None) -> None:
    """Tell people something about a group; nobody is told what they did themselves."""
    others = [person for person in people if person.pk != by.pk]
    key = group.partnership.key
    tell(people=others, kind=kind, subject=group.subject, noun=NOUN, due_on=on, partnership_key=key, by=by)


def deadline_of(group: Group, step: str) -> Deadline | None:
    """A date of the group on the clock that is still owed, or None."""
    mine = Deadline.objects.filter(subject_kind=group.subject.kind, subject_id=group.pk, step=step)
    return mine.filter(state=Deadline.State.OPEN).first()


def forget_date(group: Group, step: str, by) -> None:
    """Take a date of the group off the clock, if there is one."""
    deadline = deadline_of(group, step)
    if deadline:
        drop_deadline(deadline=deadline, by=by)
