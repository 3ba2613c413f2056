"""What every command on an action does: lock it, write its stream, keep its deadline, tell people."""

import datetime

from accounts.access import people_at
from accounts.holdings import current_on
from accounts.models import Appointment
from partnership.arrangement import in_force, version_in_force
from partnership.models import Action, ActionNote
from partnership.rules import actions as rules
from partnership.rules.choices import has_priorities
from partnership.rules.smart import missing
from safeguarding.clock import wall
from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.history.commands import note
from safeguarding.notices.commands import tell

NOUN = "an action"
LADDER = "actions"


def refuse_if(reasons: list[str], field: str | None = None) -> None:
    """Raise Refused with the rule's own sentences, when there are any."""
    if reasons:
        raise Refused(*reasons, field=field)


def locked(action: Action) -> Action:
    """The action as it is now, held until the transaction ends, so that two people at once take turns."""
    return Action.objects.select_for_update().get(pk=action.pk)


def keep(action: Action, by) -> Action:
    """Save a change and count it, so that a form drawn before it is known to be stale."""
    action.version += 1
    action._history_user = by
    action.save()
    return action


def write(action: Action, kind: str, what: str, *, by, **fields) -> ActionNote:
    """An entry of the action's stream, and ``what`` happened in the history, without what was typed."""
    entry = ActionNote.objects.create(action=action, kind=kind, by=by, at=wall.now(), **fields)
    action.last_noted_at = entry.at
    Action.objects.filter(pk=action.pk).update(last_noted_at=entry.at)
    note(subject=action.subject, what=what, kind=f"action-{kind}", by=by)
    return entry


def news(action: Action, people, kind: str, *, by, subject: Subject | None = None) -> None:
    """Tell people about the action (as ``subject``, itself unless given); whoever did it knows already."""
    others = [person for person in people if person.pk != by.pk]
    subject = subject or action.subject
    tell(people=others, kind=kind, subject=subject, noun=NOUN, partnership_key=action.partnership.key, by=by)


# Its owner and those who confirm


def owner_address(action: Action) -> str:
    """Where its owner is reached; an agency's leads answer for a post that nobody holds."""
    if action.owner_person_id:
        return f"person:{action.owner_person_id}"
    if action.owner_post_id and _is_held(action):
        return f"post:{action.owner_post.key}"
    return f"agency:{action.owner_agency_id}"


def _is_held(action: Action) -> bool:
    held = Appointment.objects.filter(
        current_on(wall.today()),
        partnership=action.partnership_id,
        post_key=action.owner_post.key,
        person__is_active=True,
    )
    return held.exists()


def owners(action: Action) -> list:
    """The people behind its owner today."""
    return list(people_at(owner_address(action), action.partnership.key))


def confirmers(action: Action) -> list:
    """Whoever may confirm it today: its group's chair, where that is allowed, and the support team."""
    key = action.partnership.key
    chairs = list(people_at(f"group-chair:{action.group.key}", key)) if action.group_id else []
    people = {person.pk: person for person in [*chairs, *people_at("role:support_team", key)]}
    return [person for person in people.values() if rules.may_confirm(person, action)]


def confirmers_address(action: Action) -> str:
    """Where the confirmation is waited for: the group's chair, or the support team where no chair may."""
    if action.group_id:
        chair = f"group-chair:{action.group.key}"
        if any(rules.may_confirm(person, action) for person in people_at(chair, action.partnership.key)):
            return chair
    return "role:support_team"


def refuse_without_access(action: Action) -> None:
    """Raise Refused for a person who holds nothing in the partnership, and so could not open what is theirs."""
    if action.owner_person_id and not people_at(owner_address(action), action.partnership.key).exists():
        raise Refused(
            f"{action.owner_person} has no access to {action.partnership.short_name}. "
            "Invite them first, or choose somebody else.",
            field="owner_person",
        )


# Its deadline


def ladder_of(partnership) -> dict | None:
    """The arrangement's own ladder for actions, its default, or None where no arrangement is in force."""
    if version_in_force(partnership) is None:
        return None
    arrangement = in_force(partnership)
    return arrangement.ladder(LADDER if LADDER in arrangement.document["ladders"] else "default")


def due_step(action: Action) -> str:
    """The name of its deadline: ``due``, and ``due-2`` once it has been opened again."""
    times = action.notes.filter(kind=ActionNote.Kind.REOPENED).count()
    return f"due-{times + 1}" if times else "due"


def watch(action: Action, *, by, owner: str = "") -> None:
    """Put its due date on the clock, for its owner unless ``owner`` says whose turn it is."""
    what = "Confirm that an action is done" if owner else "Action due"
    title = f"{what}, {rules.group_words(action)}" if action.group_id else what
    set_deadline(
        subject=action.subject,
        step=due_step(action),
        title=title,
        due=action.due_on,
        owner=owner or owner_address(action),
        partnership_key=action.partnership.key,
        ladder=ladder_of(action.partnership),
        by=by,
    )


def deadline_of(action: Action, step: str) -> Deadline | None:
    """One of its deadlines."""
    subject = action.subject
    return Deadline.objects.filter(subject_kind=subject.kind, subject_id=subject.id, step=step).first()


def end_watch(action: Action, step: str, *, by, met_on: datetime.date | None = None) -> None:
    """A deadline is met on a day, or not needed any more when no day is given."""
    deadline = deadline_of(action, step)
    if deadline is None:
        return
    if met_on is None:
        drop_deadline(deadline=deadline, by=by)
    else:
        meet_deadline(deadline=deadline, on=met_on, by=by)


# SMART


def refuse_unless_smart(fields, partnership, urgent: bool) -> None:
    """Raise Refused with a sentence for each letter that is missing, unless it is urgent."""
    if urgent:
        return
    gaps = missing(fields, priorities=has_priorities(partnership))
    refuse_if([f"{gap.word}: {gap.sentence[0].lower()}{gap.sentence[1:]}." for gap in gaps])
