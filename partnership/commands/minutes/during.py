"""While the meeting runs: opening it, writing against each item, the prompts, and ending it."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from partnership.commands.actions import raise_action
from partnership.commands.attendance import mark_the_rest_absent
from partnership.commands.escalations import escalate
from partnership.commands.minuting import lock, refuse
from partnership.models import Action, AgendaItem, Contribution, Escalation, Meeting, PromptAnswer
from partnership.rules import minutes as rules
from partnership.rules.groups import chairs_of
from partnership.rules.prompts import PROMPTS
from safeguarding.clock import wall
from safeguarding.clock.refusal import Refused
from safeguarding.history.commands import note

ITEM_FIELDS = ("said", "outcome", "outcome_words")
OUTCOMES = AgendaItem.Outcome
KEPT_BACK = "What was said is restricted to the group. Its chair says more to those who answer."


@dataclass(frozen=True)
class Saved:
    """What became of something that was typed: ``row`` as it stands now, and what two people changed at once.

    ``conflicts`` maps a field to (what stands there now, what was typed); ``by`` is who wrote the former.
    """

    row: AgendaItem | PromptAnswer
    conflicts: dict
    by: object = None


@transaction.atomic
def open_meeting(*, meeting: Meeting, by, minuted_by=None, chaired_by=None) -> Meeting:
    """The meeting begins. ``minuted_by`` is whoever opens it unless somebody is named, ``chaired_by`` the group's chair.

    Raises Refused before its day, and for one that was opened or cancelled already.
    """
    lock(meeting)
    refuse(rules.reasons_against_opening(meeting))
    chairs = chairs_of(meeting.group, wall.london_date(meeting.starts_at))
    meeting.state, meeting.opened_at = Meeting.State.OPEN, wall.now()
    meeting.minuted_by = minuted_by or by
    meeting.chaired_by = chaired_by or meeting.chaired_by or next(iter(chairs), None)
    meeting.version += 1
    meeting.save()
    note(subject=meeting.subject, what="The meeting was opened.", kind="opened", by=by)
    return meeting


@transaction.atomic
def save_item(*, item: AgendaItem, version: int, by, **typed: str) -> Saved:
    """Keep what was typed against an item: ``said``, ``outcome`` and ``outcome_words``, as far as they are given.

    ``version`` is the item's when the page was drawn. What somebody else changed meanwhile is never written over:
    it comes back in ``conflicts`` beside what was typed. Raises Refused when the minutes are closed.
    """
    item = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting", "changed_by").get(pk=item.pk)
    refuse(rules.reasons_against_minuting(item.meeting))
    typed = {name: words for name, words in typed.items() if name in ITEM_FIELDS}
    if typed.get("outcome") and typed["outcome"] not in OUTCOMES.values:
        raise Refused("Choose one of the outcomes.", field="outcome")
    return _merge(item, version, typed, by)


@transaction.atomic
def save_prompt(*, meeting: Meeting, prompt: str, words: str, version: int, by) -> Saved:
    """Keep the meeting's answer to a prompt, as ``save_item`` does; an answer that is new has version 0.

    Raises Refused for a question that is not one of the four and when the minutes are closed.
    """
    refuse(rules.reasons_against_minuting(meeting))
    if prompt not in PROMPTS:
        raise Refused("That is not one of the questions that this meeting answers.")
    answer, new = PromptAnswer.objects.select_for_update().get_or_create(meeting=meeting, prompt=prompt)
    return _merge(answer, answer.version if new else version, {"words": words}, by)


def _merge(row, version: int, typed: dict[str, str], by) -> Saved:
    names = list(typed)
    now = {name: getattr(row, name) for name in names}
    merged = rules.merge(now if row.version == version else _as_of(row, version, names), now, typed)
    writer = getattr(row, "changed_by", None) or _last_writer(row)
    if merged.changes:
        for name, words in merged.changes.items():
            setattr(row, name, words)
        row.version += 1
        row._history_user = by
        if hasattr(row, "changed_at"):
            row.changed_by, row.changed_at = by, wall.now()
        row.save()
    return Saved(row, merged.conflicts, writer)


def _as_of(row, version: int, names: list[str]) -> dict[str, str] | None:
    """What the row read at an earlier version, from its trail; None for a version that it never had."""
    return row.history.filter(version=version).order_by("-history_id").values(*names).first()


def _last_writer(row):
    last = row.history.select_related("history_user").first()
    return last.history_user if last else None


@transaction.atomic
def record_outcome(*, item: AgendaItem, outcome: str, by, words: str = "", said: str | None = None) -> AgendaItem:
    """Write an item's outcome whatever version it has: for seeds and imports, and where only one person writes."""
    typed = {"outcome": outcome, "outcome_words": words} | ({} if said is None else {"said": said})
    item.refresh_from_db(fields=["version"])
    return save_item(item=item, version=item.version, by=by, **typed).row


@transaction.atomic
def add_item(*, meeting: Meeting, title: str, by, restricted: bool = False) -> AgendaItem:
    """An item that came up during the meeting, at the end of its agenda."""
    refuse(rules.reasons_against_minuting(meeting))
    if not title.strip():
        raise Refused("Say what the item is about.", field="title")
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    return meeting.items.create(title=title.strip(), position=last + 1, restricted=restricted, changed_by=by)


@transaction.atomic
def raise_from_item(*, item: AgendaItem, what: str, due_on: datetime.date, by, **owner) -> Action:
    """Raise an action at an item in one line; it is marked as not yet SMART, and the rest follows.

    ``owner`` is ``owner_person``, ``owner_agency`` or ``owner_post``. An item without an outcome ends in an action.
    """
    meeting = item.meeting
    refuse(rules.reasons_against_minuting(meeting))
    action = raise_action(
        partnership=meeting.group.partnership,
        group=meeting.group,
        what=what,
        due_on=due_on,
        by=by,
        urgent=True,
        restricted=item.restricted,
        raised_on=wall.london_date(meeting.starts_at),
        item=item,
        source="meeting",
        origin=meeting.subject,
        **owner,
    )
    _default_outcome(item, OUTCOMES.ACTION, by)
    return action


@transaction.atomic
def escalate_item(*, item: AgendaItem, ask: str, by, to_group=None, answer_by=None) -> Escalation:
    """Put what an item is about to the group above, with what is asked of it.

    Of a restricted item neither title nor minute goes along. Raises Refused without an ask.
    """
    refuse(rules.reasons_against_minuting(item.meeting))
    if not ask.strip():
        raise Refused("Say what the group above is asked to decide or do.", field="ask")
    if item.escalations.filter(taken_back_on__isnull=True).exists():
        raise Refused("This item has been escalated already. Its answer will come back to the group.", field="ask")
    item.refresh_from_db()
    escalation = escalate(
        from_group=item.meeting.group,
        to_group=to_group,
        **_about(item),
        ask=ask.strip(),
        answer_by=answer_by,
        item=item,
        by=by,
    )
    _default_outcome(item, OUTCOMES.ESCALATION, by, replace=True)
    return escalation


def _about(item: AgendaItem) -> dict:
    """What the group above reads of an item."""
    if item.restricted:
        return {"title": f"A restricted item of {item.meeting.group}"[:200], "what": KEPT_BACK}
    return {"title": item.title, "what": item.said or item.title}


def _default_outcome(item: AgendaItem, outcome: str, by, *, replace: bool = False) -> None:
    item.refresh_from_db(fields=["outcome", "version"])
    if replace or not item.outcome:
        save_item(item=item, version=item.version, by=by, outcome=outcome)


@transaction.atomic
def contribute(*, meeting: Meeting, words: str, by, agency=None, who: str = "") -> Contribution:
    """What somebody brought, there or in writing: at a forum nobody is required to come, and everybody may speak."""
    if meeting.state not in (Meeting.State.PLANNED, Meeting.State.CALLED):
        refuse(rules.reasons_against_minuting(meeting))
    if not words.strip():
        raise Refused("Say what was contributed.", field="words")
    if agency is None and not who.strip():
        raise Refused("Say which agency, or who, it came from.", field="who")
    return meeting.contributions.create(words=words.strip(), agency=agency, who=who.strip(), added_by=by)


@transaction.atomic
def close_meeting(*, meeting: Meeting, by, pass_on: str = "") -> Meeting:
    """The meeting ends; its minutes are a draft that may still be written on.

    Items that were not reached are carried forward, members about whom nothing was said were absent.
    ``pass_on`` is what every member takes back to their own organisation.
    """
    lock(meeting)
    refuse(rules.reasons_against_closing(meeting))
    for item in meeting.items.filter(outcome="", said=""):
        save_item(item=item, version=item.version, by=by, outcome=OUTCOMES.DEFERRED)
    mark_the_rest_absent(meeting)
    meeting.closed_at, meeting.pass_on = wall.now(), pass_on.strip()
    meeting.version += 1
    meeting.save()
    note(subject=meeting.subject, what="The meeting ended; its minutes are a draft.", kind="closed", by=by)
    return meeting
