"""The measurements, in a process that has the settings of the measured server.

``python -m bench FOLDER SECONDS`` measures everything and writes docs/performance.md; ``python -m bench FOLDER --only
reports`` (or ``pages``) measures a part and only shows it.
"""

import contextlib
import os
import sys
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402 - models are there only after setup

from bench import files, pages, report, reports, sweeping, world  # noqa: E402
from safeguarding.clock import wall  # noqa: E402

SOMEBODY = "support@demo.example"


def main(folder: Path, first_page: float) -> None:
    """Pages, ten times the rows, the sweep; exit code 1 when a bound is broken."""
    found = {"first_page": first_page, "day": f"{wall.today():%-d %B %Y}"}
    tidy()
    with contextlib.ExitStack() as servers:
        port = servers.enter_context(world.server(folder / "server.log"))
        visitor = pages.Visitor(port, SOMEBODY)
        found["reports"] = measured_reports(visitor)
        found["pages"] = measured_pages(visitor, found)
    world.say("The reminder sweep over 100,000 open deadlines")
    # What the demo's own cases owe is told first.
    sweeping.settle()
    world.manage("seed_demo", "--open-deadlines", str(sweeping.OPEN), "--owed", str(sweeping.OWED))
    tidy()
    found["sweep"] = sweeping.measure()
    found["postgresql"] = connection.connection.server_version // 10000
    rows = report.lines(found)
    report.write(found, rows, world.ROOT / "docs" / "performance.md")
    report.show(rows)


def measured_reports(visitor):
    """The facts, the document, and pages while reports are made; before the rows are ten times as many."""
    world.say("The facts of a yearly report")
    facts = reports.gathered()
    world.say("The PDF of a long report")
    pdf = reports.made()
    world.say("Pages while three reports are made")
    return {"facts": facts, "pdf": pdf, "beside": reports.beside(visitor)}


def one_part(folder: Path, part: str) -> None:
    """``reports`` or ``pages`` alone, on the screen."""
    tidy()
    with world.server(folder / "server.log") as port:
        visitor = pages.Visitor(port, SOMEBODY)
        if part == "reports":
            report.show(reports.lines(measured_reports(visitor)))
        asked = pages.pages_of(visitor.person)
        pages.measure(visitor, asked)
        for page in asked:
            page.statements = page.statements_at_ten_times = pages.count(visitor, page.path)
        report.show(report.of_pages(asked))


def measured_pages(visitor, found):
    """Every page with its times, its statements, and its statements with ten times the rows."""
    asked = pages.pages_of(visitor.person)
    world.say("Pages")
    pages.measure(visitor, asked)
    found["load"] = os.getloadavg()[0]
    for page in asked:
        page.statements = pages.count(visitor, page.path)
    world.say("The action log as a file, and a log brought in")
    found["csv"], found["import"] = files.csv_out(visitor.person), files.log_in()
    world.say("The same with ten times the rows")
    world.manage("seed_demo", "--scale", "100")
    tidy()
    for page in asked:
        page.statements_at_ten_times = pages.count(visitor, page.path)
    return asked


def tidy():
    """What the database does by itself at night: it counts its rows, so that it plans well."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    if sys.argv[2] == "--only":
        one_part(Path(sys.argv[1]), sys.argv[3])
    main(Path(sys.argv[1]), float(sys.argv[2]))
