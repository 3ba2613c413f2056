"""Reviews that are being worked on: day 1, day 3, day 9, met, paused, extended and very late."""

from safeguarding.demo.case import Case
from safeguarding.demo.scripts.common import answered, first_day, gathered, met, notified, referred
from safeguarding.demo.travel import Script


def day_one(case: Case, day: int) -> Script:
    """Opened yesterday; call held, nobody asked yet."""
    yield from referred(case, day)
    yield case.stage.days.at(day, "15:00")
    case.call()
    case.agree("council", "A social worker visits the half-sister at school each day until the conference.", 2)
    case.opened_by(case.cast.group_chair)


def day_three(case: Case, day: int) -> Script:
    """Agencies were asked: one has answered richly, one does not know her, one wants time, one is late and chased."""
    days = case.stage.days
    yield from first_day(case, day, ("council", "health", "school", "voluntary", "commissioner"))
    yield days.at(day, "16:40")
    case.ask(
        "police", days=2, question="What do the devices show so far that other agencies must know to keep others safe?"
    )
    case.agree("police", "Write to the game's company to keep its records.", 1)
    yield from notified(case, day + 1)
    yield days.at(day + 1, "13:10")
    case.not_known("voluntary")
    yield days.at(day + 1, "15:45")
    case.answer("council")
    yield days.at(day + 2, "09:40")
    case.want_time(
        "commissioner", 3, "The practice is closed for training until Thursday, and the records are on paper."
    )
    yield days.at(day + 2, "11:20")
    case.answer("health", send=False)
    yield days.at(day + 2, "16:45")
    case.chase("police")
    case.opened_by(case.second, case.cast.group_chair)


def meeting_tomorrow(case: Case, day: int) -> Script:
    """Day 9: everything but one answer is there, and the partners meet tomorrow."""
    slots = ("council", "commissioner", "police", "health:2", "school")
    yield from first_day(case, day, (*slots, "health"))
    yield from notified(case, day + 1)
    yield case.stage.days.at(day + 1, "15:10")
    case.agree("council", "Pre-birth assessment for the coming baby, with a plan before the twelfth week.", 6)
    yield from answered(case, day + 3, slots, unknown=("school",))
    yield case.stage.days.at(day + 5, "10:00")
    case.want_time("health", 3, "The named nurse was called to court; the return is half written.")
    yield case.stage.days.at(day + 5, "11:45")
    case.give_time("health")
    yield case.stage.days.at(day + 7, "12:00")
    case.entry(
        {
            "weeks": 1,
            "what": "Neighbour heard the baby cry until about two in the morning.",
            "source": "Police statement",
        },
        by=case.officer,
    )
    if case.cast.members:
        case.name(case.cast.members[0], "Brings the learning from the last review of safe sleeping to the meeting")
    yield case.stage.days.at(day + 8, "14:00")
    case.opened_by(*case.cast.executives.values(), case.cast.group_chair, *case.cast.members[:1])


def dissent(case: Case, day: int) -> Script:
    """Met without one partner; another sees the outcome differently."""
    yield from gathered(case, day)
    yield case.stage.days.at(day + 7, "10:10")
    action = case.agree("school", "A member of staff travels with the brother until a safe route is agreed.", 2)
    case.agree("police", "Ask the neighbouring force for its intelligence of the last six months.", 1)
    yield case.stage.days.at(day + 8, "16:20")
    case.finish(action, "In place since this morning; the brother chose the member of staff.")
    yield from met(case, day + 9, absent="commissioner")
    yield case.stage.days.at(day + 10, "15:30")
    case.dissent("police", case.text["dissent"])


def paused(case: Case, day: int) -> Script:
    """Paused for five working days while the police asked partners to wait, then resumed; met since."""
    yield from first_day(case, day)
    yield from notified(case, day + 1)
    yield from answered(case, day + 2, ("council", "health", "school"))
    yield case.stage.days.at(day + 4, "12:30")
    case.pause("The senior investigating officer asks that no professional is spoken with until two arrests are made.")
    yield case.stage.days.at(day + 9, "09:15")
    case.resume()
    yield from answered(case, day + 9, ("commissioner", "police", "justice", "family"), unknown=("justice",))
    yield case.stage.days.at(day + 13, "15:15")
    case.meet(delegate="police")


def extended(case: Case, day: int) -> Script:
    """The meeting is given four more days, so that an answer from abroad could come."""
    yield from gathered(case, day, unknown=("justice", "family"))
    yield case.stage.days.at(day + 8, "16:00")
    case.extend(
        "meeting-held", 4, "The school attended abroad answers through its embassy; the partners agreed to wait."
    )
    case.extend("submitted", 4, "Follows from the later meeting.")
    reader = case.cast.members[-1] if case.cast.members else case.cast.referrers[1]
    case.conflict(reader, "Taught the family's older cousin and is a friend of the aunt.")


def very_late(case: Case, day: int) -> Script:
    """Day 23 of 15: the Panel was told on the first day, and since then answers and the meeting are overdue."""
    yield from first_day(case, day, ("council", "health", "commissioner", "school", "police"))
    yield from notified(case, day, "16:50")
    yield from answered(case, day + 4, ("health", "school"))
    yield case.stage.days.at(day + 9, "10:30")
    case.agree("health", "Ring every family of a child on the same treatment who has not collected it for a month.", 5)
    yield case.stage.days.at(day + 12, "10:00")
    case.chase("council")
    yield case.stage.days.at(day + 15, "14:40")
    case.answer("police")
    yield case.stage.days.at(day + 19, "09:50")
    case.chase("council")
    case.opened_by(case.cast.manager, case.cast.group_chair)
