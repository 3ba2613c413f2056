"""A worker process that makes a long report: ``python -m bench.document FIGURES|AGAIN``, with the measured settings.

``figures`` prints what one PDF costs, as JSON; ``again`` makes one after another until it is ended.
"""

import contextlib
import importlib
import io
import json
import resource
import statistics
import sys
import time
from pathlib import Path

import django
import pikepdf

django.setup()

from django.conf import settings  # noqa: E402 - the portal's modules are there only after setup

from reports.charts.draw import ON_PAPER, chart_svg  # noqa: E402
from reports.documents import make, pdf  # noqa: E402
from safeguarding import manners  # noqa: E402
from safeguarding.documents import layout, turns  # noqa: E402
from tests.reports.generous import printed  # noqa: E402

ROUNDS = 3
BEGUN = "begun"
MOMENT = 0.1


def costing(act) -> tuple:
    """Milliseconds of this process's processor, since nothing in it waits for anything, and what came of it."""
    began = time.process_time()
    came = act()
    return (time.process_time() - began) * 1000, came


def cost(act) -> float:
    """The milliseconds alone."""
    return costing(act)[0]


def figures() -> dict:
    """The whole document against the renderer alone, in turn; its charts; the most memory that all of it took."""
    report, weasyprint = printed(), importlib.import_module("weasyprint")
    as_it_comes = weasyprint.svg.Node.text
    html, style = pdf.html_of(report), (Path(settings.BASE_DIR) / pdf.STYLE).read_text()
    in_page, last, ours, bare, charts, laid_out = [0.0], b"", [], [], [], []
    with timed_drawing(in_page):
        for _ in range(ROUNDS):
            in_page[0] = 0.0
            took, last = costing(lambda: make("pdf", report))
            ours.append(took)
            laid_out.append(in_page[0])
            with as_the_library_is(weasyprint, as_it_comes):
                bare.append(cost(lambda: alone(weasyprint, html, style)))
            charts.append(cost(lambda: drawn(report)))
    first, second = statistics.median(ours), statistics.median(bare)
    return {
        "ours": first,
        "bare": second,
        "ratio": first / second,
        "charts_drawn": statistics.median(charts) / first,
        "charts": (statistics.median(charts) + statistics.median(laid_out)) / first,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        **sizes(report, last),
    }


def alone(weasyprint, html: str, style: str) -> bytes:
    """The renderer's own way from the same text and style to the same kind of PDF."""
    sheet = weasyprint.CSS(string=style)
    return weasyprint.HTML(string=html).write_pdf(stylesheets=[sheet], **layout.OPTIONS)


@contextlib.contextmanager
def as_the_library_is(weasyprint, as_it_comes: property):
    """The renderer without what the portal changes in it (``safeguarding/documents/drawn_text.py``)."""
    ours, weasyprint.svg.Node.text = weasyprint.svg.Node.text, as_it_comes
    try:
        yield
    finally:
        weasyprint.svg.Node.text = ours


def with_charts(report) -> list[dict]:
    """The facts that are drawn."""
    return [fact for part in report.content["sections"] for fact in part["facts"] if fact["chart"]]


def drawn(report) -> None:
    """Every chart of the report."""
    for fact in with_charts(report):
        chart_svg(fact["chart"], fact["table"], width=ON_PAPER)


def sizes(report, data: bytes) -> dict:
    """How many pages, tables and charts it has."""
    with pikepdf.open(io.BytesIO(data)) as file:
        number = len(file.pages)
    facts = [fact for part in report.content["sections"] for fact in part["facts"]]
    return {"pages": number, "tables": sum(bool(fact["table"]) for fact in facts), "drawings": len(with_charts(report))}


@contextlib.contextmanager
def timed_drawing(spent: list[float]):
    """Adds to ``spent`` the milliseconds in which the renderer puts drawings on pages."""
    images = importlib.import_module("weasyprint.images")
    usual = images.SVGImage.draw

    def draw(self, *args, **kwargs):
        spent[0] += cost(lambda: usual(self, *args, **kwargs))

    images.SVGImage.draw = draw
    try:
        yield
    finally:
        images.SVGImage.draw = usual


def again() -> None:
    """One PDF after another, in a worker's manners: after the web server, and in turn with the other workers."""
    manners.give_way()
    report = printed()
    print(BEGUN, flush=True)
    while True:
        with contextlib.suppress(turns.NoPlaceFree), turns.place():
            make("pdf", report)
        time.sleep(MOMENT)


if __name__ == "__main__":
    if sys.argv[1] == "again":
        again()
    print(json.dumps(figures()))
