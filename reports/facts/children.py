"""The children of rapid reviews: what happened to them, how old they are. Small numbers never leave this room."""

from collections.abc import Callable
from dataclasses import replace

from reports.facts.frame import Frame
from reports.facts.reading import reviews as reading
from reports.facts.registry import Definition, register
from reports.facts.reviews import ROOM, reviews_behind
from reports.facts.suppression import together
from reports.facts.value import Cell, Chart, Figure, Grid, Taken, percent, shown
from reviews.choices import AgeBand, Ethnicity, Harm

# Each table breaks down the same children, so they are suppressed together whichever of them a report shows.
TABLES = {
    "reviews.harm": ("harm", Harm, "Children by what happened to them", "What happened"),
    "reviews.ages": ("age_band", AgeBand, "Children by age", "Age"),
    "reviews.ethnicity": ("ethnicity", Ethnicity, "Children by ethnic group", "Ethnic group"),
}
EMPTY = "No rapid review was opened in this period."
INCLUDES = "Brothers and sisters in the same home are counted where the referral names them."


def tables(frame: Frame) -> dict[str, Taken]:
    """The children of the rapid reviews opened in the period, table by table, suppressed as one."""
    rows = frame.shared(reading.children)
    if not rows:
        return {key: Taken(empty=EMPTY) for key in TABLES}
    return {key: _with_words(taken) for key, taken in together({key: _taken(key, rows) for key in TABLES}).items()}


def _taken(key: str, rows: list[reading.ChildRow]) -> Taken:
    name, choices, caption, heading = TABLES[key]
    found = [(choice.label, [row for row in rows if getattr(row, name) == choice]) for choice in choices]
    found = [(label, children) for label, children in found if children]
    lines = tuple((label, len(children), percent(len(children), len(rows))) for label, children in found)
    return Taken(
        figures=(Figure("children", "children", len(rows), counts=True, adds=("total:1",)),),
        table=Grid(
            caption,
            (heading, "Children", "Share"),
            lines,
            ("All children", len(rows), percent(1, 1)),
            counts=(1,),
            records={place: reviews_behind(children) for place, (_, children) in enumerate(found)},
            whole="children in rapid reviews",
        ),
        chart=Chart("bars", caption, (1,), ""),
        notes=(INCLUDES,),
    )


def _with_words(taken: Taken) -> Taken:
    """The sentence is written from what is left to show, so that it cannot say more."""
    parts = [f"{label}: {_in_a_sentence(number)}" for label, number, _ in taken.table.rows]
    says = f"Children in the rapid reviews opened: {_in_a_sentence(taken.figures[0].number)}. {'; '.join(parts)}."
    return replace(taken, says=says, chart=replace(taken.chart, says=says))


def _in_a_sentence(cell: Cell) -> str:
    return "number not shown" if isinstance(cell, dict) and "hidden" in cell else shown(cell)


def _one(key: str) -> Callable[[Frame], Taken]:
    return lambda frame: frame.shared(tables)[key]


SAYS = (
    "Children named in the referrals of the rapid reviews that were opened in the period, {}, small numbers not shown."
)

register(
    Definition(
        "reviews.harm",
        "What happened to the children",
        SAYS.format("by whether they died, were seriously harmed or lived in the same home"),
        ROOM,
        _one("reviews.harm"),
    ),
    Definition("reviews.ages", "Ages of the children", SAYS.format("by age band"), ROOM, _one("reviews.ages")),
    Definition(
        "reviews.ethnicity",
        "Ethnic groups of the children",
        SAYS.format("by ethnic group as the referral gives it"),
        ROOM,
        _one("reviews.ethnicity"),
    ),
)
