"""The dates of the talks about a year, as the clock has them."""

from funding.models import FundingYear
from safeguarding.clock.models import Deadline

STEPS = ("talks-begin", "proposals", "agree")


def talks_of(year: FundingYear) -> list[Deadline]:
    """The deadlines of its talks, those that are done included, in the order of their dates."""
    subject = year.subject
    rows = Deadline.objects.filter(subject_kind=subject.kind, subject_id=subject.id, step__in=STEPS)
    return list(rows.exclude(state=Deadline.State.NOT_NEEDED).order_by("due_on", "pk"))
