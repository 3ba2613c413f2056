"""Referrals that are not reviews: half done, waiting, late, declined."""

from safeguarding.demo.case import Case
from safeguarding.demo.travel import Script


def draft(case: Case, day: int) -> Script:
    """Begun on the ward and put aside half done."""
    yield case.stage.days.at(day, "16:35")
    case.draft(aware_hours=2)


def waiting(case: Case, day: int) -> Script:
    """Sent about an hour ago; nobody has answered it yet."""
    yield case.stage.days.ago(85)
    case.draft(aware_hours=4)
    yield case.stage.days.ago(62)
    case.send()


def late(case: Case, day: int) -> Script:
    """Sent days after somebody became aware, with the reason."""
    yield case.stage.days.at(day, "13:20")
    case.draft(aware_hours=98)
    yield case.stage.days.at(day, "14:05")
    case.send(late_reason=case.text["late_reason"])


def declined(case: Case, day: int) -> Script:
    """Answered within the day: no sign of abuse or neglect."""
    yield case.stage.days.at(day, "09:30")
    case.draft(aware_hours=5)
    case.send()
    yield case.stage.days.at(day, "15:50")
    case.decline(case.text["declined"])
