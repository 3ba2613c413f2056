"""What the case page shows at a glance: the day, the steps, what is next and whose it is, the law's dates."""

import datetime
from dataclasses import dataclass, field

from accounts.access import describe_addresses
from safeguarding.clock import wall
from safeguarding.clock.commands import calendar_for, entries_of
from safeguarding.clock.lateness import Lateness, lateness
from safeguarding.clock.models import RunningClock
from safeguarding.clock.plan import day_of, plan
from safeguarding.design.cells import ExplainedDate, Tag

# The page on which an act is done: the words of its button and the last part of the page's address.
ACT_PAGES = {
    "partners-told": ("See who was told", "people/"),
    "call-held": ("Record the conference call", "call/"),
    "strategy-minutes-received": ("File the strategy meeting's minutes", "documents/add/"),
    "information-requested": ("Ask agencies for information", "agencies/ask/"),
    "information-gathered": ("See what agencies have answered", "agencies/"),
    "panel-notified": ("Record the notification to the Panel", "outside/add/"),
    "meeting-held": ("Record the rapid review meeting", "meeting/record/"),
    "submitted": ("Submit for the decision", "submit/"),
    "advised": ("Give independent advice", "advise/"),
    "decided": ("Read it and decide", "sign/"),
    "outcome-told": ("Record who was told of the decision", "outside/add/"),
    "fed-back": ("Record the feedback", "feedback/add/"),
    "panel-replied": ("Record the Panel's reply", "reply/add/"),
}
BY_HAND = ("Mark it done", "clock/tick/")
DECIDERS_ACTS = {"decided"}
ADVISERS_ACTS = {"advised"}


@dataclass(frozen=True)
class StepLine:
    """One step of the time line, ready for a page."""

    key: str
    title: str
    state: str
    tag: Tag
    due: datetime.date | datetime.datetime | None
    opens: datetime.date | None
    original_due: datetime.date | datetime.datetime | None
    met_on: datetime.date | None
    late: int
    law: bool
    owner: str
    waits_for: str
    why: list[str]
    act: str
    evidence: str
    has_no_limit: bool = False


def explained(step: StepLine) -> ExplainedDate:
    """A step's date with how it was worked out, for the panel of two dates."""
    whose = "The law’s date" if step.law else "Our own date"
    return ExplainedDate(
        title=f"{whose}: {step.title[0].lower()}{step.title[1:]}",
        due=step.due,
        note=step.waits_for,
        why=tuple(step.why),
        original=step.original_due,
        state=step.tag.state,
        state_text=step.tag.words,
    )


@dataclass(frozen=True)
class DueDay:
    """A day of the time line with the steps that are due on it."""

    on: datetime.date | None
    steps: list[StepLine]

    @property
    def state(self) -> str:
        """The worst of its steps: late before paused before open before waiting before done."""
        order = ["late", "paused", "open", "waiting", "met", "not-needed"]
        worst = min((step.state for step in self.steps), key=order.index)
        return {"met": "done", "not-needed": "closed"}.get(worst, worst)


@dataclass(frozen=True)
class Overview:
    """Everything that the case page and the lists need from the clock, from two queries."""

    day: int | None
    last_day: int | None
    steps: list[StepLine] = field(default_factory=list)

    @property
    def next(self) -> StepLine | None:
        """Our own open step that is due first; else our first one that has no date of its own; else the law's."""
        for steps in (self.local_steps, self.law_steps):
            dated = [step for step in steps if step.state in {"open", "late"} and step.due]
            if dated:
                return min(dated, key=lambda step: (wall.london_date(step.due), steps.index(step)))
            undated = next((step for step in steps if step.state == "waiting" and step.has_no_limit), None)
            if undated:
                return undated
        return None

    @property
    def law_steps(self) -> list[StepLine]:
        return [step for step in self.steps if step.law]

    @property
    def local_steps(self) -> list[StepLine]:
        return [step for step in self.steps if not step.law]

    @property
    def days(self) -> list["DueDay"]:
        """Our own steps by the day they are due on, or were done on where no day is set; the rest one by one, last."""
        found: dict[object, list[StepLine]] = {}
        dated = [((step.due and wall.london_date(step.due)) or step.met_on, step) for step in self.local_steps]
        for day, step in sorted(dated, key=lambda pair: (pair[0] is None, pair[0] or wall.today())):
            found.setdefault(day or step.key, []).append(step)
        return [DueDay(None if isinstance(day, str) else day, steps) for day, steps in found.items()]

    @property
    def late_steps(self) -> list[StepLine]:
        return [step for step in self.steps if step.state == "late"]


def overview_of(clock: RunningClock, *, until: datetime.datetime | None = None, names: dict | None = None) -> Overview:
    """The state of a clock today, or as it stood when its record ended (``until``).

    ``names`` describes the addresses of ``owners_of``, when the caller knows them already.
    """
    calendar = calendar_for(clock.partnership_key)
    entries = entries_of(clock)
    planned = plan(clock.procedure, entries, calendar=calendar)
    owners = {step.owner: clock.owners.get(step.owner, f"role:{step.owner}") for step in planned if step.owner}
    names = names or describe_addresses(owners.values(), clock.partnership_key)
    raw = {step["key"]: step for step in clock.procedure["steps"]}
    on = wall.london_date(until) if until else wall.today()

    def who(step) -> str:
        return outside_name(step.owner) or names.get(owners.get(step.owner), "")

    day, last = day_of(clock.procedure, entries, on=on, calendar=calendar)
    return Overview(day=day, last_day=last, steps=[_line(step, raw[step.key], who(step), calendar) for step in planned])


def owners_of(clock: RunningClock) -> set[str]:
    """The addresses behind the steps of a clock."""
    owners = {step["owner"] for step in clock.procedure["steps"] if step.get("owner")}
    return {clock.owners.get(owner, f"role:{owner}") for owner in owners}


def outside_name(owner: str) -> str:
    """An outside body's name as the procedure writes it (``outside: …``), or nothing."""
    kind, colon, name = owner.partition(":")
    return name.strip() if colon and kind == "outside" else ""


def _line(step, raw: dict, owner: str, calendar) -> StepLine:
    late = lateness(step, wall.now(), calendar)
    state = "late" if step.state == "open" and late else step.state
    return StepLine(
        key=step.key,
        title=step.title,
        state=state,
        tag=_tag(state, late),
        due=step.due,
        opens=step.opens,
        original_due=step.original_due if step.original_due != step.due else None,
        met_on=step.met_on,
        late=late.working_days,
        law=step.source == "law",
        owner=owner,
        waits_for=step.waits_for or "",
        why=step.why,
        act=raw.get("met-by", ""),
        evidence=raw.get("evidence", ""),
        has_no_limit=not raw.get("limit") and not raw.get("readings"),
    )


def _tag(state: str, late: Lateness) -> Tag:
    if state == "met":
        return Tag("late", f"Done, {late}") if late else Tag("done", "Done")
    if state == "late":
        return Tag("late", str(late).capitalize())
    return {
        "open": Tag("open", "Due"),
        "waiting": Tag("waiting", "Not yet"),
        "paused": Tag("paused", "Paused"),
        "not-needed": Tag("closed", "Not needed"),
    }[state]
