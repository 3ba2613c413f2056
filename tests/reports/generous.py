"""A long report, believable and about nobody: for the tests of documents and for the bench."""

import datetime
import itertools

from reports import content as contents
from reports.documents import Printed
from reports.facts.value import Chart, Figure, Grid, Item, Taken, day, days, percent, pounds

QUARTERS = ("April to June 2025", "July to September 2025", "October to December 2025", "January to March 2026")
GROUPS = (
    "Executive",
    "Learning and improvement",
    "Case review",
    "Missing, exploited and trafficked children",
    "Education",
    "Child death overview panel",
    "Training and workforce development",
    "Quality and performance",
)
AGENCIES = (
    "Riverside Council",
    "River Police",
    "River Integrated Care Board",
    "River Healthcare NHS Trust",
    "Probation Service",
    "Fire and Rescue Service",
    "Further education colleges",
    "Voluntary sector alliance",
)
SENTENCES = (
    "Partners met every quarter and looked at what had changed for children since the last time.",
    "Practitioners told us that the shared form saved them a second visit, and families said the same.",
    "Where an agency could not send its lead, a named deputy came with the authority to agree actions.",
    "The audit found good recording of children’s voices in two thirds of the files that were read.",
    "We said last year that transitions were weak; this year each plan names who carries it on.",
    "What we cannot show yet is whether fewer children had to tell their story twice.",
    "The group asked for evidence of impact at six months and received it for most of the actions.",
    "Schools were represented by head teachers of three phases, which changed what was asked for.",
)
SECTIONS = (
    ("summary", "The year on one page"),
    ("part", "Who we are and how we work together"),
    ("part", "What we set out to do"),
    ("part", "Learning from rapid reviews and practice reviews"),
    ("changed", "What changed for children"),
    ("part", "How the groups worked"),
    ("part", "Actions and their evidence"),
    ("part", "Training and what came of it"),
    ("part", "Money: who gave what and what it bought"),
    ("scrutiny", "Independent scrutiny’s statement"),
    ("young", "Young people’s version"),
)
QUARTER_DAYS = tuple(datetime.date(2025, month, 7) for month in (4, 7, 10, 12))
SHAPES = ("bars", "columns", "stacked", "line", "bars")
WITH_FACTS = (1, 2, 3, 4, 5, 6, 7, 8)


def content(*, tables: int = 25, charts: int = 15, rows: int = 22, words: int = 1100, logo=None) -> dict:
    """A report's content with so many tables of so many rows, charts drawn from the first of them, and words."""
    facts = [_fact(number, rows, charted=number < charts) for number in range(tables)]
    share = itertools.cycle(WITH_FACTS)
    placed = [(next(share), fact) for fact in facts]
    return {
        "layout": contents.LAYOUT,
        "title": "Annual report 2025–26",
        "label": "2025-26",
        "partnership": "Riverside Safeguarding Children Partnership",
        "short_name": "Riverside",
        "colour": "#1d5f6e",
        "logo": logo,
        "group": "",
        "from": "2025-04-01",
        "until": "2026-03-31",
        "sections": [
            {
                "key": f"part-{place}",
                "kind": kind,
                "title": title,
                "words": _words(place, 220 if kind == "summary" else words),
                "facts": [fact for where, fact in placed if where == place],
            }
            for place, (kind, title) in enumerate(SECTIONS)
        ],
    }


def printed(*, draft: bool = False, **sizes) -> Printed:
    """The same, sealed and answered by three partners, one of them with dissent; or as a draft."""
    made = content(**sizes)
    answers = [] if draft else [_answer(*row) for row in zip(AGENCIES, ("signed", "dissent", "signed"), strict=False)]
    standing = "Draft, as it stood on Tuesday 7 July 2026, 9am" if draft else "Signed off on Thursday 9 July 2026"
    moment = "2026-07-07T08:00:00+00:00" if draft else "2026-07-09T10:30:00+00:00"
    marking = "Draft" if draft else ""
    return Printed(made, standing, contents.digest(made), draft, moment, marking, answers)


def _answer(agency: str, kind: str) -> dict:
    return {
        "agency": agency,
        "person": f"The chief officer of {agency}",
        "kind": kind,
        "kind_words": "Signed off, with dissent" if kind == "dissent" else "Signed off",
        "words": "The report says too little about what neighbourhood officers see." if kind == "dissent" else "",
        "at": "2026-07-09T10:30:00+00:00",
    }


def _words(place: int, many: int) -> str:
    """Paragraphs with headings, lists, a quote and a link now and then, of about so many words."""
    parts, count = [], 0
    for number in itertools.count():
        said = [SENTENCES[(place + number + n) % len(SENTENCES)] for n in range(4)]
        parts += _piece(number, said)
        count += sum(len(one.split()) for one in said)
        if count >= many:
            return "\n\n".join(parts)


def _piece(number: int, said: list[str]) -> list[str]:
    if number % 6 == 1:
        return [f"## Heading {number}: what we heard and did", "\n".join(f"- {one}" for one in said)]
    if number % 6 == 3:
        return [f"> {said[0]}", " ".join(said[1:])]
    if number % 6 == 5:
        return [f"**{said[0]}** See [the partnership’s page](https://example.org/report).", " ".join(said[1:])]
    return [" ".join(said)]


def _fact(number: int, rows: int, *, charted: bool) -> dict:
    taken = _taken(number, rows, charted)
    value = taken.as_json()
    about = {"key": f"room.fact-{number}", "parameters": {"from": "2025-04-01", "until": "2026-03-31"}}
    return {
        **about,
        "title": f"{GROUPS[number % len(GROUPS)]}: measure {number + 1}",
        "definition": f"Everything of measure {number + 1} that began in the period, counted once on the day it began.",
        "taken_at": f"2026-07-01T{8 + number % 10:02}:15:00+00:00",
        "digest": contents.digest([about, value]),
        **value,
    }


def _taken(number: int, rows: int, charted: bool) -> Taken:
    shape = SHAPES[number % len(SHAPES)]
    grid = _by_quarter(number) if shape in {"columns", "line"} else _by_agency(number, rows)
    drawn = (1, 2) if shape in {"line", "stacked"} else (1,)
    says = f"In all {number + 40} were counted; {AGENCIES[number % len(AGENCIES)]} had the most."
    chart = Chart(shape, f"Measure {number + 1}, drawn", drawn, says) if charted else None
    return Taken(
        says=f"Partners raised {number + 30} in the year and closed {number + 21} of them.",
        figures=_figures(number),
        table=grid,
        chart=chart,
        items=(Item("A change that lasted", SENTENCES[number % len(SENTENCES)]),) if number % 4 == 0 else (),
        notes=("Counted on the day on which it was decided.",) if number % 3 == 0 else (),
    )


def _figures(number: int) -> tuple[Figure, ...]:
    return (
        Figure("raised", "actions raised", 1030 + number),
        Figure("share", "closed on time", percent(21 + number, 61 + number), note="of those due in the year"),
        Figure("spent", "spent from the pooled budget", pounds(105683 + number * 37)),
        Figure("children", "children concerned", {"under": 5}),
    )


def _by_quarter(number: int) -> Grid:
    lines = tuple((quarter, number + 4 * n, number + 3 * n, days(n * 2)) for n, quarter in enumerate(QUARTERS))
    headings = ("Quarter", "Raised", "Closed", "Longest wait")
    return Grid(f"Measure {number + 1} by quarter", headings, lines)


def _by_agency(number: int, rows: int) -> Grid:
    lines = tuple(
        (
            f"{AGENCIES[n % len(AGENCIES)]}, team {n + 1}",
            {"under": 5} if n % 7 == 6 else (n * 7 + number) % 23,
            (n * 5 + number) % 17,
            pounds(1200 * n + 90),
            day(QUARTER_DAYS[n % 4]),
        )
        for n in range(rows)
    )
    headings = ("Agency and team", "Raised", "Closed", "Spent", "Last looked at")
    total = ("All", {"hidden": True}, sum(line[2] for line in lines), pounds(99999), None)
    return Grid(f"Measure {number + 1} by agency and team", headings, lines, total)
