"""Who may do what with an action, and what is against it. Reasons are sentences; an empty list means yes."""

import datetime

from django.db.models import Q

from accounts.access import holdings, visible_ids
from accounts.policy import Permission
from safeguarding.clock.words import list_words, say_date
from safeguarding.design.dates import counted
from safeguarding.documents.models import DocumentVersion

SOURCES: dict[str, str] = {
    "meeting": "A meeting",
    "recommendation": "A recommendation",
    "review": "A review",
    "audit": "An audit",
    "scrutiny": "Independent scrutiny",
    "impact": "An impact check",
    "alone": "Raised on its own",
    "import": "An earlier action log",
}
IMPACT_MONTHS = (6, 12)
# What a notice is about that tells somebody that an action is theirs no more; they may not see the action itself.
ONCE_OWNED = "action-once-owned"


def owner_words(action) -> str:
    """Who owns it, as a page says it: a person, an agency's post, or an agency."""
    if action.owner_person_id:
        return str(action.owner_person)
    return f"{action.owner_post}, {action.owner_agency}" if action.owner_post_id else str(action.owner_agency)


def group_words(action) -> str:
    """Its group in few words, or that it has none."""
    return (action.group.short_name or action.group.name) if action.group_id else "No group"


def evidence_file(action, version_id: int) -> DocumentVersion | None:
    """A file that the action's evidence carries; None for any other, whoever's it is."""
    if not action.notes.filter(version_id=version_id).exists():
        return None
    return DocumentVersion.objects.filter(pk=version_id).select_related("document").first()


def may_open(person, subject_kind: str, subject_id: int | None) -> bool:
    """Whether the person sees the record that an action came from; of one they do not, only its reference is shown."""
    return bool(subject_kind) and visible_ids(person, subject_kind).filter(pk=subject_id).exists()


# Who


def is_owner(person, action) -> bool:
    """Whether it is theirs: they own it, or act for the agency that does."""
    if action.owner_person_id:
        return action.owner_person_id == person.pk
    return action.owner_agency_id in holdings(person).agencies_in(action.partnership)


def leads_its_group(person, action) -> bool:
    """Whether they run the groups there, or chair its group."""
    held = holdings(person)
    runs = Permission.RUN_GROUPS in held.permissions(action.partnership)
    return runs or bool(action.group_id and action.group.key in held.chairs_in(action.partnership))


def may_work_on(person, action) -> bool:
    """Whether they may add to it and move it: its owner, its group's chair, the support team."""
    return is_owner(person, action) or leads_its_group(person, action)


def may_confirm(person, action) -> bool:
    """Whether they may say that it is done: see ``reasons_against_confirmer``."""
    return not reasons_against_confirmer(person, action)


def reasons_against_confirmer(person, action) -> list[str]:
    """Never the owner, never whoever asked; the chair only of another agency than the one that did it."""
    if action.owner_person_id == person.pk:
        return ["You own this action. Somebody else confirms that it is done: the support team, or the group's chair."]
    if action.closing_asked_on and action.closing_asked_by_id == person.pk:
        return ["You asked to close this action. Somebody else confirms it: the support team, or the group's chair."]
    if not leads_its_group(person, action):
        return ["An action is confirmed by the chair of its group or by the support team."]
    runs = Permission.RUN_GROUPS in holdings(person).permissions(action.partnership)
    if not runs and action.owner_agency_id and is_owner(person, action):
        return ["Your own agency did this action. The support team confirms that it is done."]
    return []


def waits_for(person, partnership) -> Q:
    """The actions that wait for this person's confirmation, as a condition; the same people as ``may_confirm``."""
    held = holdings(person)
    asked = Q(partnership=partnership, closing_asked_on__isnull=False, closed_on__isnull=True)
    others = asked & ~Q(closing_asked_by=person.pk) & ~Q(owner_person=person.pk)
    if Permission.RUN_GROUPS in held.permissions(partnership):
        return others
    of_others = ~Q(owner_agency__in=held.agencies_in(partnership))
    return others & of_others & Q(group__key__in=held.chairs_in(partnership))


# What


def reasons_against_dates(raised_on: datetime.date, due_on: datetime.date, today: datetime.date) -> list[str]:
    """Against an action's two dates."""
    if raised_on > today:
        return ["An action is raised today or earlier. Give the day on which it was agreed."]
    if due_on < raised_on:
        return [
            f"It is due on {say_date(due_on)}, before it was raised on {say_date(raised_on)}. Choose a later due date."
        ]
    return []


def reasons_against_work(action) -> list[str]:
    """Against adding to it or changing it: only an open action is worked on."""
    if action.closed_on:
        return [f"This action was closed on {say_date(action.closed_on)}. Open it again first."]
    return []


def reasons_against_change(action) -> list[str]:
    """Against changing what was agreed: also while it waits to be confirmed."""
    if action.closing_asked_on and not action.closed_on:
        return ["This action waits to be confirmed. Once that is answered, it can be changed again."]
    return reasons_against_work(action)


def reasons_against_opening_up(person, action) -> list[str]:
    """Against letting more people see a restricted action: that is for those who lead its group."""
    if action.restricted and not leads_its_group(person, action):
        return ["This action is kept to its group. The group's chair or the support team opens it to others."]
    return []


def reasons_against_moving(action, due_on: datetime.date, reason: str, today: datetime.date) -> list[str]:
    """Against another due date."""
    reasons = reasons_against_change(action)
    if reasons:
        return reasons
    if due_on == action.due_on:
        return [f"It is due on {say_date(due_on)} already. Choose another day."]
    if due_on < today:
        return [f"{say_date(due_on)} has passed. Choose today or a later day."]
    return [] if reason.strip() else ["Say why the date moves."]


def reasons_against_owner(person, agency, post) -> list[str]:
    """Against an owner: exactly one person, or an agency with or without one of its posts."""
    if person is None and agency is None:
        return ["Say who owns it: a person, or an agency."]
    if person is not None and agency is not None:
        return ["An action has one owner: a person, or an agency. To share it between agencies, split it."]
    if post is not None and post.agency_id != agency.pk:
        return [f"{post} is not a post of {agency}. Choose one of its own posts."]
    return []


def reasons_against_closing(action, evidence: int, open_parts: list[str]) -> list[str]:
    """Against asking to close it. ``evidence`` counts its pieces, ``open_parts`` are references of its parts."""
    reasons = reasons_against_work(action)
    if reasons:
        return reasons
    if action.closing_asked_on:
        return [f"Closing was asked for on {say_date(action.closing_asked_on)}. It waits to be confirmed."]
    if open_parts:
        one = len(open_parts) == 1
        return [
            f"{counted(len(open_parts), 'part').capitalize()} of it {'is' if one else 'are'} still open: "
            f"{list_words(open_parts)}. Close {'it' if one else 'them'} first."
        ]
    if not evidence:
        return ["Add at least one piece of evidence first: what shows that it is done."]
    return []


def reasons_against_deciding_closing(person, action) -> list[str]:
    """Against confirming it or sending it back."""
    if action.closed_on:
        return [f"This action was closed on {say_date(action.closed_on)} already."]
    if not action.closing_asked_on:
        return ["Nobody has asked to close this action. Its owner asks first, with evidence."]
    return reasons_against_confirmer(person, action)


def reasons_against_splitting(action, agencies, taken: set[int]) -> list[str]:
    """Against sharing it between ``agencies``; ``taken`` are the agencies that have a part of it already."""
    reasons = reasons_against_change(action)
    if reasons:
        return reasons
    if action.part_of_id:
        return ["This action is a part of another one. Split that one instead."]
    if not taken and len(agencies) < 2:
        return ["Choose two agencies or more. To give it to one agency, hand it over instead."]
    if not agencies:
        return ["Choose at least one more agency."]
    again = [str(agency) for agency in agencies if agency.pk in taken]
    return [f"{list_words(again)} {'has' if len(again) == 1 else 'have'} a part of it already."] if again else []


def reasons_against_reopening(action, reason: str, due_on: datetime.date, today: datetime.date) -> list[str]:
    """Against opening it again."""
    if not action.closed_on:
        return ["This action is open."]
    if action.part_of_id and action.part_of.closed_on:
        return [f"It is a part of {action.part_of}, which is closed. Open that one first."]
    if due_on < today:
        return [f"{say_date(due_on)} has passed. Choose today or a later day."]
    return [] if reason.strip() else ["Say why it is opened again."]


def reasons_against_months(months: tuple[int, ...], action) -> list[str]:
    """Against the months after which its impact is checked; a part may leave that to the whole."""
    if any(number not in IMPACT_MONTHS for number in months):
        return [f"The impact is checked after {' or '.join(str(number) for number in IMPACT_MONTHS)} months."]
    if not months and not action.part_of_id:
        return ["Choose when to check whether it made a difference: after 6 months, after 12, or both."]
    return []


def reasons_against_impact(check) -> list[str]:
    """Against writing what an impact check found."""
    if check.done_on:
        return [f"This check was done on {say_date(check.done_on)}."]
    if check.dropped_on:
        return ["The action was opened again, so this check was dropped. Closing it books another one."]
    return []
