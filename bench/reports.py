"""Reports: gathering their facts, making their PDF, and what the web server's pages notice of that."""

import contextlib
import json
import statistics
import subprocess
import time

from django.db import connection

from bench import document, pages, world
from reports.facts.frame import Frame
from reports.facts.registry import offered
from reports.facts.taking import frame_of, gather
from tests import services

MOST_STATEMENTS, GATHER_BOUND, PDF_BOUND, CHARTS_BOUND, MEMORY_BOUND = 60, 2.0, 1.15, 0.05, 700
BUSY_BOUND = 1.15
GATHERED, RENDERING, BESIDE, SECONDS = 15, 3, 60, 60
CALM = ("home", "report")
DOCUMENT = [world.PYTHON, "-m", "bench.document"]


# Gathering


def gathered() -> dict:
    """Every fact that is offered for the year, against the statements that it sends, run once more bare; in turn."""
    frame = frame_of(pages.yearly())
    sent = statements(frame)
    ours, bare = [], []
    for _ in range(GATHERED):
        ours.append(timed(lambda: gather(fresh(frame), offered())))
        bare.append(timed(lambda: run(sent)))
    first, second = statistics.median(ours), statistics.median(bare)
    return {
        "ours": first,
        "bare": second,
        "ratio": first / second,
        "statements": len(sent),
        "facts": len(offered()),
        "outlines": len(statements(frame, wanted())),
    }


def wanted() -> list[str]:
    """The facts that the report's own parts show."""
    return [key for keys in pages.yearly().sections.values_list("facts_wanted", flat=True) for key in keys]


def fresh(frame: Frame) -> Frame:
    """The same frame before anything was read for it."""
    return Frame(frame.partnership, frame.from_on, frame.until_on, frame.today, frame.group)


def statements(frame: Frame, keys=None) -> list[tuple]:
    """What is sent for the facts of ``keys`` (all where None), with its values; the first time warms everything up."""
    sent = []

    def note(execute, sql, values, many, context):
        sent.append((sql, values))
        return execute(sql, values, many, context)

    gather(fresh(frame), keys or offered())
    with connection.execute_wrapper(note):
        gather(fresh(frame), keys or offered())
    return sent


def run(sent: list[tuple]) -> None:
    """The statements alone, through the driver's own cursor, every row fetched."""
    with connection.connection.cursor() as cursor:
        for sql, values in sent:
            cursor.execute(sql, values)
            cursor.fetchall()


def timed(act) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


# The document, and pages beside it


def made() -> dict:
    """What the PDF costs in a worker process of its own."""
    done = subprocess.run([*DOCUMENT, "figures"], cwd=world.ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{done.stderr}\nThe document was not made.")
    return json.loads(done.stdout.splitlines()[-1])


def beside(visitor: pages.Visitor) -> dict[str, dict]:
    """For each page: its median without and with reports being made, on the wall and in the server's processor.

    Without is measured before and after, so that a machine that grows slower or quicker does so for both.
    """
    alone, busy = _asked(visitor), _asked(visitor)
    pages.measure(visitor, alone, BESIDE, SECONDS)
    with rendering():
        pages.measure(visitor, busy, 2 * BESIDE, SECONDS)
    pages.measure(visitor, alone, BESIDE, SECONDS)
    return {
        there.name: {what: pages.ratio(there, here, what) for what in ("wall", "cpu")}
        for here, there in zip(alone, busy, strict=True)
    }


def _asked(visitor: pages.Visitor) -> list[pages.Page]:
    return [pages.Page(name, path) for name, path in zip(CALM, ("/", pages.yearly().get_absolute_url()), strict=True)]


@contextlib.contextmanager
def rendering():
    """Three worker processes that make reports, from the moment that each has begun."""
    with contextlib.ExitStack() as stack:
        options = {"cwd": world.ROOT, "stdout": subprocess.PIPE, "text": True}
        workers = [
            stack.enter_context(services.process([*DOCUMENT, "again"], patience=5, **options)) for _ in range(RENDERING)
        ]
        for worker in workers:
            if worker.stdout.readline().strip() != document.BEGUN:
                raise SystemExit("A worker that makes reports did not begin.")
        yield


# The table


def lines(found: dict):
    """What, bound, measured, kept; for every figure of the reports."""
    facts, paper = found["facts"], found["pdf"]
    many = max(facts["statements"], facts["outlines"])
    said = f"{facts['statements']} for all {facts['facts']} facts, {facts['outlines']} for the report's own"
    size = f"{paper['pages']} pages, {paper['tables']} tables, {paper['drawings']} charts"
    rows = [
        ("Facts of a yearly report: SQL statements", f"{MOST_STATEMENTS}", said, many <= MOST_STATEMENTS),
        against("Facts of a yearly report", facts, GATHER_BOUND, "times these statements alone"),
        against(f"PDF of a report ({size})", paper, PDF_BOUND, "times the renderer alone"),
        (
            "PDF: all charts together",
            f"{CHARTS_BOUND:.0%} of the document",
            f"{paper['charts']:.1%} ({paper['charts_drawn']:.1%} to draw, the rest to put them on their pages)",
            paper["charts"] <= CHARTS_BOUND,
        ),
        (
            "PDF: peak memory of the worker",
            f"{MEMORY_BOUND} MB",
            f"{paper['memory']:.0f} MB",
            paper["memory"] < MEMORY_BOUND,
        ),
    ]
    return rows + [undisturbed(name, took) for name, took in found["beside"].items()]


def against(name: str, took: dict, bound: float, bare: str):
    said = f"{took['ratio']:.2f} times ({took['ours']:,.0f} ms against {took['bare']:,.0f} ms)"
    return name, f"{bound} {bare}", said, took["ratio"] <= bound


def undisturbed(name: str, took: dict):
    said = f"{took['wall']:.2f} times (processor {took['cpu']:.2f} times)"
    bound = f"{BUSY_BOUND} times its time without"
    return f"{name.capitalize()} while three reports are made", bound, said, took["wall"] <= BUSY_BOUND
