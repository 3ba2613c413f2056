"""Who minutes a meeting, who approves, what stands in the way, and how two people's typing is brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery

from accounts.access import holdings, may
from accounts.policy import Permission
from partnership.models import AgendaItem, Group, Meeting
from safeguarding.clock import wall
from safeguarding.design.dates import long_date

State = Meeting.State


def may_minute(person, meeting: Meeting) -> bool:
    """Whether ``person`` takes minutes here: the support team, a chair of the group, who chairs or minutes it."""
    partnership = meeting.group.partnership
    if may(person, Permission.RUN_GROUPS, partnership):
        return True
    named = person.pk in (meeting.minuted_by_id, meeting.chaired_by_id)
    return named or meeting.group.key in holdings(person).chairs_in(partnership)


def may_approve(person, meeting: Meeting) -> bool:
    """Whether ``person`` is somebody who approves these minutes: they chair the group or chaired the meeting."""
    partnership = meeting.group.partnership
    chairs = meeting.group.key in holdings(person).chairs_in(partnership)
    return meeting.chaired_by_id == person.pk or (chairs and may(person, Permission.CHAIR_GROUPS, partnership))


def reasons_against_opening(meeting: Meeting) -> list[str]:
    """Why minutes of this meeting cannot be begun now."""
    if meeting.state == State.CANCELLED:
        return ["This meeting was cancelled. Plan another one."]
    if meeting.state not in (State.PLANNED, State.CALLED):
        return ["This meeting has been opened already. Go on with its minutes."]
    day = wall.london_date(meeting.starts_at)
    if day > wall.today():
        return [f"The meeting is on {long_date(day)}. Open it on that day, or move it first."]
    return []


def reasons_against_minuting(meeting: Meeting) -> list[str]:
    """Why nothing more can be written into these minutes."""
    return {
        State.PLANNED: ["The meeting has not been opened. Open it, then take its minutes."],
        State.CALLED: ["The meeting has not been opened. Open it, then take its minutes."],
        State.OPEN: [],
        State.DRAFTED: ["The minutes are with the chair. The chair can send them back to you to change them."],
        State.APPROVED: ["The minutes are approved and cannot be changed. Add a correction beside them."],
        State.CANCELLED: ["This meeting was cancelled. Plan another one."],
    }[meeting.state]


def reasons_against_closing(meeting: Meeting) -> list[str]:
    """Why the meeting cannot be ended."""
    if meeting.closed_at:
        return ["The meeting has ended already. Send its minutes to the chair."]
    return reasons_against_minuting(meeting)


def reasons_against_sending(meeting: Meeting) -> list[str]:
    """Why the draft minutes cannot go to the chair, a sentence for each item that is not finished."""
    if meeting.state != State.OPEN:
        return reasons_against_minuting(meeting)
    if not meeting.closed_at:
        return ["The meeting is still going on. End it first."]
    items = meeting.items.filter(outcome=AgendaItem.Outcome.DECISION)
    return [
        f"Item {item.position}, “{item.title}”, ended in a decision. Write the decision in a sentence."
        for item in items
        if not item.outcome_words.strip()
    ]


def reasons_against_approving(person, meeting: Meeting) -> list[str]:
    """Why ``person`` cannot approve the minutes as they stand."""
    if meeting.state == State.APPROVED:
        return ["These minutes are approved already."]
    if meeting.state != State.DRAFTED:
        return ["The minutes have not been sent to the chair yet."]
    if not may_approve(person, meeting):
        return ["Minutes are approved by who chairs the group or chaired the meeting."]
    if meeting.minuted_by_id == person.pk:
        return ["You took these minutes yourself. Another chair, or who chaired the meeting, approves them."]
    return []


def reasons_against_adding(meeting: Meeting) -> list[str]:
    """Why no addendum can be put beside these minutes."""
    return [] if meeting.state == State.APPROVED else ["The minutes are not approved yet. Change them directly."]


def waiting_to_approve(person, partnership):
    """The meetings whose minutes wait for this person, as a queryset; no statement for who approves none."""
    held = holdings(person)
    chaired = held.chairs_in(partnership)
    if not chaired and not may(person, Permission.ANSWER_ESCALATIONS, partnership):
        return Meeting.objects.none()
    theirs = Q(group__key__in=chaired) | Q(chaired_by=person)
    drafted = Meeting.objects.visible_to(person).filter(theirs, state=State.DRAFTED, group__partnership=partnership)
    return drafted.exclude(minuted_by=person).select_related("group")


def items_to_minute(meeting: Meeting) -> list[AgendaItem]:
    """The agenda with what each item led to; ``above`` is the name of the group that one would escalate to.

    Three statements.
    """
    above = Group.objects.filter(children=OuterRef("meeting__group")).order_by("pk").values("name")[:1]
    items = meeting.items.select_related("changed_by").prefetch_related("actions", "escalations")
    return list(items.annotate(above=Subquery(above)))


@dataclass(frozen=True)
class Merged:
    """Two people's typing brought together field by field.

    ``changes`` may be written as they are. ``conflicts`` were changed by both: (what stands there now, what was typed).
    """

    changes: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, tuple[str, str]] = field(default_factory=dict)


def merge(base: Mapping[str, str] | None, now: Mapping[str, str], typed: Mapping[str, str]) -> Merged:
    """What to do with ``typed`` when the record reads ``now`` and read ``base`` when the page was drawn.

    A field that only one of the two changed is no conflict. With no ``base`` (the page's version is
    not known) every difference is one.
    """
    changes, conflicts = {}, {}
    for name, words in typed.items():
        if words == now[name] or (base is not None and words == base[name]):
            continue
        if base is not None and base[name] == now[name]:
            changes[name] = words
        else:
            conflicts[name] = (now[name], words)
    return Merged(changes, conflicts)


# What somebody chose when two people had changed the same words
CHOICES = {
    "both": "Keep both, one below the other",
    "mine": "Keep what I typed",
    "theirs": "Keep what they wrote",
}


def choose(choice: str, now: str, typed: str) -> str:
    """The words to keep: ``now`` stands in the record, ``typed`` is newer. Both are kept unless one is chosen."""
    if choice == "theirs":
        return now
    if choice == "mine" or now.strip() in typed:
        return typed
    if typed.strip() in now:
        return now
    return f"{now.rstrip()}\n\n{typed.strip()}"
