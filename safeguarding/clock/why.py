"""The sentences beside a date: where it is counted from, every day counted and skipped, and who says so."""

import datetime
from collections.abc import Iterable

from safeguarding.clock.counting import Counted, Moment
from safeguarding.clock.lateness import Lateness
from safeguarding.clock.log import Entry, Log, Pause
from safeguarding.clock.procedure import KindOfDay, Limit, Procedure, Step
from safeguarding.clock.words import say, say_amount, say_date


def because(reason: str) -> str:
    """`` (reason)`` where there is one."""
    return f" ({reason.strip().rstrip('.')})" if reason.strip() else ""


def anchor(title: str, entry: Entry, corrected: Entry | None) -> str:
    """What the date is counted from, when that was, and what it was corrected from."""
    before = f" Corrected; it was {say(corrected.moment)} before." if corrected else ""
    return f"Counted from “{title}”: {say(entry.moment)}{because(entry.reason)}.{before}"


def limit(given: Limit) -> str:
    """How long there is."""
    return f"It is due {given.said()} that."


def kind_of_day(answer: KindOfDay) -> str:
    """How days are counted where the text does not say, and whether the partnership has confirmed it."""
    reason = f" {answer.because.strip().rstrip('.')}." if answer.because.strip() else ""
    words = say_amount(2, answer.count_as).removeprefix("2 ")
    confirmed = (
        "The partnership has confirmed this." if answer.confirmed else "The partnership has not confirmed this yet."
    )
    return f"The text does not say which kind of day it means; {words} are counted.{reason} {confirmed}"


def waits_for(procedure: Procedure, name: str, log: Log) -> str:
    """What has to happen before a date can be counted."""
    title = procedure.title_of(name)
    if name in procedure.steps:
        unneeded = log.not_needed(name)
        return f"Waits for “{title}”, which is not needed." if unneeded else f"Waits for “{title}” to be done."
    if procedure.is_planned(name):
        return f"Waits for the date of “{title}”, which is not set yet."
    return f"Waits for “{title}”, which is not recorded yet."


def days(start: datetime.date, given: Limit, counted: Counted) -> list[str]:
    """Each day of a count in its order, from day 0; for hours and months only what was passed over."""
    said = [] if given.first_day or not counted.counted else [f"Day 0 is {say_date(start)}"]
    back = bool(counted.counted) and counted.counted[0].n < 0
    for day in sorted([*counted.counted, *counted.skipped], key=lambda day: day.on, reverse=back):
        if day.reason:
            said.append(f"Skipped {say_date(day.on)}: {day.reason}")
        else:
            said.append(f"Day {abs(day.n)}{' before' if back else ''} is {say_date(day.on)}")
    if counted.rolled:
        passed = counted.rolled[0]
        said.append(f"Moved off {say_date(passed.on)} ({passed.reason}) to {say_date(counted.due)}.")
    return said + counted.notes


def pauses(paused: Iterable[Pause], stops: bool, step: Step) -> list[str]:
    """When the clock stood still, or that a pause does not stop this date."""
    said = []
    for pause in paused:
        if not stops:
            why_not = "it is the law's" if step.source == "law" else "it does not stop while the clock is paused"
            said.append(f"The clock was paused from {say_date(pause.since)}; this date runs on, because {why_not}.")
        elif pause.until:
            said.append(
                f"Paused from {say_date(pause.since)} until {say_date(pause.until)}, "
                f"when it counted again{because(pause.reason)}."
            )
    return said


def paused_since(pause: Pause) -> str:
    """That the clock stands, since when and why."""
    return (
        f"Paused since {say_date(pause.since)}{because(pause.reason)}. It has a date again when the clock is resumed."
    )


def due_before_pause(pause: Pause) -> str:
    """That a pause came too late to stop this step."""
    return f"It fell due before the clock was paused on {say_date(pause.since)}, so the pause does not stop it."


def would_have_been(original: Moment) -> str:
    """The date without the pause."""
    return f"Without any pause or extension it was due on {say(original)}."


def extended(entry: Entry) -> str:
    """One extension: how far, and its reason."""
    how_far = f"until {say_date(entry.until)}" if entry.until else f"by {say_amount(entry.n, entry.unit)}"
    return f"Extended {how_far}{because(entry.reason)}."


def opens(moment: Moment) -> str:
    """The first day of a range."""
    return f"It can be done from {say(moment)}."


def due(moment: Moment) -> str:
    """The result."""
    return f"Due by {say(moment)}."


def in_force(title: str) -> str:
    """Which of several readings the date is counted by."""
    return f"This limit can be read in more than one way. In force: “{title}”."


def other_reading(title: str, moment: Moment | None, waits: str) -> str:
    """What a reading that is not in force comes to."""
    return f"Read as “{title}” it would be due by {say(moment)}." if moment else f"Read as “{title}”: {waits}"


def who_says_so(step: Step) -> list[str]:
    """Whether it is the law's date or the partnership's own, and which text says so."""
    if step.source == "local":
        whose = "This is the partnership's own date."
    elif step.standing == "expectation":
        whose = "National guidance expects this; it is not a limit in law."
    else:
        whose = "This is the law's date."
    return [whose, f"Source: {step.guidance.rstrip('.')}."] if step.guidance else [whose]


def done(met: Entry, late: Lateness) -> str:
    """When it was done and how late that was."""
    return f"Done on {say(met.moment)}{f', {late}' if late else ''}."


def not_needed(entry: Entry) -> str:
    """Since when it need not be done, and why."""
    return f"Not needed since {say_date(entry.day)}{because(entry.reason)}."
