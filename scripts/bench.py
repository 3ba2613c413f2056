"""Measures the portal on servers of its own, writes docs/performance.md, and fails when a bound is broken.

Called by ``make bench``. Figures are ratios against a floor measured in the same run.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # not this folder: its bench.py would stand in the way of bench/

from bench import first_page, world  # noqa: E402 - the folder must be on the path first
from tests import services  # noqa: E402

ARRANGEMENT = "arrangements/buckinghamshire.yaml"


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    try:
        with contextlib.ExitStack() as servers:
            code = measure(folder, servers)
    except services.NotHere as reason:
        sys.exit(f"The bench needs a server that is not here: {reason}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{time.monotonic() - began:.0f} seconds. The figures are in docs/performance.md.")
    sys.exit(code)


def measure(folder, servers):
    """Everything, from the empty database to the table; the exit code."""
    demo = folder / "demo"
    preparing = ThreadPoolExecutor().submit(first_page.prepare, demo)
    world.say("A demo to start; a database with 300 cases, 20,000 deadlines and 2,000 people")
    database = servers.enter_context(services.postgresql())
    redis = servers.enter_context(services.redis())
    os.environ.update(world.surroundings(folder, database, redis))
    world.make_database(database)
    world.manage("migrate", "--verbosity", "0")
    world.manage("load_arrangement", ARRANGEMENT)
    world.manage("seed_demo", "--scale", "10")
    world.manage("collectstatic", "--noinput", "--verbosity", "0", mode="production")
    preparing.result()
    world.say("The first page of the demo")
    seconds = first_page.measure(demo)
    return subprocess.run([world.PYTHON, "-m", "bench", folder, str(seconds)], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    main()
