"""Whose it is: handed over, or shared between agencies."""

from django.db import transaction

from partnership.commands.actions import base
from partnership.commands.actions.raising import bring_in
from partnership.models import Action, ActionNote
from partnership.rules import actions as rules
from safeguarding.clock.refusal import Refused
from safeguarding.clock.subject import Subject
from safeguarding.clock.words import list_words

SHARED = (
    "partnership", "group", "what", "measure", "difference", "means", "priority", "objective", "urgent", "restricted",
    "raised_on", "due_on", "source", "origin_kind", "origin_id", "origin_label", "origin_url", "item",
)  # fmt: skip


@transaction.atomic
def hand_over(*, action: Action, by, owner_person=None, owner_agency=None, owner_post=None, reason: str = "") -> Action:
    """Give it to another owner; the old one and the new one are told. The date stays.

    ``owner_post`` brings its agency along. Raises Refused for the same owner and for one without access.
    """
    action = base.locked(action)
    base.refuse_if(rules.reasons_against_change(action))
    if owner_post is not None and owner_agency is None:
        owner_agency = owner_post.agency
    base.refuse_if(rules.reasons_against_owner(owner_person, owner_agency, owner_post), "owner")
    if (owner_person, owner_agency, owner_post) == (action.owner_person, action.owner_agency, action.owner_post):
        raise Refused(f"It belongs to {rules.owner_words(action)} already. Choose somebody else.", field="owner")
    before, old = base.owners(action), rules.owner_words(action)
    action.owner_person, action.owner_agency, action.owner_post = owner_person, owner_agency, owner_post
    base.refuse_without_access(action)
    said = f"Handed over from {old} to {rules.owner_words(action)}"
    words = f"{said}. {reason.strip()}" if reason.strip() else f"{said}."
    base.write(action, ActionNote.Kind.HANDED_OVER, said, by=by, words=words)
    base.keep(action, by)
    base.watch(action, by=by)
    after = base.owners(action)
    base.news(action, after, "action-handed-over", by=by)
    _tell_before(action, [person for person in before if person not in after], by)
    return action


def _tell_before(action: Action, people, by) -> None:
    """Those it was taken from hear of it, also where they do not see the action any more."""
    for person in people:
        still = Action.objects.visible_to(person).filter(pk=action.pk).exists()
        once = Subject(rules.ONCE_OWNED, action.pk, action.reference, "/")
        base.news(action, [person], "action-handed-on", by=by, subject=action.subject if still else once)


@transaction.atomic
def split(*, action: Action, agencies, by) -> list[Action]:
    """Make a part of it for each agency, to be done by the same day; each agency is told.

    It stays open with its own owner until every part is closed, and is then confirmed itself. Raises Refused for
    fewer than two agencies, for one that has a part already, and for an action that is a part.
    """
    action = base.locked(action)
    agencies = list(agencies)
    taken = set(action.parts.values_list("owner_agency_id", flat=True))
    base.refuse_if(rules.reasons_against_splitting(action, agencies, taken), "agencies")
    parts = [_part(action, agency, by) for agency in agencies]
    said = f"Split between {list_words(str(agency) for agency in agencies)}"
    base.write(action, ActionNote.Kind.SPLIT, said, by=by, words=f"{said}.")
    base.keep(action, by)
    return parts


def _part(action: Action, agency, by) -> Action:
    shared = {name: getattr(action, name) for name in SHARED}
    part = Action(**shared, original_due_on=action.due_on, owner_agency=agency, raised_by=by, part_of=action)
    return bring_in(part, by=by)
