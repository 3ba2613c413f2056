"""The figures as a table: on the screen and in docs/performance.md."""

import os
import platform
import statistics
import sys
from pathlib import Path

from bench import files, first_page, pages, reports, sweeping

PAGE = """# Speed

Figures of {day}, written by `make bench`. They are ratios: the same server, in the same run, in turn
with the page that everything else stands on. Milliseconds belong to one machine and one hour; ratios travel.

{machine}

| What | At most | Measured | |
|---|---|---|---|
{lines}

## What is measured

- **{floor}**: a signed-in page of the portal without content: session, person, roles, navigation with
  the number of new notices, frame. It exists in `bench/urls.py` alone. Its median here: {milliseconds:.1f} ms.
- **The pages** are those of somebody in the support team, who sees everything, with a second factor set up:
  PostgreSQL with 300 cases (40 open), 20,000 deadlines, 2,000 people, and ten years of 15 groups: 900 meetings,
  20,000 actions and 100,000 notes (`manage.py seed_demo --scale 10`); gunicorn with one worker and the production settings. Each round asks for every page once; the
  figure is the median of {rounds} rounds as a multiple of the floor's. Beside it stands the processor time inside
  the server, which a busy machine disturbs less.
- **Statements** are counted in the server, then again with ten times the rows (`--scale 100`: 3,000 cases,
  200,000 deadlines, 20,000 people, 9,000 meetings, 200,000 actions, 1,000,000 notes). They must be the same. `tests/speed` holds the same for every role.
- **The action log as CSV** has every action of the partnership and 21 columns. Bare is the same SELECT through a
  raw cursor into Python's csv. Memory is the peak of what Python holds while the file is sent.
- **The import** is sent, read, checked row by row and written with deadlines, streams and trail, as the page and the
  worker do it. Bare is reading the same workbook and inserting the same rows in bulk.
- **The facts of a yearly report** are all that are offered, for the year that has ended of these ten, taken anew. These
  statements alone are the same ones through the driver's own cursor, every row fetched, in turn with the whole.
- **The PDF** is that of `tests/reports/generous.py`. The renderer alone turns the same HTML and style sheet into the
  same kind of PDF; both are processor time of one process, which waits for nothing. The memory is the most that this
  process ever held, over all rounds of both. The charts' share is what drawing them takes here and what the renderer
  takes to put them on their pages. The portal lets the renderer lay out their words as lines, not letter by letter
  (`safeguarding/documents/drawn_text.py`); the renderer alone is measured without that.
- **Pages while three reports are made**: home and a report's overview are asked for while three worker processes have
  such PDFs to lay out without a pause, and before and after without them. The three take turns
  (`safeguarding/documents/turns.py`: as many at once as the machine has processors, less one) and give way
  (`safeguarding/manners.py`). What is bounded is how long a visitor waits.
- **The sweep** finds {deadlines} of {open:,} open deadlines and writes {notices} notices. Bare SQL is one SELECT of
  these deadlines, one INSERT of the same notices and one UPDATE of the same deadlines through a raw cursor.
- **The first page**: from `make run` on a machine that is set up to the sign-in page.

A worker that is killed in the middle of a delivery is not a matter of speed: `tests/service` kills one.

## Run it

`make bench` starts a PostgreSQL, a Redis and a web server of its own, stops them, and takes about nine minutes
on two cores. It ends with exit code 1 when a bound is broken. Run it on a machine that does nothing else.
"""


def lines(found: dict) -> list[tuple[str, str, str, bool]]:
    """What, bound, measured, kept; for every figure."""
    rows = of_pages(found["pages"])
    rows += of_files(found)
    rows += reports.lines(found["reports"])
    swept = found["sweep"]
    rows.append(against_bare("Sweep, whole", swept["sweep"], sweeping.BOUND))
    rows.append(against_bare("Sweep, the selection alone", swept["selection"], None))
    seconds = found["first_page"]
    rows.append(
        ("First page of the demo", f"{first_page.BOUND:.0f} s", f"{seconds:.1f} s", seconds <= first_page.BOUND)
    )
    return rows


def of_pages(measured: list) -> list[tuple[str, str, str, bool]]:
    """Each page as a multiple of the first of them, the floor; and their statements."""
    floor, *others = measured
    rows = []
    for page in others:
        bound = pages.BOUNDS[page.name]
        wall, cpu = pages.ratio(page, floor, "wall"), pages.ratio(page, floor, "cpu")
        said = f"{wall:.2f} times (processor {cpu:.2f} times)"
        rows.append(
            (page.name.capitalize(), f"{bound} times the floor" if bound else "", said, wall <= (bound or wall))
        )
    return rows + [statements(page) for page in measured]


def of_files(found: dict):
    """The action log out and in."""
    out = found["csv"]
    grew = f"{out['growth']:.2f} times the memory of the first tenth"
    return [
        against_bare(f"CSV of {out['rows']:,} actions", out, files.CSV_BOUND, "bare SQL and csv"),
        ("CSV: memory over the whole file", f"{files.GROWTH_BOUND} times", grew, out["growth"] <= files.GROWTH_BOUND),
        against_bare(f"Import of {files.ROWS:,} actions", found["import"], files.IMPORT_BOUND, "reading and bulk rows"),
    ]


def statements(page):
    here, there = page.statements, page.statements_at_ten_times
    said = f"{here}, and {there} with ten times the rows"
    kept = here <= pages.MOST_STATEMENTS and there == here
    return f"SQL statements: {page.name}", f"{pages.MOST_STATEMENTS}, never more", said, kept


def against_bare(name, took, bound, bare="bare SQL"):
    said = f"{took['ratio']:.2f} times ({took['ours']:.0f} ms against {took['bare']:.0f} ms)"
    return name, f"{bound:.0f} times {bare}" if bound else "", said, not bound or took["ratio"] <= bound


def show(rows) -> None:
    """The table on the screen; exit code 1 when a bound is broken."""
    for what, bound, said, kept in rows:
        print(f"{'right' if kept else 'WRONG':6} {what:44} {said}{f'; at most {bound}' if bound else ''}")
    broken = [what for what, _, _, kept in rows if not kept]
    sys.exit(f"Too much: {', '.join(broken)}." if broken else 0)


def write(found: dict, rows, path: Path) -> None:
    """docs/performance.md anew."""
    floor = found["pages"][0]
    table = "\n".join(
        f"| {what} | {bound} | {said} | {'' if kept else '**too much**'} |" for what, bound, said, kept in rows
    )
    path.write_text(
        PAGE.format(
            day=found["day"],
            machine=machine(found),
            lines=table,
            floor=floor.name.capitalize(),
            milliseconds=statistics.median(floor.wall),
            rounds=len(floor.wall),
            processors=os.cpu_count(),
            open=sweeping.OPEN,
            deadlines=found["sweep"]["deadlines"],
            notices=found["sweep"]["notices"],
        )
    )


def machine(found: dict) -> str:
    """What it ran on, in one sentence."""
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}, "
        f"PostgreSQL {found['postgresql']}; load of the machine {found['load']:.1f} when the pages were measured."
    )
