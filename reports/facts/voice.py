"""What meetings said of children's voice, of the benefit to children, of the workforce and of what has changed."""

from collections.abc import Callable

from partnership.models import Meeting
from partnership.rules.prompts import PROMPTS
from reports.facts.frame import Frame
from reports.facts.reading import meetings as reading
from reports.facts.reading.partnership import in_order, name_of, unless_one
from reports.facts.registry import Definition, register
from reports.facts.saying import noun
from reports.facts.value import Chart, Figure, Grid, Item, Taken, percent, shown
from safeguarding.design.dates import counted, long_date

ROOM = "Voice of children and families"
MOST = 12
EMPTY = "No meetings were held in this period."


def _answered(frame: Frame, prompt: str) -> set[int]:
    """The ids of the meetings that answered a prompt."""
    return {one.meeting_id for one in frame.shared(reading.answers) if one.prompt == prompt}


def _of_prompt(prompt: str) -> Callable[[Frame], Taken]:
    def take(frame: Frame) -> Taken:
        met = reading.held(frame)
        if not met:
            return Taken(empty=EMPTY)
        answered = _answered(frame, prompt)
        table = _by_group(frame, met, answered, prompt)
        says = _words(len(answered), len(met))
        chart = Chart("bars", "Meetings that answered, by group, in per cent", (3,), says)
        return Taken(says=says, table=table, chart=chart, items=_quotes(frame, prompt))

    return take


def _by_group(frame: Frame, met: list[reading.Met], answered: set[int], prompt: str) -> Grid:
    """For each group how many of its meetings answered."""
    meetings: dict[int, list[reading.Met]] = {}
    for one in met:
        meetings.setdefault(one.group_id, []).append(one)
    order = in_order(frame, meetings)
    rows, records = [], {}
    for place, pk in enumerate(order):
        here = [one for one in meetings[pk] if one.pk in answered]
        rows.append((name_of(frame, pk), len(meetings[pk]), len(here), percent(len(here), len(meetings[pk]))))
        records[place] = tuple(reading.subject_of(frame, one) for one in here)
    total = ("All groups", len(met), len(answered), percent(len(answered), len(met)))
    headings = ("Group", "Meetings held", "Meetings that answered", "Share")
    return Grid(
        f"Answers by group: {PROMPTS[prompt].question}",
        headings,
        tuple(rows),
        unless_one(frame, total),
        records=records,
    )


def _words(answered: int, met: int) -> str:
    return (
        f"{answered:,} of the {counted(met, 'meeting')} held answered this question ({shown(percent(answered, met))})."
    )


def _quotes(frame: Frame, prompt: str) -> tuple[Item, ...]:
    """The latest answers from minutes that the chair has approved, one of each group before a second of any."""
    approved = {one.pk: one for one in reading.held(frame) if one.state == Meeting.State.APPROVED}
    rows = [one for one in frame.shared(reading.answers) if one.prompt == prompt and one.meeting_id in approved]
    seen: dict[int, int] = {}
    turn = []
    for row in rows:
        group = approved[row.meeting_id].group_id
        seen[group] = seen.get(group, 0) + 1
        turn.append(seen[group])
    chosen = sorted(range(len(rows)), key=lambda n: (turn[n], n))[:MOST]
    return tuple(_item(frame, approved[rows[n].meeting_id], rows[n].words) for n in chosen)


def _item(frame: Frame, meeting: reading.Met, words: str) -> Item:
    title = f"{name_of(frame, meeting.group_id)}, {long_date(meeting.on)}"
    return Item(title, words, reading.subject_of(frame, meeting))


def prompts(frame: Frame) -> Taken:
    """How far each of the questions that every meeting is asked was answered."""
    met = reading.held(frame)
    if not met:
        return Taken(empty=EMPTY)
    answered = {key: len(_answered(frame, key)) for key in PROMPTS}
    rows = tuple(
        (prompt.question, answered[key], len(met) - answered[key], percent(answered[key], len(met)))
        for key, prompt in PROMPTS.items()
    )
    whole = set.intersection(*(_answered(frame, key) for key in PROMPTS))
    says = (
        f"{len(whole):,} of the {counted(len(met), 'meeting')} held answered all of the questions that every meeting "
        f"is asked ({shown(percent(len(whole), len(met)))})."
    )
    return Taken(
        says=says,
        figures=(Figure("all", f"{noun(len(whole), 'meeting')} that answered every question", len(whole)),),
        table=Grid("Questions answered", ("Question", "Meetings that answered", "That did not", "Share"), rows),
        chart=Chart("bars", "Questions answered, in per cent of meetings", (3,), says),
    )


# The fact of each prompt: its key, its title.
FACTS = {
    "voice": ("voice.children", "How the voices of children and families were heard"),
    "children": ("voice.benefit", "How meetings benefited children"),
    "workforce": ("voice.workforce", "What meetings mean for the workforce and for learning"),
    "impact": ("voice.impact", "What has changed, and how groups know"),
}

register(
    *(
        Definition(
            key,
            title,
            f"Meetings held in the period whose minutes answer the question “{PROMPTS[prompt].question}”, by group. "
            "What is quoted comes from minutes that the chair has approved.",
            ROOM,
            _of_prompt(prompt),
            of_group=True,
        )
        for prompt, (key, title) in FACTS.items()
    ),
    Definition(
        "voice.prompts",
        "Questions that every meeting answers",
        "Meetings held in the period, and how many of them answered each of the questions that every meeting is asked.",
        ROOM,
        prompts,
        of_group=True,
    ),
)
