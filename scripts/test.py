"""Every check of the house, one after the other, on real servers that are gone afterwards.

Called by ``make test``. Every stage runs even when an earlier one failed, so that one run
shows all there is to mend; the last line adds the tests of all stages up in pytest's style.
"""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import services  # noqa: E402 - the path comes first

BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
PYTEST = [PYTHON, "-m", "pytest", "-q", "--no-header", "--durations=5"]
CLOSING = re.compile(r"(\d+) (passed|failed|skipped|errors?|xfailed|xpassed|warnings?|deselected)\b")

# Values that are only right in form: `check --deploy` looks at settings and opens nothing.
PRODUCTION = {
    "SAFEGUARDING_MODE": "production",
    "SECRET_KEY": "a-key-for-the-deployment-check-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "portal.example",
    "SITE_ADDRESS": "https://portal.example",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_HOST": "mail.example",
    "DEFAULT_FROM_EMAIL": "no-reply@portal.example",
    "DOCUMENTS_FOLDER": "/var/lib/portal/documents",
}


@dataclass
class Report:
    """What each stage said: its name, how long it took, whether it was right; and the tests added up."""

    stages: list = field(default_factory=list)
    tests: Counter = field(default_factory=Counter)

    def run(self, name, command, **environment):
        """Run one stage with its output shown; add its tests up when it is pytest."""
        print(f"\n──── {name}", flush=True)
        began, closing = time.monotonic(), ""
        with subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, text=True,
        ) as child:  # fmt: skip
            for line in child.stdout:
                print(line, end="", flush=True)
                closing = line if " in " in line and CLOSING.search(line) else closing
        self.tests.update(
            {word.rstrip("s") if word == "errors" else word: int(n) for n, word in CLOSING.findall(closing)}
        )
        self.stages.append((name, time.monotonic() - began, child.returncode == 0))

    def missing(self, name, reason):
        """A stage that this machine cannot run."""
        print(f"\n──── {name}\nCould not run: {reason}", flush=True)
        self.stages.append((f"{name}: could not run: {reason}", 0.0, bool(os.environ.get("ALLOW_SKIPS"))))

    @property
    def right(self):
        return all(right for _, _, right in self.stages)

    def close(self, seconds):
        """The stages as a table, then one line in pytest's style."""
        print()
        for name, took, right in self.stages:
            print(f"{'right' if right else 'WRONG':6} {took:6.1f} s  {name}")
        wrong = sum(not right for _, _, right in self.stages)
        counts = [f"{self.tests[word]} {word}" for word in ("failed", "passed", "skipped", "error") if self.tests[word]]
        if wrong:
            counts.append(f"{wrong} stages wrong")
        print(f"{', '.join(counts)} in {seconds:.2f}s ({int(seconds) // 60} min {int(seconds) % 60} s)".center(80, "="))


def static_checks(report):
    report.run("lint", [BIN / "ruff", "check", "."])
    report.run("format", [BIN / "ruff", "format", "--check", "."])
    report.run("floors", [BIN / "lint-imports"])
    test_mode = {"SAFEGUARDING_MODE": "test"}
    report.run("no missing migration", [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"], **test_mode)
    deploy = [PYTHON, "-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    report.run("production settings", deploy, **PRODUCTION, DATABASE_URL="postgres://portal@db.example/portal")


def begin_servers(report, servers):
    """Start PostgreSQL and Redis, and the migrations of both databases beside the checks: ``(address, Redis)``."""
    try:
        address = servers.enter_context(services.postgresql())
    except services.NotHere as reason:
        report.missing("tests on PostgreSQL", reason)
        address = ""
    for database in {"", address}:
        # Whoever comes before the template is there waits for it; a fault comes to light there.
        environment = {**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.portal_settings"}
        servers.enter_context(services.process([PYTHON, "-m", "tests.bed.template"], cwd=ROOT, env=environment))
    return address, _redis(report, servers)


def run_tests(report, address, with_redis):
    two = [*PYTEST, "-n", "2", "--dist", "worksteal"]
    report.run("tests on SQLite", [*two, "-m", "not browser and not service"], DATABASE_URL="")
    if address:
        report.run(
            "tests on PostgreSQL, with Redis and Celery",
            [*two, "-m", "not browser"],
            DATABASE_URL=address,
            **with_redis,
        )
    report.run("browser journeys", [*two, "-m", "browser"], DATABASE_URL=address, **with_redis)


def _redis(report, servers):
    try:
        return {"TEST_REDIS_URL": servers.enter_context(services.redis())}
    except services.NotHere as reason:
        report.missing("tests with Redis", reason)
        return {}


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    if not os.environ.get("ALLOW_SKIPS"):
        os.environ["REFUSE_SKIPS"] = "1"
    began, report = time.monotonic(), Report()
    with contextlib.ExitStack() as servers:
        address, with_redis = begin_servers(report, servers)
        static_checks(report)
        run_tests(report, address, with_redis)
    report.close(time.monotonic() - began)
    sys.exit(0 if report.right else 1)


if __name__ == "__main__":
    main()
