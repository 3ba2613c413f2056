"""An action comes into the world, and what was agreed is put more exactly."""

import datetime

from django.db import transaction

from partnership.commands.actions import base
from partnership.models import Action, ActionNote
from partnership.references import next_reference
from partnership.rules import actions as rules
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject

CHANGEABLE = {
    "what": "what will be done",
    "measure": "how we shall know",
    "means": "what it needs",
    "priority": "the priority",
    "objective": "the objective",
    "difference": "how a child would notice",
    "urgent": "whether it is urgent",
    "restricted": "who may see it",
}


@transaction.atomic
def raise_action(
    *,
    partnership,
    what: str,
    due_on: datetime.date,
    by,
    group=None,
    measure: str = "",
    difference: str = "",
    means: str = "",
    priority=None,
    objective=None,
    urgent: bool = False,
    restricted: bool = False,
    owner_person=None,
    owner_agency=None,
    owner_post=None,
    raised_on: datetime.date | None = None,
    item=None,
    source: str = "alone",
    origin: Subject | None = None,
) -> Action:
    """Raise an action, put its date on the clock and tell its owner.

    ``owner_post`` brings its agency along. ``urgent`` lets it through before it is SMART. ``origin`` is the record
    that it came from; its label and address are kept as text. A restricted item makes a restricted action. Raises Refused with a sentence for each letter of
    SMART that is missing, for impossible dates, and for an owner who could not open it.
    """
    if owner_post is not None and owner_agency is None:
        owner_agency = owner_post.agency
    raised_on = raised_on or wall.today()
    _check(source, owner_person, owner_agency, owner_post, raised_on, due_on)
    action = Action(
        partnership=partnership, group=group, what=what.strip(), measure=measure.strip(), difference=difference.strip(),
        means=means.strip(), priority=priority, objective=objective, urgent=urgent,
        restricted=restricted or bool(item and item.restricted),
        owner_person=owner_person, owner_agency=owner_agency, owner_post=owner_post, raised_on=raised_on, raised_by=by,
        due_on=due_on, original_due_on=due_on, source=source, item=item, **_origin(origin),
    )  # fmt: skip
    if not action.what:
        raise Refused("Say what will be done.", field="what")
    base.refuse_unless_smart(action, partnership, urgent)
    base.refuse_without_access(action)
    return bring_in(action, by=by)


def bring_in(action: Action, *, by, kind: str = "action-raised") -> Action:
    """Give a checked action its reference, stream, deadline, and tell its owner. Inside a transaction."""
    action.reference = next_reference(Action, "A", 4)
    action._history_user = by
    action.save()
    base.write(action, ActionNote.Kind.RAISED, "Raised the action", by=by)
    base.watch(action, by=by)
    base.news(action, base.owners(action), kind, by=by)
    return action


def _check(source, owner_person, owner_agency, owner_post, raised_on, due_on) -> None:
    if source not in rules.SOURCES:
        raise ValueError(f"{source!r} is not a source of actions: {', '.join(rules.SOURCES)}.")
    base.refuse_if(rules.reasons_against_owner(owner_person, owner_agency, owner_post), "owner")
    base.refuse_if(rules.reasons_against_dates(raised_on, due_on, wall.today()), "due_on")


def _origin(origin: Subject | None) -> dict:
    if origin is None:
        return {}
    return {
        "origin_kind": origin.kind,
        "origin_id": origin.id,
        "origin_label": origin.label,
        "origin_url": origin.url,
    }


@transaction.atomic
def change_action(*, action: Action, by, **fields) -> Action:
    """Put what was agreed more exactly; ``fields`` are names of ``CHANGEABLE``. Nothing changed writes nothing.

    Raises Refused where it would not be SMART any more and is not urgent, is not open, or is restricted and would
    be opened to others by somebody who does not lead its group.
    """
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"These are not changed here: {', '.join(sorted(unknown))}.")
    action = base.locked(action)
    base.refuse_if(rules.reasons_against_change(action))
    changed = [name for name, value in fields.items() if getattr(action, name) != value]
    if "restricted" in changed:
        base.refuse_if(rules.reasons_against_opening_up(by, action), "restricted")
    for name in changed:
        setattr(action, name, fields[name])
    if not action.what.strip():
        raise Refused("Say what will be done.", field="what")
    base.refuse_unless_smart(action, action.partnership, action.urgent)
    if changed:
        said = rules.list_words(CHANGEABLE[name] for name in CHANGEABLE if name in changed)
        base.write(action, ActionNote.Kind.CHANGED, f"Changed {said}", by=by, words=f"Changed {said}.")
        base.keep(action, by)
    return action
