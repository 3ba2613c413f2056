"""Begin a year, set the dates of its talks, agree it."""

import datetime
from decimal import Decimal

from django.db import transaction

from accounts.models import Partnership
from funding.models import FundingYear
from funding.rules.pounds import NOTHING
from funding.rules.years import span_of
from safeguarding.clock import wall
from safeguarding.clock.commands import drop_deadline, meet_deadline, set_deadline
from safeguarding.clock.models import Deadline
from safeguarding.clock.refusal import Refused
from safeguarding.design.dates import long_date
from safeguarding.history.commands import note

OWNER = "role:business_manager"
TALKS = (
    ("talks_from", "talks-begin", "Begin the talks about"),
    ("proposals_by", "proposals", "Have the proposals for"),
    ("agree_by", "agree", "Agree"),
)


@transaction.atomic
def begin_year(*, partnership: Partnership, title: str, brought_forward: Decimal = NOTHING, by) -> FundingYear:
    """A new year, its contributions still to be agreed. Raises Refused for no year, or one that is there."""
    starts_on, ends_on = span_of(title)
    overlapping = FundingYear.objects.of(partnership).filter(starts_on__lte=ends_on, ends_on__gte=starts_on).first()
    if overlapping:
        raise Refused(f"{overlapping} is there already and covers some of those days.", field="title")
    year = FundingYear.objects.create(
        partnership=partnership, title=title, starts_on=starts_on, ends_on=ends_on, brought_forward=brought_forward
    )
    note(subject=year.subject, what=f"Began the money of {title}.", by=by)
    return year


@transaction.atomic
def change_year(*, year: FundingYear, brought_forward: Decimal, note_words: str, by) -> FundingYear:
    """What was carried forward into the year, and what the page says about it."""
    year = FundingYear.objects.select_for_update().get(pk=year.pk)
    year.brought_forward, year.note = brought_forward, note_words.strip()
    _keep(year)
    note(subject=year.subject, what="Changed what is carried forward or said about the year.", by=by)
    return year


@transaction.atomic
def set_talks(
    *,
    year: FundingYear,
    talks_from: datetime.date | None,
    proposals_by: datetime.date | None,
    agree_by: datetime.date | None,
    talks_note: str = "",
    by,
) -> FundingYear:
    """The dates of the talks about a year; each is a deadline of the business manager. Raises Refused out of order."""
    year = FundingYear.objects.select_for_update().get(pk=year.pk)
    _in_order(talks_from, proposals_by, agree_by)
    year.talks_from, year.proposals_by, year.agree_by, year.talks_note = talks_from, proposals_by, agree_by, talks_note
    _keep(year)
    watch_talks(year, by=by)
    note(subject=year.subject, what=f"Set the dates of the talks about {year.title}.", by=by)
    return year


def _in_order(talks_from, proposals_by, agree_by) -> None:
    dates = [day for day in (talks_from, proposals_by, agree_by) if day]
    if dates != sorted(dates):
        raise Refused("The talks begin first, then the proposals are made, then they are agreed. Check the dates.")


def watch_talks(year: FundingYear, *, by) -> None:
    """Put the dates of the talks on the clock. A year that is agreed or over owes none any more."""
    owed = year.status in (FundingYear.Status.TALKS, FundingYear.Status.PROPOSED) and year.ends_on >= wall.today()
    for field, step, words in TALKS:
        day = getattr(year, field)
        if day and owed:
            set_deadline(
                subject=year.subject,
                step=step,
                title=f"{words} the contributions of {year.title}",
                due=day,
                owner=OWNER,
                partnership_key=year.partnership.key,
                by=by,
            )
        else:
            _drop(year, step, by)


def _drop(year: FundingYear, step: str, by) -> None:
    subject = year.subject
    known = Deadline.objects.filter(subject_kind=subject.kind, subject_id=subject.id, step=step).first()
    if known and known.state == Deadline.State.OPEN:
        drop_deadline(deadline=known, by=by)


@transaction.atomic
def done_in_talks(*, year: FundingYear, step: str, on: datetime.date, by) -> None:
    """The talks began, or the proposals were made, on a day. Raises Refused for a day to come or no such date."""
    subject = year.subject
    open_ones = Deadline.objects.open().filter(subject_kind=subject.kind, subject_id=subject.id, step=step)
    deadline = open_ones.first()
    if deadline is None:
        raise Refused("There is no open date for that. Set the dates of the talks first.")
    meet_deadline(deadline=deadline, on=on, by=by)
    note(subject=subject, what=f"“{deadline.title}”: done on {long_date(on)}.", by=by)


@transaction.atomic
def agree_year(*, year: FundingYear, on: datetime.date, by) -> FundingYear:
    """The partners agreed the contributions of a year on a day; the open dates of its talks are met.

    Raises Refused for a day to come and for a year without contributions.
    """
    year = FundingYear.objects.select_for_update().get(pk=year.pk)
    if on > wall.today():
        raise Refused(f"{long_date(on)} is in the future. Enter the agreement once it is made.", field="on")
    if not year.contributions.exists():
        raise Refused("There are no contributions yet. Enter what each agency gives, then record the agreement.")
    year.status, year.agreed_on = FundingYear.Status.AGREED, on
    _keep(year)
    subject = year.subject
    for deadline in Deadline.objects.open().filter(subject_kind=subject.kind, subject_id=subject.id):
        meet_deadline(deadline=deadline, on=on, by=by)
    note(subject=subject, what=f"The contributions of {year.title} were agreed on {long_date(on)}.", by=by)
    return year


def _keep(year: FundingYear) -> None:
    year.version += 1
    year.save()
