"""The life of an action in the demo: raised, worked on, moved, blocked, closed on evidence, looked at again."""

from partnership.commands.actions import (
    add_evidence,
    ask_to_close,
    block,
    change_action,
    confirm_closing,
    move_due,
    note_progress,
    raise_action,
    record_impact,
    refuse_closing,
    reopen,
    unblock,
)
from partnership.commands.minutes import raise_from_item
from partnership.models import Action, AgendaItem
from safeguarding.clock import wall
from safeguarding.demo.travel import Script, do
from safeguarding.demo.work.seats import GroupAtWork

# For each story: the working days on which it is raised and due.
SPANS = {
    "closed": (-170, -110),
    "reopened": (-150, -75),
    "waiting": (-60, 4),
    "late": (-70, -9),
    "blocked": (-48, 12),
    "moved": (-55, -12),
    "open": (-25, 25),
}


def story(at_work: GroupAtWork, number: int) -> Script:
    """One action of the theme, from the day on which it was raised to where it stands today."""
    text = at_work.text["actions"][number]
    name = text.get("story", "open")
    raised, due = SPANS[name]
    days, words = at_work.stage.days, at_work.shared["closing"]
    yield days.at(raised + at_work.place, "11:30")
    action = _raise(at_work, text, number, days.on(due + at_work.place))
    owner = action.owner_person or at_work.officer
    yield days.at(raised + at_work.place + 8, "09:50")
    do(note_progress, action=action, words=words["progress"][number % 5], by=owner)
    yield from STORIES[name](at_work, action, owner, raised + at_work.place, due + at_work.place, text)


def _raise(at_work: GroupAtWork, text: dict, number: int, due_on) -> Action:
    owner = at_work.owner(number)
    return do(
        raise_action,
        partnership=at_work.stage.partnership,
        group=at_work.group,
        what=text["what"],
        measure=text["measure"],
        difference=text["difference"],
        means=text["means"],
        priority=at_work.priority(number),
        owner_person=None if number % 4 == 3 and owner.agency else owner,
        owner_agency=owner.agency if number % 4 == 3 else None,
        due_on=due_on,
        by=at_work.officer,
    )


def raised_at(at_work: GroupAtWork, item: AgendaItem, number: int) -> None:
    """One line typed during a meeting: not yet SMART."""
    due = at_work.stage.days.after(wall.today(), 30)
    what = f"Follow up “{item.title.lower()}” and report at the next meeting"
    do(raise_from_item, item=item, what=what, due_on=due, owner_person=at_work.owner(number), by=at_work.officer)


def followed_up(at_work: GroupAtWork, action: Action) -> None:
    """What was one line in a meeting is made SMART, done, and closed on evidence before the next."""
    words, owner = at_work.shared["closing"], action.owner_person
    fields = {"measure": "Reported at the next meeting, in one page", "means": "Half a day"}
    difference = "What was agreed about children does not get lost between two meetings"
    priority = at_work.priority(action.pk)
    do(change_action, action=action, difference=difference, priority=priority, by=at_work.officer, **fields)
    do(add_evidence, action=action, words=words["evidence"], evidence_on=wall.today(), by=owner)
    do(ask_to_close, action=action, by=owner)
    do(confirm_closing, action=action, months=(6,), words=words["confirmed"], by=_confirms(at_work, owner))


def _closed(at_work, action, owner, raised, due, text) -> Script:
    days, words = at_work.stage.days, at_work.shared["closing"]
    yield days.at(due - 15, "14:10")
    do(note_progress, action=action, words=words["progress"][2], by=owner)
    yield days.at(due - 4, "16:20")
    do(add_evidence, action=action, words=words["evidence"], evidence_on=days.on(due - 5), by=owner)
    do(ask_to_close, action=action, by=owner)
    yield days.at(due - 2, "10:40")
    do(confirm_closing, action=action, months=(6,), words=words["confirmed"], by=_confirms(at_work, owner))
    yield days.at(-3, "15:15")
    check = action.impact_checks.filter(done_on__isnull=True).first()
    if check and check.due_on <= wall.today():
        do(record_impact, check=check, **words["impact"], by=owner)


def _reopened(at_work, action, owner, raised, due, text) -> Script:
    yield from _closed(at_work, action, owner, raised, due, text)
    days, words = at_work.stage.days, at_work.shared["closing"]
    yield days.at(-20, "11:00")
    reason = words["refused"]
    do(reopen, action=action, reason=reason, due_on=days.on(15), by=_confirms(at_work, owner))


def _waiting(at_work, action, owner, raised, due, text) -> Script:
    days, words = at_work.stage.days, at_work.shared["closing"]
    yield days.at(-9, "09:35")
    do(add_evidence, action=action, words=words["evidence"], evidence_on=days.on(-10), by=owner)
    do(ask_to_close, action=action, by=owner)
    yield days.at(-7, "12:15")
    do(refuse_closing, action=action, reason=words["refused"], by=_confirms(at_work, owner))
    yield days.at(-2, "16:05")
    do(add_evidence, action=action, words=words["more"], evidence_on=days.on(-3), by=owner)
    do(ask_to_close, action=action, by=owner)


def _late(at_work, action, owner, raised, due, text) -> Script:
    days, words = at_work.stage.days, at_work.shared["closing"]
    yield days.at(due - 20, "13:45")
    do(note_progress, action=action, words=words["progress"][3], by=owner)


def _blocked(at_work, action, owner, raised, due, text) -> Script:
    days, words = at_work.stage.days, at_work.shared["closing"]
    yield days.at(raised + 12, "10:05")
    do(block, action=action, blocked_by="Waiting for figures from another agency", by=owner)
    yield days.at(raised + 20, "10:45")
    do(unblock, action=action, words=words["unblocked"], by=owner)
    yield days.at(-11, "15:50")
    do(block, action=action, blocked_by=text["blocked"], by=owner)


def _moved(at_work, action, owner, raised, due, text) -> Script:
    days, words = at_work.stage.days, at_work.shared["closing"]
    yield days.at(due - 6, "11:10")
    do(move_due, action=action, due_on=days.on(due + 15), reason=words["moved"], by=at_work.officer)
    yield days.at(min(due + 9, -1), "16:40")
    do(move_due, action=action, due_on=days.on(due + 40), reason=words["moved"], by=at_work.officer)


def _open(at_work, action, owner, raised, due, text) -> Script:
    yield at_work.stage.days.at(-6, "14:25")
    do(note_progress, action=action, words=at_work.shared["closing"]["progress"][1], by=owner)


def _confirms(at_work: GroupAtWork, owner):
    """The chair; a support officer where the chair owns it."""
    return at_work.chair if owner != at_work.chair else at_work.officer


STORIES = {
    "closed": _closed,
    "reopened": _reopened,
    "waiting": _waiting,
    "late": _late,
    "blocked": _blocked,
    "moved": _moved,
    "open": _open,
}
