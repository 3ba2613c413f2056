"""Reviews that have come to an end, each in its own way."""

from safeguarding.demo.case import Case
from safeguarding.demo.scripts.common import decided, fed_back, first_day, gathered, met, submitted
from safeguarding.demo.travel import Script


def practice_review(case: Case, day: int) -> Script:
    """Closed with a practice review, whose clock of some months is running."""
    yield from gathered(case, day, unknown=("commissioner",))
    yield from met(case, day + 9)
    yield from submitted(case, day + 11)
    yield from decided(case, day + 13)
    yield case.stage.days.at(day + 14, "09:30")
    case.start_practice_review()
    yield from fed_back(case, day + 14)
    yield case.stage.days.at(day + 22, "10:00")
    reply = case.panel_replied("agrees", "The Panel agrees with the decision to carry out a local review.", 5)
    yield case.stage.days.at(day + 24, "14:30")
    case.acted(reply, "Terms of reference agreed with the review group; the lead reviewer has been told.")
    yield case.stage.days.at(day + 25, "16:00")
    case.close()


def no_further_review(case: Case, day: int) -> Script:
    """Signed off on day 13 and closed: the learning was known and is being put right."""
    yield from gathered(case, day, unknown=("justice", "school"))
    yield case.stage.days.at(day + 2, "12:40")
    action = case.agree("health", "Give every parent in treatment a locked box this week.", 4)
    yield case.stage.days.at(day + 5, "15:55")
    case.finish(action, "Forty-one boxes given out; the order is now a standing one.")
    yield from met(case, day + 8)
    yield from submitted(case, day + 10)
    yield from decided(case, day + 13)
    yield from fed_back(case, day + 15)
    yield case.stage.days.at(day + 20, "11:10")
    case.close()


def decided_otherwise(case: Case, day: int) -> Script:
    """The decision maker overruled the partners, with reasons; the Panel had another view and was answered."""
    yield from gathered(case, day)
    yield from met(case, day + 9, absent="police")
    yield from submitted(case, day + 11)
    yield from decided(case, day + 13, kind="overruled", reasons=case.text["overruled"], instead="learning-review")
    yield from fed_back(case, day + 15)
    yield case.stage.days.at(day + 21, "10:25")
    reply = case.panel_replied(
        "disagrees", "The Panel thinks that the criteria for a local review may be met and asks for the reasons.", 8
    )
    yield case.stage.days.at(day + 27, "15:20")
    case.acted(reply, "Reasons sent with the terms of the learning review; the Panel noted them.")
    yield case.stage.days.at(day + 28, "09:40")
    case.close()


def withdrawn(case: Case, day: int) -> Script:
    """Ended on the sixth day, when the injuries were explained."""
    yield from first_day(case, day, ("council", "police", "health"))
    yield case.stage.days.at(day + 6, "14:15")
    case.withdraw(case.text["withdrawn"])
