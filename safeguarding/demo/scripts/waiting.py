"""Reviews that wait for somebody: for a signature, for a second reading, for feedback and a reply to act on."""

from safeguarding.demo import papers
from safeguarding.demo.case import Case
from safeguarding.demo.scripts.common import answered, decided, first_day, gathered, met, notified, submitted
from safeguarding.demo.travel import Script


def for_signing(case: Case, day: int) -> Script:
    """Complete and convincing; submitted yesterday and not read yet."""
    days = case.stage.days
    asked = ("council", "commissioner", "police", "health", "school", "justice", "family", "voluntary")
    yield from first_day(case, day, asked)
    yield from notified(case, day + 1)
    yield days.at(day + 1, "11:40")
    box = case.agree("health", "Call back every baby seen with bruising in the last three months.", 4)
    case.agree("council", "Show the temporary accommodation's staff whom to ring, by day and by night.", 3)
    yield from answered(case, day + 2, asked)
    yield days.at(day + 5, "16:05")
    case.finish(box, "Four children were called back and seen; none was found to be unsafe.")
    yield days.at(day + 7, "09:30")
    events = [(entry.happened_on, entry.what.replace('"', "'")) for entry in case.review.chronology.all()]
    case.file("Chronology sent to the partners before the meeting", papers.table(events), "csv")
    yield from met(case, day + 9, delegate="commissioner")
    yield days.at(day + 11, "10:15")
    case.opened_by(*case.cast.executives.values(), case.cast.group_chair)
    yield from submitted(case, day + 12)


def resubmitted(case: Case, day: int) -> Script:
    """Challenged by the decision maker, answered by the partners, submitted again lately."""
    common = case.stage.text("common")
    yield from gathered(case, day)
    yield from met(case, day + 6)
    yield from submitted(case, day + 8)
    yield case.stage.days.at(day + 9, "13:45")
    case.decide("challenged", common["challenge"])
    yield case.stage.days.at(day + 11, "10:40")
    answer = f"{case.text['outcome']['outcome_reasons']} {common['answer_to_challenge']}"
    case.write("learning-review", outcome_reasons=answer)
    yield from submitted(case, day + 12)


def for_feedback(case: Case, day: int) -> Script:
    """Signed off; feedback is owed, the Panel asks for more, and an agreed action is late."""
    yield from gathered(case, day)
    yield case.stage.days.at(day + 3, "12:15")
    case.agree("council", "Ask at every core group of this week who lives in the home and who visits.", 6)
    yield from met(case, day + 8)
    yield from submitted(case, day + 10)
    yield from decided(case, day + 12)
    yield case.stage.days.at(day + 13, "15:35")
    case.panel_replied(
        "asks-more",
        "The Panel thanks the partnership, agrees that a local review fits, and asks how the partner came to be known to four agencies.",
        4,
    )
    case.addendum(
        "Page 2: the visit two days before the death was by the community nursery nurse, not by the health visitor."
    )
