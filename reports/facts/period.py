"""A frame's period: its last day that has been, and the quarters and months in it."""

import calendar
import datetime
from dataclasses import dataclass

from reports.facts.frame import Frame

A_DAY = datetime.timedelta(days=1)
A_QUARTER = 3


@dataclass(frozen=True)
class Stretch:
    """A part of a period with its title; London days, both included."""

    title: str
    from_on: datetime.date
    until_on: datetime.date


def end_of(frame: Frame) -> datetime.date:
    """The last day of the period, or today while the period runs."""
    return min(frame.until_on, frame.today)


def is_over(frame: Frame) -> bool:
    """Whether days have passed since the period ended, so that something can have changed after it."""
    return frame.until_on < frame.today


def months_of(frame: Frame) -> list[Stretch]:
    """Each month that the period touches, cut to the period: *April 2025*."""
    found, first = [], frame.from_on
    while first <= frame.until_on:
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        found.append(Stretch(f"{first:%B %Y}", first, min(last, frame.until_on)))
        first = last + A_DAY
    return found


def stretches_of(frame: Frame) -> list[Stretch]:
    """The quarters of a year, counted from its first day (*April to June 2025*); the months of a shorter period."""
    months = months_of(frame)
    if len(months) <= A_QUARTER:
        return months
    quarters = [months[n : n + A_QUARTER] for n in range(0, len(months), A_QUARTER)]
    return [Stretch(_title(quarter), quarter[0].from_on, quarter[-1].until_on) for quarter in quarters]


def _title(quarter: list[Stretch]) -> str:
    first, last = quarter[0].from_on, quarter[-1].until_on
    if len(quarter) == 1:
        return quarter[0].title
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first:%B}{year} to {last:%B} {last.year}"
