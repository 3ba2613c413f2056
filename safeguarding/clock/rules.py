"""What can be entered on a clock. Each question answers with reasons; an empty list means yes."""

import datetime
from collections.abc import Iterable

from safeguarding.clock.counting import UNITS
from safeguarding.clock.log import KINDS, Entry, Log
from safeguarding.clock.procedure import Procedure
from safeguarding.clock.wall import london_date
from safeguarding.clock.words import list_words, say, say_date

ABOUT_STEPS = ("met", "extended", "not-needed")


def reasons_against_entry(
    procedure: Procedure, entries: Iterable[Entry], new: Entry, now: datetime.datetime
) -> list[str]:
    """Why ``new`` cannot join ``entries``: sentences, first those about the entry itself, then those about its place."""
    entries = list(entries)
    reasons = [*_unknown(procedure, new), *_incomplete(new)]
    if reasons:
        return reasons
    reasons = [*_in_the_future(procedure, new, now), *_bad_correction(entries, new)]
    if reasons:
        return reasons
    before, after = Log(entries), Log([*entries, new])
    order = [reason for reason in out_of_order(procedure, after) if reason not in out_of_order(procedure, before)]
    return [*_said_already(procedure, before, new), *order, *_unpaired(before, after)]


def _unknown(procedure: Procedure, new: Entry) -> list[str]:
    if new.kind not in KINDS:
        return [f"{new.kind!r} is not something that happens on a clock. Known: {list_words(KINDS)}."]
    if new.kind == "anchored" and new.name not in procedure.events:
        return [f"This procedure has no event {new.name!r}. Its events: {list_words(procedure.events)}."]
    about_step = new.kind in ABOUT_STEPS or (new.kind in ("paused", "resumed") and new.name)
    if about_step and new.name not in procedure.steps:
        return [f"This procedure has no step {new.name!r}. Its steps: {list_words(procedure.steps)}."]
    return []


def _incomplete(new: Entry) -> list[str]:
    reasons = []
    if new.kind in ("extended", "paused") and not new.reason.strip():
        reasons.append(f"Say why the {'step is extended' if new.kind == 'extended' else 'clock is paused'}.")
    if new.kind == "extended" and not new.until and not (new.n and new.n > 0 and new.unit in UNITS):
        reasons.append(f"Say by how much it is extended ({list_words(UNITS)}), or until which day.")
    return reasons


def _in_the_future(procedure: Procedure, new: Entry, now: datetime.datetime) -> list[str]:
    if new.kind == "anchored" and procedure.is_planned(new.name):
        return []
    future = new.at > now if new.at else new.on > london_date(now)
    return [f"{say(new.moment)} is in the future. Enter it once it has happened."] if future else []


def _bad_correction(entries: list[Entry], new: Entry) -> list[str]:
    if new.corrects is None:
        return []
    wrong = next((entry for entry in entries if entry.id == new.corrects), None)
    if wrong is None:
        return ["The entry to correct is not on this clock."]
    if new.kind not in (wrong.kind, "withdrawn") or new.name != wrong.name:
        return ["A correction is about the same thing as the entry that it corrects. Withdraw that entry instead."]
    return []


def _said_already(procedure: Procedure, before: Log, new: Entry) -> list[str]:
    known = before.happened(new.name) if new.kind == "anchored" and new.corrects is None else None
    if not known or known.moment == new.moment:
        return []
    title = procedure.title_of(new.name)
    return [f"“{title}” is recorded already, for {say(known.moment)}. Correct that entry if it is wrong."]


def out_of_order(procedure: Procedure, log: Log) -> list[str]:
    """Each step that was done before the thing that its date is counted from."""
    reasons = []
    for step in procedure.steps.values():
        met = log.met(step.key)
        began = log.happened(step.anchor) or log.met(step.anchor)
        if met and began and step.limit and step.limit.n >= 0 and _is_before(met, began):
            reasons.append(
                f"“{step.title}” cannot have been done on {say(met.moment)}, before "
                f"“{procedure.title_of(step.anchor)}” on {say(began.moment)}. Correct one of the two."
            )
    return reasons


def _is_before(one: Entry, other: Entry) -> bool:
    """Whether ``one`` came first. Typed times have no seconds, so seconds do not decide."""
    if one.at and other.at:
        return one.at < other.at.replace(second=0, microsecond=0)
    return one.day < other.day


def _unpaired(before: Log, after: Log) -> list[str]:
    names = {entry.name for entry in after.standing if entry.kind in ("paused", "resumed")}
    reasons = []
    for name in sorted(names):
        known = {entry.id for entry in before.unpaired(name)}
        reasons += [_about_unpaired(entry, after) for entry in after.unpaired(name) if entry.id not in known]
    return reasons


def _about_unpaired(entry: Entry, log: Log) -> str:
    pauses = [other for other in log.standing if other.kind == "paused" and other.name == entry.name]
    if entry.kind == "paused":
        return f"The clock was paused already on {say_date(entry.day)}. Resume it first, or correct the earlier pause."
    if not pauses:
        return "The clock is not paused, so it cannot be resumed."
    return (
        f"The clock cannot be resumed on {say_date(entry.day)}: it was not paused then. "
        f"It was paused on {list_words(say_date(pause.day) for pause in pauses)}."
    )
