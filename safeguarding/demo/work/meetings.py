"""A meeting of the demo, from its place in the diary to what members passed on."""

import datetime

from partnership.commands.agenda import build_agenda, put_on_agenda
from partnership.commands.attendance import mark_attendance
from partnership.commands.meetings import call_meeting, plan_meeting
from partnership.commands.minutes import (
    approve_minutes,
    close_meeting,
    contribute,
    escalate_item,
    open_meeting,
    record_outcome,
    save_prompt,
    send_to_chair,
)
from partnership.commands.passing_on import say_passed_on
from partnership.models import Action, AgendaItem, Meeting
from partnership.rules.groups import seats_of
from safeguarding.clock import wall
from safeguarding.demo.travel import Script, do
from safeguarding.demo.work.actions import followed_up, raised_at
from safeguarding.demo.work.seats import GroupAtWork

PLANNED_BEFORE, BUILT_BEFORE, CALLED_BEFORE = 30, 8, 6
LASTS = datetime.timedelta(hours=2)
# The number of the meeting that was held last; of those before it everybody has passed the messages on.
LAST = 3
PLACE = "Partnership offices, meeting room 2, and by video"


def planned(at_work: GroupAtWork, day: int) -> Script:
    """Put into the diary a good while before; gives the meeting to whoever goes on."""
    yield at_work.stage.days.at(min(day - PLANNED_BEFORE, -1), "10:15")
    starts_at = at_work.stage.days.at(day, "10:00")
    return do(
        plan_meeting,
        group=at_work.group,
        starts_at=starts_at,
        ends_at=starts_at + LASTS,
        place=PLACE,
        by=at_work.officer,
    )


def called(at_work: GroupAtWork, day: int, number: int) -> Script:
    """Planned, its agenda built with two of the theme's own items, and sent."""
    meeting = yield from planned(at_work, day)
    yield at_work.stage.days.at(day - BUILT_BEFORE, "11:20")
    do(build_agenda, meeting=meeting, by=at_work.officer)
    items = at_work.text["meeting"]
    for n in range(2):
        title = items[(number + n) % len(items)]["title"]
        do(put_on_agenda, meeting=meeting, title=title, purpose="discussion", minutes=20, by=at_work.officer)
    yield at_work.stage.days.at(day - CALLED_BEFORE, "15:05")
    do(call_meeting, meeting=meeting, by=at_work.officer)
    return meeting


def held(at_work: GroupAtWork, day: int, number: int) -> Script:
    """Called and held: who came, what was said and what came of it; the minutes go to the chair the next day."""
    meeting = yield from called(at_work, day, number)
    yield at_work.stage.days.at(day, "10:02")
    do(open_meeting, meeting=meeting, minuted_by=at_work.officer, chaired_by=at_work.chair, by=at_work.officer)
    _attend(at_work, meeting, number)
    yield at_work.stage.days.at(day, "11:40")
    for item in meeting.items.all():
        _minute(at_work, item, number)
    _answer(at_work, meeting)
    yield at_work.stage.days.at(day, "12:05")
    do(close_meeting, meeting=meeting, pass_on=_to_pass_on(at_work, number), by=at_work.officer)
    yield at_work.stage.days.at(day + 1, "14:30")
    do(send_to_chair, meeting=meeting, by=at_work.officer)
    return meeting


def approved(at_work: GroupAtWork, day: int, number: int) -> Script:
    """Held, approved by the chair, and passed on by everybody; of the last one by most."""
    meeting = yield from held(at_work, day, number)
    yield at_work.stage.days.at(day + 4, "17:10")
    do(approve_minutes, meeting=meeting, by=at_work.chair)
    yield at_work.stage.days.at(day + 6, "09:25")
    for place, row in enumerate(meeting.passed_on.order_by("pk")):
        if number < LAST or place % 3:
            do(say_passed_on, meeting=meeting, how=at_work.shared["chair"]["passed"], by=row.person)
    yield at_work.stage.days.at(min(day + 24, -1), "13:50")
    for action in Action.objects.open().filter(item__meeting=meeting):
        if day + 24 < 0:
            followed_up(at_work, action)
    return meeting


def _attend(at_work: GroupAtWork, meeting: Meeting, number: int) -> None:
    """Most come; one sends apologies, one sends the deputy where there is one."""
    for place, seat in enumerate(seats_of(at_work.group, wall.today())):
        if seat.standing == "deputy":
            continue
        presence = "apologies" if (place + number) % 5 == 4 else "present"
        deputy = next((other for other in seat.deputies), None) if number % 2 and place else None
        fields = (
            {"presence": "deputy", "deputy": getattr(deputy, "person", deputy)} if deputy else {"presence": presence}
        )
        do(mark_attendance, meeting=meeting, appointment=seat.appointment, **fields, by=at_work.officer)


def _minute(at_work: GroupAtWork, item: AgendaItem, number: int) -> None:
    told = next((one for one in at_work.text["meeting"] if one["title"] == item.title), None)
    if told is None:
        do(record_outcome, item=item, outcome="discussion", said="Taken as on the agenda.", by=at_work.officer)
        return
    words = told.get("words", "")
    do(record_outcome, item=item, outcome=told["outcome"], words=words, said=told["said"], by=at_work.officer)
    if told["outcome"] == "escalation" and at_work.group.parents.exists():
        ask = at_work.shared["chair"]["asks"].strip()
        do(escalate_item, item=item, ask=ask, by=at_work.officer)
    if told["outcome"] == "action":
        raised_at(at_work, item, number)


def _answer(at_work: GroupAtWork, meeting: Meeting) -> None:
    for prompt, words in at_work.text["prompts"].items():
        do(save_prompt, meeting=meeting, prompt=prompt, words=words, version=0, by=at_work.officer)
    if meeting.group.kind == "forum":
        words = at_work.shared["chair"]["contribution"]
        do(contribute, meeting=meeting, words=words, agency=at_work.owner(0).agency, by=at_work.officer)


def _to_pass_on(at_work: GroupAtWork, number: int) -> str:
    return f"Please tell your teams: {at_work.text['meeting'][number % len(at_work.text['meeting'])]['said']}"
