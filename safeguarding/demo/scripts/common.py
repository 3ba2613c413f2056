"""What most cases share: the first day, the questions to agencies, the way to a decision."""

from safeguarding.demo.case import Case
from safeguarding.demo.travel import Script

ASKED = ("council", "commissioner", "police", "health", "school", "justice", "family")


def referred(case: Case, day: int, *, aware_hours: float = 3, at: str = "09:10") -> Script:
    """The referral is written and sent within the hour, and accepted before noon."""
    yield case.stage.days.at(day, at)
    case.draft(aware_hours=aware_hours)
    yield case.stage.days.at(day, "09:48")
    case.send()
    yield case.stage.days.at(day, "11:05")
    case.accept()


def first_day(case: Case, day: int, asked: tuple[str, ...] = ASKED) -> Script:
    """Referral, call, minutes and questions on one day; the Panel as well where the arrangement wants it first."""
    yield from referred(case, day)
    yield case.stage.days.at(day, "14:55")
    case.call()
    case.opened_by(*list(case.cast.executives.values())[:2], case.cast.group_chair)
    yield case.stage.days.at(day, "15:40")
    case.file_minutes()
    if case.stage.notifies_first:
        yield case.stage.days.at(day, "15:55")
        case.notify()
    yield case.stage.days.at(day, "16:10")
    case.ask(*asked)


def notified(case: Case, day: int, at: str = "10:20") -> Script:
    """The Panel and the other bodies are told of the incident, unless they were on the first day."""
    if not case.stage.notifies_first:
        yield case.stage.days.at(day, at)
        case.notify()


def answered(case: Case, day: int, slots: tuple[str, ...] = ASKED, unknown: tuple[str, ...] = ()) -> Script:
    """Agencies answer one after the other, one or two a day from ``day`` on."""
    for place, slot in enumerate(slots):
        yield case.stage.days.at(day + place // 2, ("10:35", "15:25")[place % 2])
        if slot in unknown:
            case.not_known(slot)
        else:
            case.answer(slot)


def gathered(case: Case, day: int, unknown: tuple[str, ...] = ("justice",)) -> Script:
    """A case in the ordinary way, from the referral to the last answer."""
    yield from first_day(case, day)
    yield from notified(case, day + 1)
    yield from answered(case, day + 2, unknown=unknown)


def met(case: Case, day: int, **presence) -> Script:
    """The meeting, and its outcome written up the next morning."""
    yield case.stage.days.at(day, "15:15")
    case.meet(**presence)
    yield case.stage.days.at(day + 1, "11:30")
    case.write()
    case.recommend()


def submitted(case: Case, day: int) -> Script:
    """Read once more and submitted; advice by the evening where the arrangement asks for it."""
    yield case.stage.days.at(day, "12:10")
    case.submit()
    yield case.stage.days.at(day, "16:30")
    case.advise(case.stage.text("common")["advice"])


def decided(case: Case, day: int, *, kind: str = "signed", reasons: str = "", instead: str = "") -> Script:
    """The decision, and those outside told of it the same day."""
    yield case.stage.days.at(day, "10:50")
    case.decide(kind, reasons, instead)
    yield case.stage.days.at(day, "14:20")
    case.notify("decision")


def fed_back(case: Case, day: int) -> Script:
    yield case.stage.days.at(day, "11:15")
    case.feed_back()
