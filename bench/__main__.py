"""The measurements, in a process that has the settings of the measured server: ``python -m bench FOLDER SECONDS``."""

import contextlib
import os
import sys
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402 - models are there only after setup

from bench import files, pages, report, sweeping, world  # noqa: E402
from safeguarding.clock import wall  # noqa: E402

SOMEBODY = "support@demo.example"


def main(folder: Path, first_page: float) -> None:
    """Pages, ten times the rows, the sweep; exit code 1 when a bound is broken."""
    found = {"first_page": first_page, "day": f"{wall.today():%-d %B %Y}"}
    tidy()
    with contextlib.ExitStack() as servers:
        port = servers.enter_context(world.server(folder / "server.log"))
        visitor = pages.Visitor(port, SOMEBODY)
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
    main(Path(sys.argv[1]), float(sys.argv[2]))
